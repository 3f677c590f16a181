"""An event of somebody's calendar, with some of it said anew and all the rest as it was."""

from datetime import UTC, date, datetime, tzinfo
from typing import Final

import icalendar
from icalendar import vDDDTypes

from verder.documents.calendar.events import CalendarEvent
from verder.documents.calendar.problems import STUMBLES
from verder.documents.calendar.writing import clean, in_utc
from verder.documents.calendar.zones import zone_of

TEXTS: Final = {"title": "SUMMARY", "place": "LOCATION", "text": "DESCRIPTION"}


def changed_file(
    content: bytes, event: CalendarEvent, *, parts: frozenset[str], written_at: datetime
) -> bytes | None:
    """Return the file with these parts ("when", "title", …) as the event says them.

    Alarms, categories, colours and whatever else stays. None where the file cannot be read
    or does not hold the event.
    """
    try:
        calendar = icalendar.Calendar.from_ical(content)
        found = event_itself(calendar, event.uid)
        if found is None:
            return None
        say_parts(found, event, parts)
        stamp(found, written_at)
        return bytes(calendar.to_ical())
    except STUMBLES:
        return None


def event_itself(calendar: icalendar.Component, uid: str) -> icalendar.Component | None:
    """Return the event itself, not what stands in the place of one of its series."""
    events = (each for each in calendar.walk("VEVENT") if "RECURRENCE-ID" not in each)
    return next((each for each in events if str(each.get("UID", "")) == uid), None)


def say_parts(found: icalendar.Component, event: CalendarEvent, parts: frozenset[str]) -> None:
    """Let a component say these parts as the event does; what was cancelled takes place again."""
    for part, name in TEXTS.items():
        if part in parts:
            _replace(found, name, clean(getattr(event, part)))
    if str(found.get("STATUS", "")).upper() == "CANCELLED":
        _replace(found, "STATUS", "CONFIRMED")
    if "when" in parts:
        _move(found, event)


def stamp(found: icalendar.Component, written_at: datetime) -> None:
    """Let a component say that it is newer than it was."""
    before = found.get("SEQUENCE")
    sequence = before + 1 if isinstance(before, int) else 1
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        _replace(found, name, written_at.astimezone(UTC))
    _replace(found, "SEQUENCE", sequence)


def _move(found: icalendar.Component, event: CalendarEvent) -> None:
    """Give it another time; in the zone that it had, so that a series keeps its hour."""
    start = found.get("DTSTART")
    name = str(start.params.get("TZID", "")) if isinstance(start, vDDDTypes) else ""
    zone = zone_of(name, {}) if name else None
    for name in ("DTSTART", "DTEND", "DURATION"):
        found.pop(name, None)
    found.add("DTSTART", _in_zone(event.begins, zone))
    found.add("DTEND", _in_zone(event.ends, zone))
    _replace(found, "TRANSP", "OPAQUE" if event.is_busy else "TRANSPARENT")


def _in_zone(moment: date | datetime, zone: tzinfo | None) -> date | datetime:
    if isinstance(moment, datetime) and zone is not None:
        return moment.astimezone(zone)
    return in_utc(moment)


def _replace(found: icalendar.Component, name: str, value: object) -> None:
    found.pop(name, None)
    if value != "":
        found.add(name, value)
