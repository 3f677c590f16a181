"""What a calendar shows of a contact: plain values, already in the reader's words."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Method(StrEnum):
    """What a calendar file wants of whoever gets it (RFC 5546)."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who is asked to come, or who asks."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One appointment. Days instead of instants make it last all day; `ends` is not part of it.

    `sequence` rises with every change, so that calendars know which version is newer.
    """

    uid: str
    title: str
    begins: date | datetime
    ends: date | datetime
    changed_at: datetime
    sequence: int = 0
    place: str = ""
    text: str = ""
    address: str = ""  # the page that tells more
    is_private: bool = False
    is_busy: bool = True
    is_cancelled: bool = False
    organiser: Guest | None = None
    guests: tuple[Guest, ...] = ()
