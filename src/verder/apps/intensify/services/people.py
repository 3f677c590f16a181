"""People on the customer's side: added, changed, checked."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.core.services import record
from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.models import PeopleAct, Person, Position, Reach
from verder.apps.intensify.reaches import kept_reach
from verder.apps.intensify.rules import accounts_of, may_edit_people, may_edit_person
from verder.apps.intensify.services.journal import Journal
from verder.apps.intensify.services.places import place_person
from verder.apps.intensify.services.positions import fill_position
from verder.apps.intensify.services.said import PersonSaid, PositionSaid, ReachSaid


@transaction.atomic
def add_contact(
    *,
    by: User | None,
    account: Account,
    person: PersonSaid,
    position: PositionSaid,
    on: date,
    reaches: Iterable[ReachSaid] = (),
    roles: Collection[str] = (),
) -> tuple[Position, PeopleAct]:
    """Add somebody new who works at an account, and return their position there."""
    if not may_edit_people(by, account):
        raise PermissionDenied
    journal = Journal()
    made = make_person(journal, person, reaches, on=on, country=account.country)
    place = place_person(journal, account, made, position, roles, on=on)
    record(
        by=by,
        action="person.added",
        subject=made,
        after={**person, "account": account, **_reaches_told(made)},
    )
    return place, journal.keep(by=by, kind=ActKind.ADDED, account=account)


@transaction.atomic
def fill_with_new(
    *,
    by: User | None,
    position: Position,
    person: PersonSaid,
    reaches: Iterable[ReachSaid],
    on: date,
) -> PeopleAct:
    """Let somebody new take a position that was vacant."""
    journal = Journal()
    made = make_person(journal, person, reaches, on=on, country=position.account.country)
    return fill_position(by=by, position=position, person=made, on=on, journal=journal)


@transaction.atomic
def change_person(
    *, by: User | None, person: Person, said: PersonSaid, reaches: Sequence[ReachSaid], on: date
) -> PeopleAct | None:
    """Change what is said of a person, and all their addresses and numbers; None if nothing."""
    if not may_edit_person(by, person):
        raise PermissionDenied
    journal, before = Journal(), _told(person)
    journal.change(person, **said)
    accounts = accounts_of(person)
    set_reaches(journal, person, reaches, country=accounts[0].country if accounts else "")
    if not journal.lines:
        return None
    journal.change(person, verified_on=on)
    after = _told(person)
    record(
        by=by,
        action="person.changed",
        subject=person,
        before={name: value for name, value in before.items() if after[name] != value},
        after={name: value for name, value in after.items() if before[name] != value},
    )
    account = accounts[0] if accounts else None
    return journal.keep(by=by, kind=ActKind.CHANGED, account=account)


@transaction.atomic
def verify_person(*, by: User | None, person: Person, on: date) -> None:
    """Say that the details of a person were checked, and are right."""
    if not may_edit_person(by, person):
        raise PermissionDenied
    before, person.verified_on = person.verified_on, on
    person.save(update_fields=["verified_on"])
    record(
        by=by,
        action="person.verified",
        subject=person,
        before={"verified_on": before},
        after={"verified_on": on},
    )


def make_person(
    journal: Journal,
    said: PersonSaid,
    reaches: Iterable[ReachSaid],
    *,
    on: date | None,
    country: str = "",
    made_by_import: int | None = None,
) -> Person:
    """Make a person with addresses and numbers, checked on this day."""
    is_demo = organisation().is_demo
    made = Person(**said, verified_on=on, made_by_import=made_by_import, is_demo=is_demo)
    journal.make(made)
    set_reaches(journal, made, reaches, country=country)
    return made


def set_reaches(
    journal: Journal, person: Person, reaches: Iterable[ReachSaid], *, country: str = ""
) -> None:
    """Let a person have these addresses and numbers, and no others."""
    wanted = {
        (reach.kind, kept_reach(reach.kind, reach.value, country)): reach.place
        for reach in reaches
        if reach.value.strip()
    }
    for old in person.reaches.order_by("pk"):
        place = wanted.pop((old.kind, old.value), None)
        if place is None:
            journal.remove(old)
        else:
            journal.change(old, place=place)
    for (kind, value), place in wanted.items():
        journal.make(Reach(person=person, kind=kind, place=place, value=value))


def _told(person: Person) -> dict[str, object]:
    fields = ("given_name", "family_name", "language", "birthday_on", "is_birthday_allowed")
    return {name: getattr(person, name) for name in fields} | _reaches_told(person)


def _reaches_told(person: Person) -> dict[str, object]:
    return {"reaches": sorted(person.reaches.values_list("value", flat=True))}
