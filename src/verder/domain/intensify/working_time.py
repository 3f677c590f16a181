"""Capacity (capaciteit) by month: the hours that a colleague has for customers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from verder.domain.values.period import Period, add_months
from verder.domain.values.workload import capacity_hours

SATURDAY = 5


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
    time: WorkingTime, months: Iterable[date], absences: Collection[Period] = ()
) -> dict[date, Decimal]:
    """Return the hours for customers in each month.

    A recorded absence takes its weekdays out of its own month. What the year has in days off
    beyond those (public holidays, holidays not recorded yet) lies evenly over the weekdays
    that are left, so that a year without more absence than planned keeps its hours.

    >>> time = WorkingTime(
    ...     days=Decimal(220), hours_a_day=Decimal(8), customer_share=Decimal("0.45")
    ... )
    >>> year = [date(2027, month, 1) for month in range(1, 13)]
    >>> round(sum(monthly_hours(time, year).values()), 9)
    Decimal('792.000000000')
    """
    days = monthly_days(time, months, absences)
    return {
        month: capacity_hours(count, time.hours_a_day, time.customer_share)
        for month, count in days.items()
    }


def monthly_days(
    time: WorkingTime, months: Iterable[date], absences: Collection[Period] = ()
) -> dict[date, Decimal]:
    """Return the days at work in each month."""
    known: dict[int, tuple[Mapping[date, int], Decimal]] = {}
    found: dict[date, Decimal] = {}
    for month in months:
        if month.year not in known:
            known[month.year] = _year(time, month.year, absences)
        present, worked_share = known[month.year]
        found[month] = present[month] * worked_share
    return found


def _year(
    time: WorkingTime, year: int, absences: Collection[Period]
) -> tuple[Mapping[date, int], Decimal]:
    """Return the weekdays in each month without absence, and which part of them is worked."""
    months = Period(date(year, 1, 1), date(year + 1, 1, 1)).months()
    present = {month: _present(month, absences) for month in months}
    total = sum(present.values())
    return present, min(time.days, Decimal(total)) / total if total else Decimal(0)


def _present(month: date, absences: Collection[Period]) -> int:
    days = range((add_months(month, 1) - month).days)
    return sum(
        day.weekday() < SATURDAY and not any(day in absence for absence in absences)
        for day in (month + timedelta(days=number) for number in days)
    )
