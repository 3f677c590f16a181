"""iCalendar → values, as far as a file can be read; each problem with its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from verder.documents.calendar.lines import Block, Line, blocks_of
from verder.documents.calendar.moments import duration_of, moment_of
from verder.documents.calendar.problems import CalendarProblem, Problems
from verder.documents.calendar.zones import usual_zone, zone_of, zones_of

MOST_EVENTS: Final = 20_000
A_DAY: Final = timedelta(days=1)
ESCAPES: Final = {"n": "\n", "N": "\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEvent:
    """One event of a file. With `rule` it repeats; with `instead_of` it is one of a series."""

    uid: str
    title: str
    begins: date | datetime
    ends: date | datetime
    place: str = ""
    text: str = ""
    is_cancelled: bool = False
    is_private: bool = False
    rule: str = ""
    also_on: tuple[date | datetime, ...] = ()
    not_on: tuple[date | datetime, ...] = ()
    instead_of: date | datetime | None = None
    for_rest: bool = False  # with `instead_of`: so are all that come after it
    emails: tuple[str, ...] = ()
    line: int = 0

    @property
    def repeats(self) -> bool:
        """Return whether there is more than one of it."""
        return bool(self.rule or self.also_on)


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """What could be read of a file, and what was wrong with it."""

    name: str
    events: tuple[ReadEvent, ...]
    problems: tuple[CalendarProblem, ...]
    problems_left_out: int = 0


def read_calendar(content: bytes, *, zone: tzinfo) -> ReadCalendar:
    """Read all calendars of a file; `zone` is where times without a zone are meant."""
    problems = Problems()
    blocks = blocks_of(content, problems)
    if not blocks:
        problems.add(CalendarProblem("calendar_empty", 1))
    calendars = [block for block in blocks if block.kind == "VCALENDAR"]
    loose = Block("VCALENDAR", 1, inner=[block for block in blocks if block.kind != "VCALENDAR"])
    if loose.inner:
        problems.add(CalendarProblem("calendar_no_begin", loose.inner[0].number))
    events: list[ReadEvent] = []
    for calendar in [*calendars, loose]:
        events.extend(_events_of(calendar, zone, problems))
    if len(events) > MOST_EVENTS:
        problems.add(CalendarProblem("calendar_too_many", 1, details={"most": MOST_EVENTS}))
    found = tuple(sorted(problems.found, key=lambda problem: problem.line))
    return ReadCalendar(_name(calendars), tuple(events[:MOST_EVENTS]), found, problems.left_out)


def _name(calendars: list[Block]) -> str:
    lines = (calendar.first(key) for calendar in calendars for key in ("X-WR-CALNAME", "NAME"))
    return next((unescaped(line.value) for line in lines if line is not None), "")


def _events_of(calendar: Block, zone: tzinfo, problems: Problems) -> list[ReadEvent]:
    zones = zones_of(calendar)
    usual = usual_zone(calendar, zones, zone)
    found = (
        _Reader(block, usual, zones, problems).event()
        for block in calendar.inner
        if block.kind == "VEVENT"
    )
    return [event for event in found if event is not None]


class _Reader:
    """Reads one event, property by property: one that is damaged costs only itself."""

    def __init__(
        self, block: Block, zone: tzinfo, zones: Mapping[str, tzinfo], problems: Problems
    ) -> None:
        self.block, self.zone, self.zones, self.problems = block, zone, zones, problems

    def event(self) -> ReadEvent | None:
        """Return the event, or nothing where nobody could say when it is."""
        uid = self.text("UID").strip()
        start = self.block.first("DTSTART")
        if start is None:
            self.say("event_without_start", self.block.number, title=self.text("SUMMARY"))
            return None
        begins = self.moment(start)
        if begins is None:
            return None
        if not uid:
            self.say("event_without_uid", self.block.number, title=self.text("SUMMARY"))
        instead_of = self.block.first("RECURRENCE-ID")
        return ReadEvent(
            uid=uid,
            title=self.text("SUMMARY").strip(),
            begins=begins,
            ends=self.end(begins),
            place=self.text("LOCATION").strip(),
            text=self.text("DESCRIPTION").strip(),
            is_cancelled=self.text("STATUS").strip().upper() == "CANCELLED",
            is_private=self.text("CLASS").strip().upper() in {"PRIVATE", "CONFIDENTIAL"},
            rule=self.value("RRULE"),
            also_on=self.moments("RDATE"),
            not_on=self.moments("EXDATE"),
            instead_of=self.moment(instead_of) if instead_of else None,
            for_rest=instead_of is not None
            and instead_of.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
            emails=self.emails(),
            line=self.block.number,
        )

    def text(self, name: str) -> str:
        """Return a text without its escapes."""
        return unescaped(self.value(name))

    def value(self, name: str) -> str:
        """Return a property as it stands, or nothing."""
        line = self.block.first(name)
        return line.value if line else ""

    def moment(self, line: Line) -> date | datetime | None:
        """Return the day or instant of a line, or say what is wrong with it."""
        try:
            return moment_of(line, self.zone_at(line))
        except (ValueError, OverflowError):
            self.say("event_date_unreadable", line.number, name=line.name, value=line.value[:40])
            return None

    def moments(self, name: str) -> tuple[date | datetime, ...]:
        """Return all days or instants of a name; periods count from their begin."""
        found: list[date | datetime] = []
        for line in self.block.all(name):
            for part in filter(None, line.value.split(",")):
                alone = Line(line.number, name, line.parameters, part.partition("/")[0], line.text)
                moment = self.moment(alone)
                if moment is not None:
                    found.append(moment)
        return tuple(found)

    def zone_at(self, line: Line) -> tzinfo:
        """Return the zone that a line names; one that nobody knows is said and taken as usual."""
        name = line.parameters.get("TZID", "")
        if not name or line.value.strip().upper().endswith("Z"):
            return self.zone
        found = zone_of(name, self.zones)
        if found is None:
            self.say("event_zone_unknown", line.number, zone=name[:60])
        return found or self.zone

    def end(self, begins: date | datetime) -> date | datetime:
        """Return the first moment after the event: said, by its length, or as RFC 5545 has it."""
        has_length = not isinstance(begins, datetime) and begins < date.max
        usual = begins + A_DAY if has_length else begins
        line, length = self.block.first("DTEND"), self.block.first("DURATION")
        found: date | datetime | None = None
        if line is not None:
            found = _like(self.moment(line), begins)
        elif length is not None:
            found = self.after(begins, length)
        if found is None:
            return usual
        if found < begins:
            number = line.number if line else self.block.number
            self.say("event_ends_before", number, title=self.text("SUMMARY"))
        return found if found > begins else usual

    def after(self, begins: date | datetime, line: Line) -> date | datetime | None:
        """Return when it is over by its length."""
        try:
            length = duration_of(line.value)
            return begins + length if isinstance(begins, datetime) else begins + max(length, A_DAY)
        except (ValueError, OverflowError):
            self.say("event_date_unreadable", line.number, name=line.name, value=line.value[:40])
            return None

    def emails(self) -> tuple[str, ...]:
        """Return the addresses of who comes, in small letters."""
        lines = [*self.block.all("ORGANIZER"), *self.block.all("ATTENDEE")]
        values = (line.value.strip().lower().removeprefix("mailto:") for line in lines)
        return tuple(dict.fromkeys(value for value in values if "@" in value))

    def say(self, code: str, line: int, **details: object) -> None:
        """Put a problem of this event on the list."""
        self.problems.add(CalendarProblem(code, line, self.block.kind, details))


def _like(found: date | datetime | None, begins: date | datetime) -> date | datetime | None:
    """Return an end of the same kind as the begin, where a file mixes days and instants."""
    if found is None or isinstance(found, datetime) == isinstance(begins, datetime):
        return found
    if isinstance(found, datetime):
        return found.date()
    return datetime.combine(found, time(), begins.tzinfo if isinstance(begins, datetime) else None)


def unescaped(value: str) -> str:
    r"""Return a text value as people read it.

    >>> unescaped(r"one\, two\nthree\\n")
    'one, two\nthree\\n'
    """
    out: list[str] = []
    letters = iter(value)
    for letter in letters:
        if letter == "\\":
            after = next(letters, "\\")
            out.append(ESCAPES.get(after, after))
        else:
            out.append(letter)
    return "".join(out)
