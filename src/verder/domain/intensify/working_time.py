"""Capacity (capaciteit) by month: the hours that a colleague has for customers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from verder.domain.intensify.working_days import SATURDAY
from verder.domain.values.period import Period
from verder.domain.values.workload import capacity_hours


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """How much somebody works in a year, and which part of that is for customers.

    `days` are the days at work, so holidays are off already; part-timers have fewer days or
    shorter ones.
    """

    days: Decimal
    hours_a_day: Decimal
    customer_share: Decimal

    @property
    def hours(self) -> Decimal:
        """Hours for customers in a year without recorded absences."""
        return capacity_hours(self.days, self.hours_a_day, self.customer_share)


def monthly_hours(
    time: WorkingTime,
    months: Iterable[date],
    absences: Collection[Period] = (),
    *,
    left_on: date | None = None,
) -> dict[date, Decimal]:
    """Return the hours for customers in each month.

    An absence, or a public holiday, takes its weekdays out of its own month. What the year has
    in days off beyond those (holidays not recorded yet) lies evenly over the weekdays that are
    left, so that a year without more absence than planned keeps its hours. From `left_on` on
    there are none.

    >>> time = WorkingTime(
    ...     days=Decimal(220), hours_a_day=Decimal(8), customer_share=Decimal("0.45")
    ... )
    >>> year = [date(2027, month, 1) for month in range(1, 13)]
    >>> round(sum(monthly_hours(time, year).values()), 9)
    Decimal('792.000000000')
    """
    days = monthly_days(time, months, absences, left_on=left_on)
    return {
        month: capacity_hours(count, time.hours_a_day, time.customer_share)
        for month, count in days.items()
    }


def monthly_days(
    time: WorkingTime,
    months: Iterable[date],
    absences: Collection[Period] = (),
    *,
    left_on: date | None = None,
) -> dict[date, Decimal]:
    """Return the days at work in each month."""
    known: dict[int, _Year] = {}
    found: dict[date, Decimal] = {}
    for month in months:
        if month.year not in known:
            known[month.year] = _year(month.year, absences, left_on)
        found[month] = known[month.year].worked(time, known[month.year].until_left[month])
    return found


def yearly_hours(
    time: WorkingTime,
    year: int,
    absences: Collection[Period] = (),
    *,
    left_on: date | None = None,
) -> Decimal:
    """Return the hours for customers in a calendar year: what its months have together.

    >>> time = WorkingTime(
    ...     days=Decimal(220), hours_a_day=Decimal(8), customer_share=Decimal("0.45")
    ... )
    >>> ill = Period(date(2027, 1, 1), date(2027, 7, 1))
    >>> yearly_hours(time, 2027), yearly_hours(time, 2027, [ill])
    (Decimal('792.00'), Decimal('475.20'))
    """
    found = _year(year, absences, left_on)
    days = found.worked(time, sum(found.until_left.values()))
    return capacity_hours(days, time.hours_a_day, time.customer_share)


def days_away(absence: Period, holidays: Collection[date] = ()) -> int:
    """Return the working days of an absence: weekdays that are no public holidays.

    >>> days_away(Period(date(2027, 4, 26), date(2027, 5, 3)), [date(2027, 4, 27)])
    4
    """
    return sum(day not in holidays for day in _weekdays(absence))


@dataclass(frozen=True, slots=True)
class _Year:
    """The weekdays of a year without absence, and those of each month until somebody left."""

    present: int
    until_left: Mapping[date, int]

    def worked(self, time: WorkingTime, present: int) -> Decimal:
        """Return how many of some weekdays are worked, which as a rule is not all of them."""
        if not self.present:
            return Decimal(0)
        return min(time.days, Decimal(self.present)) * present / self.present


def _year(year: int, absences: Collection[Period], left_on: date | None) -> _Year:
    whole = Period(date(year, 1, 1), date(year + 1, 1, 1))
    off = {day for absence in absences for day in _days_in(absence, whole)}
    there = [day for day in _weekdays(whole) if day not in off]
    until_left = dict.fromkeys(whole.months(), 0)
    for day in there:
        if left_on is None or day < left_on:
            until_left[day.replace(day=1)] += 1
    return _Year(len(there), until_left)


def _weekdays(period: Period) -> Iterator[date]:
    return (day for day in _days_in(period, period) if day.weekday() < SATURDAY)


def _days_in(part: Period, whole: Period) -> Iterator[date]:
    """Yield the days of a period as far as they lie in another."""
    first, until = max(part.start_on, whole.start_on), min(part.end_on, whole.end_on)
    return (first + timedelta(days=number) for number in range((until - first).days))
