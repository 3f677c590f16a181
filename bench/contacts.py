"""Three people at every account of a company, and a year of contacts with them.

Run as a program of its own for a company, `python -m bench.contacts` adds what is missing.
"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from bench.company import Company

if TYPE_CHECKING:
    from verder.apps.intensify.models import Colleague, ContactMoment, Person, Position

EACH: Final = 3  # people at each account, and contacts with it in the last year
BATCH: Final = 5_000
LEVELS: Final = (2, 3, 4)
ROLES: Final = ("user", "buyer", "decider")


def filled(company: Company) -> None:
    """Let a company know three people at every account."""
    words = [sys.executable, "-m", "bench.contacts"]
    subprocess.run(words, env=company.environment, check=True)


def main() -> None:
    """Add people, their positions and roles, and contacts, unless they are there."""
    from verder.apps.accounts.models import Account  # noqa: PLC0415
    from verder.apps.intensify.models import Person  # noqa: PLC0415

    accounts = list(Account.objects.order_by("pk").values_list("pk", "owner"))
    if Person.objects.count() >= EACH * len(accounts):
        return
    _write(_people(len(accounts) * EACH))
    people = list(Person.objects.order_by("-pk").values_list("pk", flat=True))
    people = people[: len(accounts) * EACH]
    _write(_positions([key for key, _owner in accounts for _ in range(EACH)], people))
    _roles(people)
    _contacts(people)


def _people(count: int) -> "Iterator[Person]":
    from verder.apps.intensify.models import Person  # noqa: PLC0415

    for number in range(count):
        yield Person(given_name=f"Persoon {number % 997}", family_name=f"Van {number:06}")


def _positions(accounts: list[int], people: list[int]) -> "Iterator[Position]":
    from verder.apps.intensify.models import Position  # noqa: PLC0415

    for place, (account, person) in enumerate(zip(accounts, people, strict=True)):
        yield Position(
            account_id=account,
            person_id=person,
            function=f"Functie {place % EACH}",
            department="Inkoop",
            level=LEVELS[place % EACH],
        )


def _roles(people: list[int]) -> None:
    from verder.apps.intensify.models import Position, PositionRole  # noqa: PLC0415

    keys = Position.objects.filter(person__in=people).order_by("pk").values_list("pk", flat=True)
    since = date(2024, 1, 1)
    _write(
        PositionRole(position_id=key, role=ROLES[place % EACH], began_on=since)
        for place, key in enumerate(keys)
    )


def _contacts(people: list[int]) -> None:
    from verder.apps.core.models import User  # noqa: PLC0415
    from verder.apps.intensify.models import ContactMoment, Position  # noqa: PLC0415
    from verder.apps.intensify.services.colleagues import colleague_for  # noqa: PLC0415

    by_user = {user.pk: colleague_for(user) for user in User.objects.filter(is_active=True)}
    met = Position.objects.filter(person__in=people).order_by("pk")
    rows = list(met.values_list("pk", "account", "account__owner"))
    _write(_moments([account for _key, account, _owner in rows], ContactMoment.objects.count()))
    moments = list(ContactMoment.objects.order_by("-pk").values_list("pk", flat=True))[: len(rows)]
    moments.reverse()
    whom = ContactMoment.positions.through
    _write(
        whom(contactmoment_id=moment, position_id=key)
        for moment, (key, _account, _owner) in zip(moments, rows, strict=True)
    )
    _write(_who(moments, [by_user.get(owner) for _key, _account, owner in rows]))


def _moments(accounts: list[int], before: int) -> "Iterator[ContactMoment]":
    from verder.apps.intensify.models import ContactMoment  # noqa: PLC0415

    last = date.today() - timedelta(days=1)  # noqa: DTZ011 - any day serves
    for place, account in enumerate(accounts):
        yield ContactMoment(
            account_id=account,
            state="done",
            channel=("visit", "call", "video")[place % EACH],
            on=last - timedelta(days=(place + before) % 365),
            minutes=60,
            purpose="Voortgang",
        )


def _who(moments: list[int], colleagues: "list[Colleague | None]") -> Iterator[object]:
    from verder.apps.intensify.models import ContactMoment  # noqa: PLC0415

    through = ContactMoment.colleagues.through
    for moment, colleague in zip(moments, colleagues, strict=True):
        if colleague is not None:
            yield through(contactmoment_id=moment, colleague_id=colleague.pk)


def _write(rows: "Iterator[object]") -> None:
    """Write rows in batches; all of them are of one model."""
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        type(batch[0])._default_manager.bulk_create(batch)  # type: ignore[attr-defined]  # noqa: SLF001


if __name__ == "__main__":
    from verder.cli.start import start_django

    start_django()
    main()
