"""Periods as people write them: a year, a quarter, a month."""

import re
from datetime import date

from verder.domain.values.period import Period, add_months
from verder.facts.values.month_names import month_of

YEARS = range(1900, 2200)
MONTHS_IN_YEAR = 12
YEAR = re.compile(r"(\d{4})(?:\.0)?")
QUARTER_LAST = re.compile(r"(\d{4})\s*[-/ ]?\s*[qk]\s*([1-4])", re.IGNORECASE)
QUARTER_FIRST = re.compile(r"[qk]\s*([1-4])\s*[-/ ]?\s*(\d{4})", re.IGNORECASE)
YEAR_FIRST = re.compile(r"(\d{4})\s*[-/. ]?\s*(\d{1,2})(?:[-/.]0?1(?:[ T]00:00(?::00)?)?)?")
YEAR_LAST = re.compile(r"(?:0?1[-/.])?(\d{1,2})\s*[-/. ]\s*(\d{4})")
NAMED_FIRST = re.compile(r"([^\W\d]+\.?)\s*[-/ ]?\s*(\d{4})")
NAMED_LAST = re.compile(r"(\d{4})\s*[-/ ]?\s*([^\W\d]+\.?)")
SMALL = re.compile(r"(\d{1,2})(?:\.0)?")


def period_of(text: str) -> Period | None:
    """Return the year, quarter or month that a text names, None where it names none.

    >>> period_of("2025").month_count, period_of("maart 2025").start_on.isoformat()
    (12, '2025-03-01')
    >>> period_of("Q2 2025").start_on.isoformat(), period_of("soon")
    ('2025-04-01', None)
    """
    text = " ".join(text.split())
    if found := YEAR.fullmatch(text):
        return _months(int(found[1]), 1, MONTHS_IN_YEAR)
    for pattern, year, number in ((QUARTER_LAST, 1, 2), (QUARTER_FIRST, 2, 1)):
        if found := pattern.fullmatch(text):
            return _months(int(found[year]), int(found[number]) * 3 - 2, 3)
    for pattern, year, number in ((YEAR_FIRST, 1, 2), (YEAR_LAST, 2, 1)):
        if found := pattern.fullmatch(text):
            return _months(int(found[year]), int(found[number]), 1)
    for pattern, year, number in ((NAMED_FIRST, 2, 1), (NAMED_LAST, 1, 2)):
        if found := pattern.fullmatch(text):
            return _months(int(found[year]), month_of(found[number]) or 0, 1)
    return None


def period_from(year: str, month: str) -> Period | None:
    """Return the month of a year that stand in two cells; without a month the whole year.

    >>> period_from("2025", "3").start_on.isoformat(), period_from("2025", "").month_count
    ('2025-03-01', 12)
    """
    whole, month = period_of(year), month.strip()
    if not month:
        return whole
    if year.strip() == "":
        return period_of(month)
    if whole is None or whole.month_count != MONTHS_IN_YEAR:
        return None
    found = SMALL.fullmatch(month)
    return _months(whole.start_on.year, int(found[1]) if found else month_of(month) or 0, 1)


def _months(year: int, first: int, count: int) -> Period | None:
    if year not in YEARS or not 1 <= first <= MONTHS_IN_YEAR:
        return None
    start_on = date(year, first, 1)
    return Period(start_on, add_months(start_on, count))
