"""Birthdays that come soon."""

from datetime import date


def next_birthday(born_on: date, today: date) -> date:
    """Return the first birthday from today on; of February 29th the 28th in other years.

    >>> next_birthday(date(1980, 2, 29), date(2025, 3, 1))
    datetime.date(2026, 2, 28)
    """
    this_year = _in_year(born_on, today.year)
    return this_year if this_year >= today else _in_year(born_on, today.year + 1)


def _in_year(born_on: date, year: int) -> date:
    try:
        return born_on.replace(year=year)
    except ValueError:
        return born_on.replace(year=year, day=28)
