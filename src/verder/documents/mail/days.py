"""A day as mail programs write it, in Dutch, English, French and German."""

import re
from datetime import date
from functools import cache
from typing import Final

from babel.dates import get_month_names

LANGUAGES: Final = ("nl", "en", "fr", "de")
# What programs write beside what the languages have.
SHORT: Final = {"mrt": 3, "sept": 9, "juil": 7, "jui": 6, "aout": 8, "fevr": 2, "fev": 2, "dec": 12}
ISO: Final = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
FIGURES: Final = re.compile(r"\b(?P<one>\d{1,2})[./-](?P<two>\d{1,2})[./-](?P<year>\d{4})\b")
DAY_FIRST: Final = re.compile(
    r"\b(?P<day>\d{1,2})\.?(?:er)?[ -]+(?P<month>[^\W\d_]+)\.?,?[ -]+(?P<year>\d{4})\b"
)
MONTH_FIRST: Final = re.compile(r"\b(?P<month>[^\W\d_]+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})\b")


def day_in(text: str) -> date | None:
    """Return the day that a text names.

    >>> day_in("maandag 3 november 2025 10:12"), day_in("Mon, Nov 3, 2025 at 10:12 AM")
    (datetime.date(2025, 11, 3), datetime.date(2025, 11, 3))
    """
    if found := ISO.search(text):
        return _day(found["year"], int(found["month"]), found["day"])
    if found := FIGURES.search(text):
        return _in_figures(found, is_american=bool(re.search(r"\b[AP]M\b", text)))
    for written in (DAY_FIRST, MONTH_FIRST):
        for found in written.finditer(text):
            month = _months().get(found["month"].casefold())
            if month is not None:
                return _day(found["year"], month, found["day"])
    return None


def _in_figures(found: re.Match[str], *, is_american: bool) -> date | None:
    """Return 3/11/2025: the day comes first, but for those who write AM and PM."""
    one, two = int(found["one"]), int(found["two"])
    month, day = (one, two) if is_american and one <= 12 else (two, one)
    return _day(found["year"], month, str(day))


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    named = {
        name.casefold().rstrip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    }
    return SHORT | named
