"""What slipped gets a new date: the first month in which there is room for it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from verder.domain.intensify.fitting_options import Room
from verder.domain.values.period import Period, first_of_month

ZERO: Final = Decimal(0)
DAY: Final = timedelta(days=1)
DAYS_A_WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Slipped:
    """A contact that should have been: whose hours it takes, and how much it weighs.

    `had_on` is the day it was to be on; an appointment moves to a day, anything else to a month.
    """

    key: int
    colleagues: tuple[int, ...]
    hours: Decimal
    weight: int
    had_on: date
    has_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDate:
    """When a contact is proposed to be: on a day, or on any day of a month.

    `fits` says whether everybody who goes has the hours then.
    """

    key: int
    on: date
    is_month_only: bool
    fits: bool


def propose_dates(
    slipped: Sequence[Slipped],
    room: Room,
    months: Sequence[date],
    today: date,
    absences: Mapping[int, Collection[Period]],
) -> list[NewDate]:
    """Return a new date for each contact, in the order given.

    Who weighs most chooses first, and of those alike who waits longest: the first month in
    which all who go have the hours, or else the one that is least too full. An appointment
    gets its own day of the week, the first one on which nobody who goes is away.
    """
    left = dict(room)
    found: dict[int, NewDate] = {}
    for each in sorted(slipped, key=lambda one: (-one.weight, one.had_on, one.key)):
        month = _month_for(each, left, months)
        fits = _least_room(each, left, month) >= each.hours
        for colleague in each.colleagues:
            left[colleague, month] = left.get((colleague, month), ZERO) - each.hours
        day = _day_in(each, month, today, absences) if each.has_day else None
        found[each.key] = NewDate(
            key=each.key, on=day or month, is_month_only=day is None, fits=fits
        )
    return [found[each.key] for each in slipped]


def _month_for(slipped: Slipped, left: Room, months: Sequence[date]) -> date:
    rooms = {month: _least_room(slipped, left, month) for month in months}
    with_room = (month for month in months if rooms[month] >= slipped.hours)
    return next(with_room, max(months, key=lambda month: (rooms[month], -month.toordinal())))


def _least_room(slipped: Slipped, left: Room, month: date) -> Decimal:
    """Return the hours of who has fewest; where nobody is named there is room."""
    rooms = [left.get((colleague, month), ZERO) for colleague in slipped.colleagues]
    return min(rooms, default=slipped.hours)


def _day_in(
    slipped: Slipped, month: date, today: date, absences: Mapping[int, Collection[Period]]
) -> date | None:
    """Return the first day of the same name in a month, after today, on which all are there."""
    first = max(month, today + DAY)
    day = first + timedelta(days=(slipped.had_on.weekday() - first.weekday()) % DAYS_A_WEEK)
    while first_of_month(day) == month:
        away = (off for each in slipped.colleagues for off in absences.get(each, ()))
        if not any(day in off for off in away):
            return day
        day += timedelta(days=DAYS_A_WEEK)
    return None
