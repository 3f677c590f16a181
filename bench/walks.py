"""The pages that are measured, and the people who open them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.visitors import Ask, Visitor, sign_in
from verder.facts.demo.staff import PASSWORD, people

SEED = 1  # as `verder demo` has it
ROLES = ("director", "sales_manager", "account_manager")
WORDS = ("b", "bo", "bou", "tech", "utrecht", "1234", "de+v")  # as they are typed
NOTHING = Ask(page="empty page", path="/health/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, how long people may wait for it and how much it may ask of the database."""

    name: str
    path: str
    target: str = ""
    most: float | None = None
    queries: int | None = None

    def ask(self, **found: str) -> Ask:
        """Return the page of these records, or found with this word."""
        return Ask(page=self.name, path=self.path.format(**found), target=self.target)


TABS = ("profit", "cost-to-serve", "mutual", "value", "strength", "inputs", "history")
PEOPLE = ("people", "teams", "contact-matrix", "plan", "contacts", "relationship")
PAGES = (
    Page(name="portfolio", path="/portfolio/", most=0.5),
    Page(name="account list", path="/accounts/", most=0.15, queries=15),
    Page(
        name="search as you type",
        path="/accounts/?q={word}",
        target="table-accounts",
        most=0.08,
        queries=15,
    ),
    Page(name="account", path="/accounts/{account}/", most=0.25, queries=30),
    *(
        Page(name=f"account: {tab}", path=f"/accounts/{{account}}/{tab}/", most=0.25, queries=30)
        for tab in (*TABS, *PEOPLE)
    ),
    Page(name="what changed", path="/identify/alerts/"),
    Page(name="today", path="/today/"),
    Page(name="contacts", path="/people/"),
    Page(name="year calendar", path="/year-calendar/"),
    Page(name="ABC", path="/identify/abc/"),
    Page(name="whale curve", path="/identify/whale/"),
    Page(name="life cycle", path="/identify/life-cycle/"),
    Page(name="customer value", path="/identify/customer-value/"),
    Page(name="selection", path="/identify/selection/"),
    Page(name="selection round", path="/identify/selection/{round}/"),
    Page(name="portfolio matrix", path="/identify/matrix/"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody at a browser, and the pages that they open, one after another."""

    email: str
    visitor: Visitor
    asks: Sequence[Ask]

    @property
    def asks_once(self) -> list[Ask]:
        """Each page once."""
        return list({ask.page: ask for ask in reversed(self.asks)}.values())[::-1]


def person(address: str, role: str) -> Person:
    """Sign somebody of this role in, and find out which accounts they see."""
    email = next(each.email for each in people(SEED) if each.role == role)
    visitor = sign_in(address, email, PASSWORD)
    return Person(email=email, visitor=visitor, asks=tuple(_asks(visitor)))


def _asks(visitor: Visitor) -> Iterator[Ask]:
    """Yield the walk past all pages, once for each word, with another account each time."""
    listed = visitor.open(Ask(page="", path="/accounts/")).body
    accounts = list(dict.fromkeys(re.findall(r'"/accounts/(\d+)/"', listed)))
    rounds = visitor.open(Ask(page="", path="/identify/selection/")).body
    first = re.search(r'"/identify/selection/(\d+)/"', rounds)
    yield NOTHING
    for place, word in enumerate(WORDS):
        found = {"account": accounts[place * 5], "word": word}
        for page in PAGES:
            if "{round}" not in page.path:
                yield page.ask(**found)
            elif first is not None:
                yield page.ask(round=first[1])
