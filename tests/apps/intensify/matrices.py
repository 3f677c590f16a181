"""The people of the worked example of the DMU-PSU matrix, at an account of the small company."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.intensify.enums import Channel, FrequencyKind, MomentState
from verder.apps.intensify.models import (
    Colleague,
    ContactMoment,
    Frequency,
    Opinion,
    Person,
    Position,
    PositionRole,
    Seat,
    SeatRole,
)

LONG_AGO = date(2020, 1, 1)
BUYERS = (
    ("Els", "decider", 5),
    ("Karim", "buyer", 4),
    ("Joost", "adviser", 4),
    ("Ron", "user", 2),
    ("Sara", "supporter", 1),
)
SERVERS = (
    ("Hidde", "account_manager"),
    ("Sanne", "sales_manager"),
    ("Tom", "executor"),
    ("Anja", "administrator"),
)
CURRENT = ((1, 0, 0, 0), (12, 2, 0, 0), (4, 0, 0, 0), (0, 0, 6, 0), (0, 0, 0, 10))
IDEAL = ((4, 2, 0, 0), (12, 2, 0, 0), (6, 0, 6, 0), (2, 0, 6, 0), (0, 0, 0, 12))


@dataclass(frozen=True, slots=True)
class Example:
    """Who stands in the matrix."""

    account: Account
    positions: list[Position]
    colleagues: list[Colleague]

    @property
    def first(self) -> tuple[int, int]:
        """The pair of the first row and column."""
        return self.positions[0].pk, self.colleagues[0].pk


def make_example(account: Account, on: date, *, is_filled: bool = True) -> Example:
    """Make both teams; filled with the ideal and estimates of the worked example."""
    positions = [_position(account, *each, on) for each in BUYERS]
    colleagues = [_colleague(account, *each) for each in SERVERS]
    example = Example(account, positions, colleagues)
    if is_filled:
        for kind, grid in ((FrequencyKind.IDEAL, IDEAL), (FrequencyKind.ESTIMATE, CURRENT)):
            _fill(example, kind, grid, on)
    return example


def make_moment(
    account: Account,
    position: Position,
    colleague: Colleague,
    on: date,
    *,
    channel: Channel = Channel.VISIT,
    state: MomentState = MomentState.DONE,
) -> ContactMoment:
    """Log a contact of a pair."""
    moment = ContactMoment.objects.create(account=account, state=state, channel=channel, on=on)
    moment.positions.add(position)
    moment.colleagues.add(colleague)
    return moment


def _position(account: Account, name: str, role: str, influence: int, on: date) -> Position:
    person = Person.objects.create(given_name=name, family_name="Klant")
    position = Position.objects.create(account=account, person=person)
    PositionRole.objects.create(position=position, role=role, began_on=LONG_AGO)
    Opinion.objects.create(
        position=position, influence=influence, on=on, keep_until=on + timedelta(days=365)
    )
    return position


def _colleague(account: Account, name: str, role: str) -> Colleague:
    colleague = Colleague.objects.create(name=f"{name} Eigen")
    seat = Seat.objects.create(account=account, colleague=colleague)
    SeatRole.objects.create(seat=seat, role=role, began_on=LONG_AGO)
    return colleague


def _fill(
    example: Example, kind: FrequencyKind, grid: tuple[tuple[int, ...], ...], on: date
) -> None:
    Frequency.objects.bulk_create(
        Frequency(
            position=position,
            colleague=colleague,
            kind=kind,
            times=Decimal(grid[row][column]),
            on=on,
        )
        for row, position in enumerate(example.positions)
        for column, colleague in enumerate(example.colleagues)
    )
