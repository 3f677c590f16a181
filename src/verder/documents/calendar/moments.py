"""Days, instants and lengths, however a calendar writes them."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from verder.documents.calendar.lines import Line

MOMENT: Final = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
DURATION: Final = re.compile(
    r"([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.IGNORECASE
)


def moment_of(line: Line, zone: tzinfo) -> date | datetime:
    """Return the day or the instant that a line tells; ValueError where it tells none."""
    return parsed(line.value.strip(), zone)


def parsed(text: str, zone: tzinfo) -> date | datetime:
    """Return the day or instant of a text, with or without dashes; no zone means this one.

    >>> parsed("20250428", UTC)
    datetime.date(2025, 4, 28)
    >>> parsed("2025-04-28T16:05:00Z", UTC)
    datetime.datetime(2025, 4, 28, 16, 5, tzinfo=datetime.timezone.utc)
    """
    found = MOMENT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day, hour, minute, second, offset = found.groups()
    if hour is None:
        return date(int(year), int(month), int(day))
    at = datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=zone)
    at = at.replace(second=min(int(second or 0), 59))  # a leap second is the one before
    if offset:
        at = at.replace(tzinfo=_offset(offset))
    at.astimezone(UTC)  # beyond the calendar of Python it overflows here, not later
    return at


def duration_of(text: str) -> timedelta:
    """Return how long something takes; ValueError where the text tells nothing.

    >>> duration_of("PT1H30M")
    datetime.timedelta(seconds=5400)
    """
    found = DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()[1:]):
        raise ValueError(text)
    sign, *counts = found.groups()
    weeks, days, hours, minutes, seconds = (int(count or 0) for count in counts)
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if sign == "-" else length


def _offset(text: str) -> tzinfo:
    if text.upper() == "Z":
        return UTC
    at = datetime.strptime(text.replace(":", ""), "%z")
    return at.tzinfo or UTC
