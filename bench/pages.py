"""Pages of a large company over http: how long people wait, alone and among others.

`VERDER_BENCH_ACCOUNTS=10000,100000` sets the sizes; the first of them has the limits.
Users "as people" read three seconds on average before they open the next page; users
"without a pause" never read, which shows what the machine can carry. Each row is the
wait that only one in twenty visits exceeds, beside a page without content in the same round.
"""

import os
import statistics
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice

import psycopg

from bench.company import PROCESSES, Company, company
from bench.contacts import filled
from bench.counted import Tally, counted
from bench.rows import Row
from bench.served import served
from bench.visitors import Seconds, Walk, visit
from bench.walks import NOTHING, PAGES, ROLES, Page, Person, person

ACCOUNTS = [int(n) for n in os.environ.get("VERDER_BENCH_ACCOUNTS", "10000,100000").split(",")]
LINES = 5_000_000
CROWDS = (10, 50)
READING = 3.0  # seconds
ALONE, AS_PEOPLE, WITHOUT_PAUSE = 45.0, 75.0, 20.0  # seconds
CONNECTIONS = 2 * PROCESSES  # enough to come by every process


def run() -> Iterator[Row]:
    """Measure every size."""
    for place, accounts in enumerate(ACCOUNTS):
        with company(accounts=accounts, lines=LINES) as found:
            filled(found)
            yield from measured(found, is_limited=place == 0)


def measured(found: Company, *, is_limited: bool) -> Iterator[Row]:
    """Measure one company: the first visits, somebody alone, and crowds."""
    size = f"{found.accounts:,} accounts"
    if found.made_in is not None:
        yield Row(name=f"{size}: made", seconds=found.made_in)
    with served(found) as address:
        persons = [person(address, role) for role in ROLES]
        yield from first_visits(size, "start", persons[0])
        change_figures(found)
        yield from first_visits(size, "change", persons[0])
        come_by(persons)
        yield from queries_of(size, tallies_of(found, persons), is_limited=is_limited)
        for title, seconds in rounds(persons):
            limits = is_limited and "pause" not in title
            yield from rows_of(f"{size}, {title}", seconds, is_limited=limits)


def first_visits(size: str, after: str, who: Person) -> Iterator[Row]:
    """Measure the first visit to some pages while nothing is kept in the process."""
    title = f"{size}, first after a {after}"
    for ask in who.asks_once:
        if ask.page in {"portfolio", "account list", "account"}:
            yield Row(name=f"{title}: {ask.page}", seconds=who.visitor.open(ask).seconds)


def change_figures(found: Company) -> None:
    """Do what an import does in the end: let every figure be worked out anew."""
    with psycopg.connect(found.database) as connection:
        connection.execute("UPDATE core_organisation SET revision = revision + 1")


def come_by(persons: Sequence[Person]) -> None:
    """Open each page in every process, so that what is kept there is there."""
    with ThreadPoolExecutor(CONNECTIONS) as screens:
        for who in persons:
            beside = [who.visitor.beside() for _ in range(CONNECTIONS)]
            for ask in who.asks_once:
                list(screens.map(lambda visitor, ask=ask: visitor.open(ask), beside))


def rounds(persons: Sequence[Person]) -> Iterator[tuple[str, Seconds]]:
    """Yield how long everybody waited: one user, then crowds that read, and that do not."""
    yield "1 user", visit(_walks(persons, 1), seconds=ALONE, pause=0)
    for count in CROWDS:
        walks = _walks(persons, count)
        yield f"{count} users as people", visit(walks, seconds=AS_PEOPLE, pause=READING)
        title = f"{count} users without a pause"
        yield title, visit(walks, seconds=WITHOUT_PAUSE, pause=0)


def _walks(persons: Sequence[Person], count: int) -> list[Walk]:
    """Return so many users, each beginning at another page."""
    users = islice(cycle(persons), count)
    walks: list[Walk] = []
    for place, who in enumerate(users):
        start = place * 5 % len(who.asks)
        walks.append((who.visitor.beside(), [*who.asks[start:], *who.asks[:start]]))
    return walks


def rows_of(title: str, seconds: Seconds, *, is_limited: bool) -> Iterator[Row]:
    """Yield the waits for each page beside those for an empty one."""
    beside = ninety_fifth(seconds[NOTHING.page])
    for page in PAGES:
        if page.name not in seconds:
            continue
        waits = seconds[page.name]
        note = f"half within {statistics.median(waits):.3f} s, {len(waits)} visits"
        yield Row(
            name=f"{title}: {page.name}",
            seconds=ninety_fifth(waits),
            other="empty page",
            other_seconds=beside,
            most=page.most if is_limited else None,
            note=note,
        )


def ninety_fifth(waits: Sequence[float]) -> float:
    """Return the wait that one in twenty visits exceeds.

    >>> ninety_fifth([number / 100 for number in range(1, 101)])
    0.95
    """
    ordered = sorted(waits)
    return ordered[-(-len(ordered) * 19 // 20) - 1]


def tallies_of(found: Company, persons: Sequence[Person]) -> dict[str, Tally]:
    """Return the questions of each page, of who asks most."""
    tallies: dict[str, Tally] = {}
    for who in persons:
        asks = who.asks_once
        for ask, tally in zip(asks, counted(found, who.email, asks), strict=True):
            if ask.page not in tallies or tally.queries > tallies[ask.page].queries:
                tallies[ask.page] = tally
    return tallies


def queries_of(size: str, tallies: Mapping[str, Tally], *, is_limited: bool) -> Iterator[Row]:
    """Yield how many questions each page asks of the database, and how long those take."""
    pages: dict[str, Page] = {page.name: page for page in PAGES}
    for name, tally in tallies.items():
        most = pages[name].queries if is_limited and name in pages else None
        yield Row(
            name=f"{size}: questions of {name}",
            seconds=tally.queries,
            unit="queries",
            most=most,
            note=f"{tally.seconds * 1000:.1f} ms in the database",
        )
