"""Days on which contacts can be: what stands for a month, and what is left of it."""

from datetime import date, timedelta
from decimal import Decimal

from verder.domain.values.period import add_months

SATURDAY = 5


def first_working_day(month_on: date) -> date:
    """Return the first day of the month from Monday to Friday that is not New Year's Day.

    >>> first_working_day(date(2026, 8, 1)), first_working_day(date(2027, 1, 15))
    (datetime.date(2026, 8, 3), datetime.date(2027, 1, 4))
    """
    day = month_on.replace(day=1)
    while day.weekday() >= SATURDAY or (day.month, day.day) == (1, 1):
        day += timedelta(days=1)
    return day


def next_working_day(after: date) -> date:
    """Return the first weekday after a day.

    >>> next_working_day(date(2027, 1, 8)).isoformat()
    '2027-01-11'
    """
    day = after + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def share_left(month_on: date, today: date) -> Decimal:
    """Return the part of the weekdays of a month that is still to come, today included.

    >>> share_left(date(2027, 3, 1), date(2027, 3, 17)).quantize(Decimal("0.01"))
    Decimal('0.48')
    >>> share_left(date(2027, 4, 1), date(2027, 3, 17))
    Decimal('1')
    """
    first = month_on.replace(day=1)
    days = (first + timedelta(days=number) for number in range((add_months(first, 1) - first).days))
    weekdays = [day for day in days if day.weekday() < SATURDAY]
    return Decimal(sum(day >= today for day in weekdays)) / len(weekdays)
