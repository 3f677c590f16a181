"""One appointment in two calendars: what changed where, and what both become.

The rule: what changed on one side goes to the other. What changed on both sides is decided
by the calendar outside for day, hour and place, and here for the title. A change outlives
a removal, so nothing is lost.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """What of an appointment can differ."""

    WHEN = "when"
    PLACE = "place"
    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """When, where and about what people meet. Minutes are known only with an hour.

    The text is said here alone; what stands there is never read.
    """

    begins: date | datetime
    minutes: int | None = None
    place: str = ""
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What the sides become: the parts to write on each, or None for a side to be removed from."""

    here: Appointment | None
    there: Appointment | None
    for_here: frozenset[Part] = frozenset()
    for_there: frozenset[Part] = frozenset()
    clashes: frozenset[Part] = frozenset()
    came_back: bool = False


READ: Final[Mapping[Part, Callable[[Appointment], object]]] = {
    Part.WHEN: lambda side: (side.begins, side.minutes),
    Part.PLACE: lambda side: side.place,
    Part.TITLE: lambda side: side.title,
    Part.TEXT: lambda side: side.text,
}
DECIDED_THERE: Final = frozenset({Part.WHEN, Part.PLACE})
ALL: Final = frozenset(Part)


def reconcile(
    here: Appointment | None,
    there: Appointment | None,
    *,
    was_here: Appointment | None,
    was_there: Appointment | None,
) -> Reconciled:
    """Return what both sides become, by what each was when they last agreed."""
    if here is None and there is None:
        return Reconciled(here=None, there=None)
    if there is None:
        return _without_there(here, was_here, was_there)
    if here is None:
        return _without_here(there, was_here, was_there)
    return _both(here, there, was_here, was_there)


def changed(side: Appointment, was: Appointment | None) -> frozenset[Part]:
    """Return the parts in which a side differs from what it was."""
    if was is None:
        return ALL
    return frozenset(part for part, read in READ.items() if read(side) != read(was))


def with_parts(side: Appointment, other: Appointment, parts: frozenset[Part]) -> Appointment:
    """Return a side with these parts of the other one."""
    if Part.WHEN in parts:
        side = replace(side, begins=other.begins, minutes=other.minutes)
    for part in parts - {Part.WHEN}:
        side = replace(side, **{part.value: getattr(other, part.value)})
    return side


def _without_there(
    here: Appointment | None, was_here: Appointment | None, was_there: Appointment | None
) -> Reconciled:
    """Write what is new or changed here; remove what was removed there."""
    if here is not None and was_there is not None and not changed(here, was_here):
        return Reconciled(here=None, there=None)
    return Reconciled(here=here, there=here, for_there=ALL, came_back=was_there is not None)


def _without_here(
    there: Appointment, was_here: Appointment | None, was_there: Appointment | None
) -> Reconciled:
    """Remove there what was removed here, unless it changed there in the meantime."""
    parts = changed(there, was_there) - {Part.TEXT}
    if was_here is None or not parts:
        return Reconciled(here=None, there=None)
    return Reconciled(here=there, there=there, for_here=parts, came_back=True)


def _both(
    here: Appointment,
    there: Appointment,
    was_here: Appointment | None,
    was_there: Appointment | None,
) -> Reconciled:
    different = frozenset(part for part, read in READ.items() if read(here) != read(there))
    new_here, new_there = changed(here, was_here), changed(there, was_there) - {Part.TEXT}
    clashes = different & new_here & new_there
    for_here = different & new_there - (clashes - DECIDED_THERE)
    for_there = different & new_here - (clashes & DECIDED_THERE)
    return Reconciled(
        here=with_parts(here, there, for_here),
        there=with_parts(there, here, for_there),
        for_here=for_here,
        for_there=for_there,
        clashes=clashes if was_here is not None else frozenset(),
    )
