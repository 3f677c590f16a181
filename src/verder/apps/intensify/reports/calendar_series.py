"""Series of a calendar outside as appointments: one for each day, by which of the series it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final

from django.utils import timezone

from verder.apps.intensify.enums import SeriesUnit
from verder.apps.intensify.queries.calendars import LOOKS_AHEAD, LOOKS_BACK
from verder.apps.intensify.reports.appointments import appointment_there
from verder.documents.calendar import (
    ReadEvent,
    Window,
    key_of,
    occurrences_of,
    read_calendar,
    which_of,
)
from verder.domain.intensify.appointments import Appointment

MOST_FOLLOWED: Final = 120
MOST_EVERY: Final = 52
RHYTHMS: Final = {"WEEKLY": (SeriesUnit.WEEK, "BYDAY"), "MONTHLY": (SeriesUnit.MONTH, "BYMONTHDAY")}


@dataclass(frozen=True, slots=True)
class SeriesThere:
    """A series as it stands in a calendar: its days, and whether there are more than followed."""

    days: dict[str, Appointment]
    is_cut: bool
    has_guests: bool


def events_in(content: bytes, uid: str) -> list[ReadEvent]:
    """Return all events of a number in a file: the series, and what stands in place of its days."""
    found = read_calendar(content, zone=timezone.get_default_timezone())
    return [each for each in found.events if each.uid == uid]


def series_there(events: Sequence[ReadEvent], today: date) -> SeriesThere:
    """Return the days of a series from a season back to a year and a half ahead."""
    window = Window(begins=today - LOOKS_BACK, ends=today + LOOKS_AHEAD, most=MOST_FOLLOWED)
    found = occurrences_of(events, window)
    days = {
        key_of(each.instead_of or each.begins): appointment_there(each)
        for each in found.events
        if not each.is_cancelled
    }
    return SeriesThere(days, found.is_cut, any(each.emails for each in events))


def day_of(occurrence: str) -> date:
    """Return on which day one of a series falls here, by the series itself."""
    found = which_of(occurrence)
    return timezone.localdate(found) if isinstance(found, datetime) else found


def rhythm_of(events: Sequence[ReadEvent]) -> tuple[int, SeriesUnit] | None:
    """Return every how many weeks or months a series comes back, where it is as plain as that."""
    event = next((each for each in events if each.rule), None)
    if event is None:
        return None
    parts = dict(part.split("=", 1) for part in event.rule.upper().split(";") if "=" in part)
    unit, own = RHYTHMS.get(parts.get("FREQ", ""), (None, ""))
    every = parts.get("INTERVAL", "1")
    others = {name for name in parts if name.startswith("BY")} - {own}
    is_plain = not others and "," not in parts.get(own, "")
    if unit is None or not is_plain or not every.isdecimal():
        return None
    return (int(every), unit) if 1 <= int(every) <= MOST_EVERY else None


def zone_here() -> tzinfo:
    """Return where times without a zone are meant."""
    return timezone.get_default_timezone()
