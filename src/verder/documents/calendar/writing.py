"""Values → iCalendar. Instants leave in UTC, which every calendar shows in its own zone."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

import icalendar
from icalendar import vCalAddress

from verder.documents.calendar.events import CalendarEvent, Guest, Method

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
PRODUCT: Final = "-//Verder//Contacts//EN"
ASK_AGAIN: Final = timedelta(hours=1)
# Control characters may not stand in a calendar; a lone CR would begin a line of its own.
FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def calendar_file(
    events: Iterable[CalendarEvent], *, name: str = "", method: Method | None = Method.PUBLISH
) -> bytes:
    """Return the calendar file of the events; the same events make the same file.

    What is kept on a server has no method.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method is not None:
        calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", clean(name))
        calendar.add("name", clean(name))
        calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    for event in events:
        calendar.add_component(component_of(event))
    return bytes(calendar.to_ical())


def component_of(event: CalendarEvent) -> icalendar.Event:
    """Return one event as a component of a calendar."""
    made = icalendar.Event()
    made.add("uid", clean(event.uid))
    made.add("dtstamp", event.changed_at.astimezone(UTC))
    made.add("last-modified", event.changed_at.astimezone(UTC))
    made.add("sequence", event.sequence)
    made.add("dtstart", in_utc(event.begins))
    made.add("dtend", in_utc(event.ends))
    made.add("summary", clean(event.title))
    made.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    made.add("transp", "OPAQUE" if event.is_busy else "TRANSPARENT")
    for field, text in {"location": event.place, "description": event.text}.items():
        if text:
            made.add(field, clean(text))
    if event.address:
        made.add("url", clean(event.address))
    if event.is_private:
        made.add("class", "PRIVATE")
    _add_people(made, event)
    return made


def in_utc(moment: date | datetime) -> date | datetime:
    """Return a day as it is, and an instant in UTC; an instant without a zone is refused."""
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise ValueError("An instant needs a zone.")
    return moment.astimezone(UTC)


def clean(text: str) -> str:
    r"""Return the text without what could break out of its line.

    >>> clean("one\r\ntwo\rthree\x00")
    'one\ntwo\nthree'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return FORBIDDEN.sub("", lines).encode("utf-8", "replace").decode()


def _add_people(made: icalendar.Event, event: CalendarEvent) -> None:
    if event.organiser is not None:
        made.add("organizer", _address(event.organiser), encode=False)
    for guest in event.guests:
        address = _address(guest)
        address.params["CUTYPE"] = "INDIVIDUAL"
        address.params["ROLE"] = "REQ-PARTICIPANT"
        address.params["PARTSTAT"] = "NEEDS-ACTION"
        address.params["RSVP"] = "TRUE"
        made.add("attendee", address, encode=False)


def _address(guest: Guest) -> vCalAddress:
    address = vCalAddress(f"mailto:{clean(guest.email)}")
    # A quote cannot be escaped in a parameter, and a line end ends it.
    address.params["CN"] = clean(guest.name).replace('"', "'").replace("\n", " ")
    return address
