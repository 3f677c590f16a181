"""A small organisation that tests of the chart begin with."""

from dataclasses import dataclass
from datetime import date, timedelta

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.models import Opinion, Person, Position, PositionRole, Tie

SINCE = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Charted:
    """A director who decides, two managers, a planner below one of them, somebody aside."""

    director: Position
    buyer: Position
    engineer: Position
    planner: Position
    unknown: Position
    parked: Position


def make_chart(account: Account) -> Charted:
    """Return people at an account, with their lines and roles."""
    director = place(account, "Diana Directie", function="Directeur", role="decider")
    buyer = place(account, "Bas Inkoper", director, department="Inkoop", role="buyer")
    engineer = place(account, "Els Techniek", director, department="Techniek")
    return Charted(
        director=director,
        buyer=buyer,
        engineer=engineer,
        planner=place(account, "Piet Planner", buyer, department="Inkoop", role="user"),
        unknown=place(account, "", engineer, function="Kwaliteitsmanager"),
        parked=place(account, "Ria Raad", is_parked=True),
    )


def place(
    account: Account,
    name: str,
    manager: Position | None = None,
    *,
    role: str = "",
    **fields: object,
) -> Position:
    """Return a position of somebody, or of nobody who is known."""
    given, _, family = name.partition(" ")
    person = Person.objects.create(given_name=given, family_name=family) if name else None
    made = Position.objects.create(account=account, person=person, reports_to=manager, **fields)
    if role:
        PositionRole.objects.create(position=made, role=role, began_on=SINCE)
    return made


def crowd(manager: Position, count: int) -> None:
    """Let so many people report to somebody."""
    people = Person.objects.bulk_create(
        Person(given_name="Kim", family_name=f"Nr{number:04}") for number in range(count)
    )
    Position.objects.bulk_create(
        Position(account=manager.account, person=person, reports_to=manager) for person in people
    )


def judge(position: Position, *, influence: int, attitude: int, by: User | None = None) -> Opinion:
    """Return a judgement about somebody."""
    return Opinion.objects.create(
        position=position,
        influence=influence,
        attitude=attitude,
        evidence="Zei het zelf",
        on=SINCE,
        by=by,
        keep_until=SINCE + timedelta(days=9999),
    )


def tie(first: Position, second: Position, kind: str = Tie.INFORMAL) -> Tie:
    """Return a line of influence or conflict."""
    return Tie.objects.create(first=first, second=second, kind=kind, on=SINCE)
