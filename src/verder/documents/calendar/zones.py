"""Time zones by whatever name a calendar gives them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final, cast
from zoneinfo import ZoneInfo

import icalendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from verder.documents.calendar.lines import Block
from verder.documents.calendar.problems import STUMBLES
from verder.documents.calendar.rules import rule_for

# A calendar of people has one or two of its own; each is costly to make.
MOST_ZONES: Final = 20
MOST_CHANGES: Final = 500  # of the clock that one of them lists
FIRST_YEAR, LAST_YEAR = 1972, 2096  # leap years, so that every day is there
FIRST: Final = datetime(FIRST_YEAR, 1, 1)  # noqa: DTZ001 - by the clock of the zone itself


@dataclass(frozen=True)
class OwnZone(tzinfo):
    """A zone that a calendar defines; far years are as those of our time.

    Its rules are counted out year by year, which for the year 9999 would take seconds.
    """

    inner: tzinfo

    def __reduce__(self) -> tuple[type["OwnZone"], tuple[tzinfo]]:
        """Let it be copied with what is in it."""
        return OwnZone, (self.inner,)

    def utcoffset(self, dt: datetime | None, /) -> timedelta | None:
        """Return how much later it is than in UTC."""
        return self.inner.utcoffset(_near(dt))

    def dst(self, dt: datetime | None, /) -> timedelta | None:
        """Return by how much it is summer time."""
        return self.inner.dst(_near(dt))

    def tzname(self, dt: datetime | None, /) -> str | None:
        """Return the name of the zone."""
        return self.inner.tzname(_near(dt))


def _near(at: datetime | None) -> datetime | None:
    return at and at.replace(year=min(max(at.year, FIRST_YEAR), LAST_YEAR))


def zones_of(calendar: Block) -> dict[str, tzinfo]:
    """Return the zones that a calendar defines itself; those that the world knows it need not."""
    found: dict[str, tzinfo] = {}
    for block in calendar.inner:
        name = block.first("TZID") if block.kind == "VTIMEZONE" else None
        if name is None or name.value in found or _known(name.value) or not _is_countable(block):
            continue
        if len(found) == MOST_ZONES:
            break
        try:
            component = cast("icalendar.Timezone", icalendar.Timezone.from_ical(block.source()))
            found[name.value] = OwnZone(component.to_tz(lookup_tzid=False))
        except STUMBLES:
            continue  # a name that is known elsewhere still serves
    return found


def usual_zone(calendar: Block, zones: Mapping[str, tzinfo], zone: tzinfo) -> tzinfo:
    """Return where the times of a calendar are meant that name no zone: as it says, or this one."""
    own = calendar.first("X-WR-TIMEZONE")
    return (zone_of(own.value.strip(), zones) if own else None) or zone


def _is_countable(block: Block) -> bool:
    """Return whether the clock changes by rules that come true each year."""
    lines = [line for each in block.inner for line in each.lines]
    rules = [line.value.upper() for line in lines if line.name == "RRULE"]
    if len(lines) > MOST_CHANGES or any(each.inner for each in block.inner):
        return False
    return all(_comes_true(rule) for rule in rules)


def _comes_true(rule: str) -> bool:
    try:
        parts = dict(part.split("=", 1) for part in rule_for(rule, FIRST).split(";"))
    except (ValueError, OverflowError):
        return False
    days = [abs(int(day)) for day in parts.get("BYMONTHDAY", "1").split(",")]
    is_plain = not parts.keys() & {"BYWEEKNO", "BYYEARDAY", "BYSETPOS"}
    return parts["FREQ"] == "YEARLY" and is_plain and min(days) <= 28


def zone_of(name: str, defined: Mapping[str, tzinfo]) -> tzinfo | None:
    """Return the zone of a name: known to the world, defined here, of Windows, or its tail."""
    parts = name.strip("/").split("/")
    tail = ("/".join(parts[-length:]) for length in (2, 3, 1))
    return (
        _known(name)
        or defined.get(name)
        or _known(WINDOWS_TO_OLSON.get(name, ""))
        or next(filter(None, map(_known, tail)), None)
    )


def _known(name: str) -> tzinfo | None:
    if not name:
        return None
    try:
        return UTC if name.upper() in {"UTC", "GMT", "Z"} else ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
