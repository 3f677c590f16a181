"""Series: what repeats becomes its occurrences within a window, each by a key of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import icalendar
import recurring_ical_events
from icalendar import vDDDTypes

from verder.documents.calendar.moments import parsed
from verder.documents.calendar.problems import STUMBLES, CalendarProblem
from verder.documents.calendar.reading import ReadEvent
from verder.documents.calendar.rules import rule_for

A_DAY: Final = timedelta(days=1)
PLACE: Final = "X-PLACE-IN-LIST"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days in which occurrences are wanted, the last one left out, and how many at most."""

    begins: date
    ends: date
    most: int = 500


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The events of one number in a window: each says in `instead_of` which of them it is."""

    events: tuple[ReadEvent, ...]
    problems: tuple[CalendarProblem, ...] = ()
    is_cut: bool = False


def key_of(moment: date | datetime) -> str:
    """Return which of a series is meant, written one way: a day, or an instant in UTC.

    >>> key_of(date(2026, 11, 3)), key_of(datetime(2026, 11, 3, 9, tzinfo=UTC))
    ('20261103', '20261103T090000Z')
    """
    if isinstance(moment, datetime):
        at = moment.astimezone(UTC)
        return f"{at.year:04}{at:%m%dT%H%M%SZ}"
    return f"{moment.year:04}{moment:%m%d}"


def which_of(key: str) -> date | datetime:
    """Return the day or instant that a key says.

    >>> which_of("20261103")
    datetime.date(2026, 11, 3)
    """
    return parsed(key, UTC)


def occurrences_of(events: Sequence[ReadEvent], window: Window) -> Occurrences:
    """Return what the events of one number come to within the window, the earliest first.

    Days and hours are those of the zone in which the series was written, so a meeting at ten
    stays at ten when the clock changes. A rule that cannot be counted leaves its first day.
    """
    if not any(event.repeats or event.instead_of is not None for event in events):
        return _cut([_alone(event) for event in events], (), window)
    problems: list[CalendarProblem] = []
    calendar = icalendar.Calendar()
    for place, event in enumerate(events):
        calendar.add_component(_component(event, place, _first(events), problems))
    try:
        found = recurring_ical_events.of(calendar).between(window.begins, window.ends)
        occurrences = [_occurrence(each, events) for each in found]
    except STUMBLES:
        problems.append(_damaged(events[0]))
        occurrences = [_alone(event) for event in events]
    return _cut(occurrences, tuple(problems), window)


def by_number(events: Iterable[ReadEvent]) -> dict[str, list[ReadEvent]]:
    """Return events grouped by their number; one without stands alone, under its line."""
    groups: dict[str, list[ReadEvent]] = {}
    for event in events:
        groups.setdefault(event.uid or f"line {event.line}", []).append(event)
    return groups


def _component(
    event: ReadEvent, place: int, first: date | datetime, problems: list[CalendarProblem]
) -> icalendar.Event:
    """Return an event with what decides when it is, and where in the list it stands."""
    made = icalendar.Event()
    made.add("uid", "series")
    made.add("dtstart", event.begins)
    made.add("dtend", event.ends)
    made[PLACE] = str(place)
    if event.instead_of is not None:
        # By the clock of the series, or what comes after it would lose an hour when clocks change.
        which = _in_zone(event.instead_of, first)
        params = {"RANGE": "THISANDFUTURE"} if event.for_rest else {}
        made["RECURRENCE-ID"] = vDDDTypes(which, params=params)
    elif event.repeats:
        _add_rule(made, event, problems)
    return made


def _add_rule(made: icalendar.Event, event: ReadEvent, problems: list[CalendarProblem]) -> None:
    if event.rule:
        try:
            rule = rule_for(event.rule, event.begins)
            made["RRULE"] = icalendar.vRecur.from_ical(rule)
        except (ValueError, OverflowError):
            problems.append(_damaged(event))
    for name, moments in {"rdate": event.also_on, "exdate": event.not_on}.items():
        for moment in moments:
            made.add(name, moment)


def _damaged(event: ReadEvent) -> CalendarProblem:
    told = {"rule": event.rule[:60], "title": event.title[:60]}
    return CalendarProblem("event_rule_unreadable", event.line, "VEVENT", told)


def _occurrence(found: icalendar.Component, events: Sequence[ReadEvent]) -> ReadEvent:
    event = events[int(str(found[PLACE]))]
    start: Any = found["DTSTART"]
    end: Any = found["DTEND"]
    begins: date | datetime = start.dt
    ends: date | datetime = end.dt
    which = event.instead_of
    if which is None:
        which = begins
    elif event.for_rest and begins != event.begins:
        which = _in_zone(which, _first(events))
        if isinstance(event.begins, datetime) == isinstance(which, datetime):
            which = _in_zone(begins, which) - (_in_zone(event.begins, which) - which)
        else:
            # A day where the series has hours, or the reverse: only how much later it is, is known.
            later = _day(begins) - _day(event.begins)
            begins, ends, which = event.begins + later, event.ends + later, which + later
    return replace(
        event, begins=begins, ends=ends, instead_of=which, rule="", also_on=(), not_on=()
    )


def _first(events: Sequence[ReadEvent]) -> date | datetime:
    """Return when the series begins, or one of its days where only those are there."""
    return next((each.begins for each in events if each.instead_of is None), events[0].begins)


def _in_zone(moment: Any, of: date | datetime) -> Any:  # noqa: ANN401 - days, or instants
    """Return an instant by the clock of another, so that it keeps its hour later on."""
    if isinstance(moment, datetime) and isinstance(of, datetime):
        return moment.astimezone(of.tzinfo)
    return moment


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _cut(
    found: Iterable[ReadEvent], problems: tuple[CalendarProblem, ...], window: Window
) -> Occurrences:
    """Return what falls within the window, each day once."""
    unique = {key_of(_which(each)): each for each in found if _is_in(each, window)}
    ordered = sorted(unique.values(), key=lambda event: key_of(event.begins))
    return Occurrences(tuple(ordered[: window.most]), problems, len(ordered) > window.most)


def _alone(event: ReadEvent) -> ReadEvent:
    return replace(event, instead_of=_which(event), rule="", also_on=(), not_on=())


def _which(event: ReadEvent) -> date | datetime:
    return event.begins if event.instead_of is None else event.instead_of


def _is_in(event: ReadEvent, window: Window) -> bool:
    return window.begins <= _day(event.begins) < window.ends
