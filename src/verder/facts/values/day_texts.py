"""How one text reads as a day."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from verder.facts.answers import DateOrder
from verder.facts.values.month_names import month_of

FIRST_YEAR, LAST_YEAR = 1900, 2100
SERIAL_START = date(1899, 12, 30)  # day 0 of spreadsheets
SERIALS = range(20_000, 74_000)  # from 1954 to 2102
PIVOT = 70  # 69 is 2069, 70 is 1970

NUMBERS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(Z?)")  # Z of a day in UTC
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
DAY_AND_NAME = re.compile(
    r"(\d{1,2})(?:e|st|nd|rd|th|er|\.)?[-/. ]*([^\W\d_]+\.?)[-/., ]*(\d{4}|\d{2})"
)
WEEKDAY = re.compile(
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|mo|mi|fr|sa|so"
    r"|lun|mar|mer|jeu|ven|sam|dim)[.,]*\s+(?=\d|[^\W\d_]+\.?\s+\d)",
    re.IGNORECASE,
)
NAME_AND_DAY = re.compile(r"([^\W\d_]+\.?)[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayText:
    """A text that looks like a day. `of` gives the day, None where there is no such day.

    `engine_format` is how the engine itself reads it, where it can.
    """

    of: Callable[[DateOrder], date | None]
    first: int = 0  # of two numbers whose order is open; 0 where none is
    second: int = 0
    short_year: int | None = None  # the last of three numbers of two digits
    is_day_first: bool = False  # the sign between the numbers says so
    engine_format: str | None = None  # with D and M where the order decides


@lru_cache(maxsize=1 << 16)
def day_text(text: str) -> DayText | None:
    """Return how the text reads as a day, None where it does not look like one.

    >>> day_text("31-01-2026").of(DateOrder.DAY_FIRST)
    datetime.date(2026, 1, 31)
    >>> day_text("3 mrt. 26").of(DateOrder.DAY_FIRST)
    datetime.date(2026, 3, 3)
    >>> day_text("staal") is None
    True
    """
    plain = text.strip()
    if found := _read(plain):
        return found
    found = _read(WEEKDAY.sub("", plain, count=1))
    return replace(found, engine_format=None) if found else None


def _read(plain: str) -> DayText | None:
    """Return how a text without a day of the week reads: "Mar 3, 2026" names a month."""
    readers = (_year_first, _numbers, _compact, _serial, _day_and_name, _name_and_day)
    return next((found for reader in readers if (found := reader(plain))), None)


def _numbers(text: str) -> DayText | None:
    found = NUMBERS.fullmatch(text)
    if found is None:
        return None
    sign, first, second = found[2], int(found[1]), int(found[3])
    year = _year(found[4])

    is_short = len(found[4]) == 2

    def of(order: DateOrder) -> date | None:
        if order is DateOrder.YEAR_FIRST and is_short:
            return _day(_year(found[1].zfill(2)), second, int(found[4]))
        if order is DateOrder.MONTH_FIRST:
            return _day(year, first, second)
        return _day(year, second, first)

    return DayText(
        of=of,
        first=first,
        second=second,
        short_year=int(found[4]) if is_short else None,
        is_day_first=sign == ".",
        engine_format=None if is_short else f"%D{sign}%M{sign}%Y",
    )


def _year_first(text: str) -> DayText | None:
    found = YEAR_FIRST.fullmatch(text)
    if found is None:
        return None
    day, sign = _day(int(found[1]), int(found[3]), int(found[4])), found[2]
    return DayText(of=lambda _: day, engine_format=f"%Y{sign}%m{sign}%d{found[5]}")


def _compact(text: str) -> DayText | None:
    found = COMPACT.fullmatch(text)
    if found is None:
        return None
    day = _day(int(found[1]), int(found[2]), int(found[3]))
    return DayText(of=lambda _: day, engine_format="%Y%m%d")


def _serial(text: str) -> DayText | None:
    found = SERIAL.fullmatch(text)
    if found is None or int(found[1]) not in SERIALS:
        return None
    day = SERIAL_START + timedelta(days=int(found[1]))
    return DayText(of=lambda _: day)


def _day_and_name(text: str) -> DayText | None:
    found = DAY_AND_NAME.fullmatch(text)
    month = month_of(found[2]) if found else None
    if found is None or month is None:
        return None
    day = _day(_year(found[3]), month, int(found[1]))
    return DayText(of=lambda _: day)


def _name_and_day(text: str) -> DayText | None:
    found = NAME_AND_DAY.fullmatch(text)
    month = month_of(found[1]) if found else None
    if found is None or month is None:
        return None
    day = _day(_year(found[3]), month, int(found[2]))
    return DayText(of=lambda _: day)


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < PIVOT else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
