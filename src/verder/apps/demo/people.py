"""Who works at the largest customers of the demo company: people who do not exist.

Their addresses end in the reserved domain .example, their numbers begin with 085 000, which
nobody has. Some functions are vacant, one person changed company, some left long ago, and some
were written down twice.
"""

from datetime import date, timedelta
from typing import Final

from django.utils.text import slugify

from verder.apps.accounts.models import Account
from verder.apps.identify import figures
from verder.apps.identify.queries.selection import accounts_decided
from verder.apps.identify.selection_choices import Decision
from verder.apps.imports.queries import current_facts
from verder.apps.intensify.enums import ReachKind, ReachPlace
from verder.apps.intensify.models import Position
from verder.apps.intensify.services.people import add_contact
from verder.apps.intensify.services.positions import (
    begin_position,
    change_company,
    end_position,
)
from verder.apps.intensify.services.said import PersonSaid, PositionSaid, ReachSaid
from verder.domain.values.missing import NotComputable
from verder.facts.demo.chance import Chance
from verder.facts.demo.names import family_name
from verder.facts.demo.words import table, words
from verder.facts.engine import Level

MOST: Final = 14
PART: Final = 12  # of a small company one customer in twelve
VACANT: Final = 7  # one function in so many has nobody who is known
UNVERIFIED: Final = 4  # the details of one person in so many were checked long ago
LEAVERS: Final = 3  # who left so long ago that they need not be known any more
TWICE: Final = 3  # who stands in the list a second time, as an import may bring them
FRENCH: Final = frozenset({"Henegouwen", "Luik", "Namen", "Waals-Brabant"})
NOBODYS_NUMBERS: Final = "+3185000"


def know_people(*, today: date, seed: int, customers: int) -> None:
    """Let the account managers know who works at their key accounts and largest customers."""
    chance = Chance(seed, "people")
    accounts = _accounts(min(MOST, max(2, customers // PART)))
    for account in accounts:
        _fill(account, today, chance)
    if len(accounts) > 1:
        _change_company(accounts[-1], accounts[0], today)
        _leave(accounts[:LEAVERS], today, chance)
        _write_twice(accounts[:TWICE], today)


def _accounts(most: int) -> list[Account]:
    """Return the key accounts, and behind them the largest customers."""
    try:
        totals = figures.totals(current_facts(), figures.default_period(), Level.ACCOUNT, "")
    except NotComputable:
        return []
    key = accounts_decided(Decision.KEY)
    ranked = sorted(
        totals.values(), key=lambda row: (row.account_id not in key, -row.revenue, row.account_id)
    )
    found = Account.objects.select_related("owner").in_bulk(
        [row.account_id for row in ranked[:most]]
    )
    return [found[row.account_id] for row in ranked[:most] if row.account_id in found]


def _fill(account: Account, today: date, chance: Chance) -> None:
    """Fill the functions of one customer; the first is the head of all others."""
    head: Position | None = None
    for place, row in enumerate(table("functions")):
        if not chance.happens(float(row["share"])):
            continue
        began_on = today - timedelta(days=chance.whole(200, 3000))
        said = PositionSaid(
            function=row["function"],
            department=row["department"],
            level=int(row["level"]),
            is_gatekeeper=bool(row["is_gatekeeper"]),
            is_external=bool(row["is_external"]),
            reports_to=None if row["is_external"] else head,
            began_on=began_on,
        )
        roles = row["roles"].split("|")
        if place and chance.whole(1, VACANT) == 1:
            begin_position(
                by=account.owner, account=account, person=None, said=said, on=today, roles=roles
            )
            continue
        position = _add(account, said, roles, today, chance)
        head = head or position


def _add(
    account: Account, said: PositionSaid, roles: list[str], today: date, chance: Chance
) -> Position:
    given = chance.pick(words("given_names"))
    family = family_name(chance, account.country if account.country in {"NL", "BE"} else "NL")
    is_old = chance.whole(1, UNVERIFIED) == 1
    checked_on = today - timedelta(days=chance.whole(400, 700) if is_old else chance.whole(5, 300))
    reaches = [
        _reach(ReachKind.EMAIL, ReachPlace.WORK, _email(account, given, family)),
        _reach(ReachKind.PHONE, ReachPlace.WORK, f"{NOBODYS_NUMBERS}{chance.whole(1000, 9999)}"),
    ]
    position, _act = add_contact(
        by=account.owner,
        account=account,
        person=PersonSaid(given_name=given, family_name=family, language=_language(account)),
        position=said,
        reaches=reaches[: chance.whole(1, 2)],
        roles=roles,
        on=checked_on,
    )
    return position


def _reach(kind: str, place: str, value: str) -> ReachSaid:
    return ReachSaid(kind=kind, place=place, value=value)


def _email(account: Account, given: str, family: str) -> str:
    name, company = slugify(f"{given} {family}"), slugify(account.name)[:40].strip("-")
    return f"{name.replace('-', '.')}@{company or 'klant'}.example"


def _language(account: Account) -> str:
    return "fr" if account.region in FRENCH else "en" if account.country in {"GB", "US"} else "nl"


def _change_company(left: Account, to: Account, today: date) -> None:
    """Let a buyer who knows us go to the largest customer."""
    position = (
        Position.objects.filter(account=left, roles__role="buyer")
        .exclude(person=None)
        .select_related("account", "person")
        .order_by("pk")
        .first()
    )
    if position is None:
        return
    change_company(
        by=None,
        position=position,
        to=to,
        on=today - timedelta(days=40),
        said=PositionSaid(function="Categoriemanager", department="Inkoop", level=2),
        roles=["buyer"],
        leaves_vacancy=True,
    )


def _leave(accounts: list[Account], today: date, chance: Chance) -> None:
    """Let some have left years ago."""
    for account in accounts:
        began_on = today - timedelta(days=chance.whole(2500, 3000))
        said = PositionSaid(function="Hoofd magazijn", department="Logistiek", began_on=began_on)
        place = _add(account, said, [], today, chance)
        gone_on = today - timedelta(days=chance.whole(760, 1100))
        end_position(by=account.owner, position=place, on=gone_on, leaves_vacancy=False)


def _write_twice(accounts: list[Account], today: date) -> None:
    """Write somebody of each account down once more, by initial, as a card of a phone does."""
    for account in accounts:
        known = Position.objects.filter(account=account, ended_on=None).exclude(person=None)
        place = known.select_related("person").order_by("-pk").first()
        if place is None or place.person is None:
            continue
        reaches = place.person.reaches.order_by("pk")[:1]
        add_contact(
            by=account.owner,
            account=account,
            person=PersonSaid(
                given_name=f"{place.person.given_name[:1]}.", family_name=place.person.family_name
            ),
            position=PositionSaid(),
            reaches=[_reach(each.kind, each.place, each.value) for each in reaches],
            on=today,
        )
