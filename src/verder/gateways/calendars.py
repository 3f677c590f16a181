"""What is asked of a calendar outside, whatever speaks to it.

The seam for other interfaces (Microsoft Graph, Google Calendar): a class with these methods
beside `caldav` is all that synchronising needs.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCalendar:
    """A calendar that the user may choose."""

    address: str
    name: str
    is_writable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Until where changes were read: a token of the server, or the mark of the whole calendar."""

    token: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed of the events that are followed: by their place in the calendar."""

    changed: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    mark: Mark = field(default_factory=Mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An event as it lies in the calendar: where, in which version, its iCalendar."""

    place: str
    version: str
    content: bytes


class Clash(Exception):  # noqa: N818 - it says what happened
    """The event changed there in the meantime, or lies there under another name."""


class CalendarService(Protocol):
    """A calendar outside, of one user."""

    def calendars(self) -> list[FoundCalendar]:
        """Return the calendars of the user in which events can be kept."""

    def mark(self) -> Mark:
        """Return the mark of how the chosen calendar is now."""

    def changes(self, since: Mark, known: Mapping[str, str]) -> Changes:
        """Return what changed since a mark, of the events known by their place and version."""

    def fetch(self, places: Collection[str]) -> list[Stored]:
        """Return the events at these places, those that are gone left out."""

    def find(self, uid: str) -> Stored | None:
        """Return the event of this number, wherever it lies in the calendar."""

    def put(self, place: str, content: bytes, *, version: str = "") -> str:
        """Keep an event, in the place of this version or as a new one; return its version."""

    def delete(self, place: str, *, version: str) -> None:
        """Remove this version of an event."""

    def new_place(self, uid: str) -> str:
        """Return where a new event of this number goes."""

    def close(self) -> None:
        """End the conversation."""
