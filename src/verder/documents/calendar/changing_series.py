"""A series of somebody's calendar, with some of its days said anew and the rest as it was."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any, Final

import icalendar
from icalendar import vDDDLists, vDDDTypes

from verder.documents.calendar.changing import event_itself, say_parts, stamp
from verder.documents.calendar.events import CalendarEvent
from verder.documents.calendar.lines import blocks_of
from verder.documents.calendar.moments import parsed
from verder.documents.calendar.problems import STUMBLES, Problems
from verder.documents.calendar.series import key_of
from verder.documents.calendar.zones import usual_zone, zone_of, zones_of

WHEN: Final = ("DTSTART", "DTEND", "DURATION")
OF_THE_SERIES: Final = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDay:
    """One of a series: what it becomes in these parts, or that it does not take place."""

    which: date | datetime
    event: CalendarEvent | None
    parts: frozenset[str] = frozenset()


def changed_series(
    content: bytes,
    uid: str,
    days: Iterable[ChangedDay],
    *,
    zone: tzinfo,
    written_at: datetime,
) -> bytes | None:
    """Return the file with these days of the series as they are said, and all others as they were.

    `zone` is where times without one are meant. None where the file cannot be read, or does
    not hold the series.
    """
    try:
        series = _Series(content, uid, zone)
        for day in days:
            series.say(day, written_at)
        return bytes(series.calendar.to_ical())
    except STUMBLES:
        return None


class _Series:
    """A series in a file: the event that repeats, and what stands in the place of its days."""

    def __init__(self, content: bytes, uid: str, zone: tzinfo) -> None:
        self.calendar = icalendar.Calendar.from_ical(content)
        self.zone, self.zones = _zones(content, zone)
        self.master = event_itself(self.calendar, uid)
        own = [each for each in self.calendar.walk("VEVENT") if str(each.get("UID", "")) == uid]
        self.instead = {
            self.key_in(each["RECURRENCE-ID"]): each for each in own if "RECURRENCE-ID" in each
        }
        # What the library cannot read it would write as it is not: a day left out would be back.
        damaged = {name for each in own for name, _why in each.errors}
        if not own or damaged & {None, *WHEN, *OF_THE_SERIES}:
            raise ValueError(uid)

    def say(self, day: ChangedDay, written_at: datetime) -> None:
        """Let one day be what is said of it."""
        key = key_of(day.which)
        if day.event is None:
            self.take_out(day.which, written_at)
            return
        self.put_back(key)
        found = self.instead.get(key)
        if found is None:
            found = self.instead[key] = self.copied(day.which)
            self.calendar.add_component(found)
        say_parts(found, day.event, day.parts)
        stamp(found, written_at)

    def take_out(self, which: date | datetime, written_at: datetime) -> None:
        """Let a day not take place: what stood in its place goes, the series leaves it out."""
        found = self.instead.pop(key_of(which), None)
        if found is not None:
            self.calendar.subcomponents.remove(found)
        if self.master is not None:
            self.master.add("EXDATE", self.as_written(which))
            stamp(self.master, written_at)

    def put_back(self, key: str) -> None:
        """Let a day that was left out take place again."""
        if self.master is None or "EXDATE" not in self.master:
            return
        given = self.master.pop("EXDATE")
        lists = given if isinstance(given, list) else [given]
        for each in lists:
            left = [one.dt for one in each.dts if self.key_in(one, each) != key]
            if left:
                self.master.add("EXDATE", left)

    def copied(self, which: date | datetime) -> icalendar.Component:
        """Return the event that repeats as it is on one day."""
        if self.master is None:
            raise ValueError(which)
        found = deepcopy(self.master)
        start: Any = self.master["DTSTART"]
        end: Any = self.master.get("DTEND")
        for name in OF_THE_SERIES:
            found.pop(name, None)
        found["RECURRENCE-ID"] = self.as_written(which)
        found["DTSTART"] = self.as_written(which)
        if isinstance(end, vDDDTypes):
            found["DTEND"] = self.as_written(which + (end.dt - start.dt))
        return found

    def as_written(self, moment: date | datetime) -> vDDDTypes:
        """Return a moment in the zone and the manner in which the series begins."""
        start = self.start()
        if not isinstance(moment, datetime) or not isinstance(start.dt, datetime):
            return vDDDTypes(moment if not isinstance(moment, datetime) else moment.date())
        name = str(start.params.get("TZID", ""))
        if not name and start.dt.tzinfo is not None:
            return vDDDTypes(moment.astimezone(UTC))
        local = moment.astimezone(zone_of(name, self.zones) or self.zone)
        written = vDDDTypes(local.replace(tzinfo=None))
        if name:
            written.params["TZID"] = name
        return written

    def start(self) -> vDDDTypes:
        """Return when the series begins, or one of its days where only those are there."""
        event = self.master or next(iter(self.instead.values()))
        start = event["DTSTART"]
        if not isinstance(start, vDDDTypes):
            raise TypeError(start)
        return start

    def key_in(self, written: Any, inside: vDDDLists | None = None) -> str:  # noqa: ANN401
        """Return which of the series is meant, whatever the zone it is written in."""
        named = written if inside is None else inside
        name = str(named.params.get("TZID", ""))
        zone = zone_of(name, self.zones) or self.zone
        return key_of(parsed(written.to_ical().decode(), zone))


def _zones(content: bytes, zone: tzinfo) -> tuple[tzinfo, dict[str, tzinfo]]:
    """Return where times without a zone are meant, and the zones that a file defines itself."""
    found: dict[str, tzinfo] = {}
    for block in blocks_of(content, Problems()):
        found |= zones_of(block)
        zone = usual_zone(block, found, zone)
    return zone, found
