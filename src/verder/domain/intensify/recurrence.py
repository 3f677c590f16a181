"""Series of contacts: the days on which they fall."""

from datetime import date, timedelta

from verder.domain.values.period import add_months

DAYS_A_WEEK = 7


def days_of_series(from_on: date, until_on: date, *, weeks: int = 0, months: int = 0) -> list[date]:
    """Return the days from one to another, both included, every so many weeks or months.

    A month without that day takes its last one, and the next month the right day again.

    >>> [str(day) for day in days_of_series(date(2027, 1, 31), date(2027, 3, 31), months=1)]
    ['2027-01-31', '2027-02-28', '2027-03-31']
    """
    if (weeks > 0) == (months > 0):
        raise ValueError("A series counts in weeks or in months.")
    found: list[date] = []
    while (day := _day(from_on, len(found) * weeks, len(found) * months)) <= until_on:
        found.append(day)
    return found


def _day(from_on: date, weeks: int, months: int) -> date:
    if weeks or not months:
        return from_on + timedelta(days=weeks * DAYS_A_WEEK)
    first = add_months(from_on.replace(day=1), months)
    last = add_months(first, 1) - timedelta(days=1)
    return first.replace(day=min(from_on.day, last.day))
