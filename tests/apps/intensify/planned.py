"""People of both sides at an account, and how often they should meet."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.intensify.enums import Channel, FrequencyKind, MomentState
from verder.apps.intensify.models import (
    Colleague,
    ContactMoment,
    Frequency,
    Person,
    Position,
    PositionRole,
    Seat,
    SeatRole,
)
from verder.domain.intensify.roles import DmuRole, PsuRole

LONG_AGO = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Both:
    """Two people at the customer, two of us."""

    buyer: Position
    user: Position
    manager: Colleague
    inside: Colleague


def make_both(account: Account) -> Both:
    """Let a buyer and a user stand opposite an account manager and inside sales."""
    buyer = make_position(account, "Inge", "Koper", DmuRole.BUYER)
    user = make_position(account, "Ulf", "Bruiker", DmuRole.USER)
    manager = make_seat(account, "Milan Noord", PsuRole.ACCOUNT_MANAGER)
    inside = make_seat(account, "Tess Binnen", PsuRole.SUPPORTER)
    for position, colleague, times in ((buyer, manager, 12), (user, manager, 2), (user, inside, 6)):
        say_ideal(position, colleague, times)
    return Both(buyer, user, manager, inside)


def make_position(account: Account, given: str, family: str, role: DmuRole) -> Position:
    """Let somebody work at an account."""
    person = Person.objects.create(given_name=given, family_name=family)
    position = Position.objects.create(account=account, person=person)
    PositionRole.objects.create(position=position, role=role, began_on=LONG_AGO)
    return position


def make_seat(
    account: Account, name: str, role: PsuRole, colleague: Colleague | None = None
) -> Colleague:
    """Let a colleague work for an account."""
    colleague = colleague or Colleague.objects.create(name=name)
    seat = Seat.objects.create(account=account, colleague=colleague)
    SeatRole.objects.create(seat=seat, role=role, began_on=LONG_AGO)
    return colleague


def say_ideal(position: Position, colleague: Colleague, times: int) -> None:
    """Say how often two people should meet in a year."""
    Frequency.objects.create(
        position=position,
        colleague=colleague,
        kind=FrequencyKind.IDEAL,
        times=Decimal(times),
        on=LONG_AGO,
    )


def make_planned(
    account: Account, position: Position, colleague: Colleague, on: date, **fields: object
) -> ContactMoment:
    """Plan a contact."""
    moment = ContactMoment.objects.create(
        **{
            "account": account,
            "state": MomentState.PLANNED,
            "channel": Channel.VISIT,
            "on": on,
            "is_month_only": True,
            "owner": colleague,
            **fields,
        }
    )
    moment.positions.add(position)
    moment.colleagues.add(colleague)
    return moment
