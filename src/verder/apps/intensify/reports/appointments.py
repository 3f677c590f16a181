"""Contacts and events of calendars as appointments, and those as JSON keeps them."""

from datetime import UTC, date, datetime
from typing import Any, Final

from django.utils import timezone

from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.models.contacts import MOST_MINUTES
from verder.apps.intensify.reports.calendar import USUAL_MINUTES, event_of, title_of
from verder.documents.calendar import ReadEvent, read_calendar
from verder.domain.intensify.appointments import Appointment

MOST_TITLE: Final = 300
MOST_PLACE: Final = 200


def appointment_of(moment: ContactMoment) -> Appointment:
    """Return a contact as its calendar shows it."""
    event = event_of(moment)
    has_hour = isinstance(event.begins, datetime)
    return Appointment(
        begins=_plain(event.begins),
        minutes=(moment.minutes or USUAL_MINUTES) if has_hour else None,
        place=event.place,
        title=event.title,
        text=event.text,
    )


def event_in(content: bytes, uid: str) -> ReadEvent | None:
    """Return the event of this number in a file, itself and not one of its series."""
    found = read_calendar(content, zone=timezone.get_default_timezone())
    events = (each for each in found.events if each.instead_of is None)
    return next((each for each in events if each.uid == uid), None)


def appointment_there(event: ReadEvent) -> Appointment:
    """Return an event of a calendar as an appointment."""
    minutes: int | None = None
    if isinstance(event.begins, datetime):
        length = int((event.ends - event.begins).total_seconds() // 60)
        minutes = min(length, MOST_MINUTES)
    return Appointment(
        begins=_plain(event.begins),
        minutes=minutes,
        place=event.place[:MOST_PLACE],
        title=event.title[:MOST_TITLE],
        text=event.text,
    )


def purpose_in(title: str, moment: ContactMoment) -> str:
    """Return what a contact is for by the title of its event, without the account."""
    account = f"{moment.account.name} – "
    if title == f"{account}{moment.get_channel_display()}":
        return ""
    return title.removeprefix(account)[:MOST_TITLE]


def has_own_title(title: str, moment: ContactMoment) -> bool:
    """Return whether an event has another title than the contact gives it."""
    return title != title_of(moment)


def as_kept(side: Appointment) -> dict[str, Any]:
    """Return an appointment as JSON keeps it."""
    return {
        "begins": side.begins.isoformat(),
        "minutes": side.minutes,
        "place": side.place,
        "title": side.title,
        "text": side.text,
    }


def from_kept(kept: dict[str, Any]) -> Appointment:
    """Return an appointment from what JSON kept."""
    text = kept["begins"]
    begins = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return Appointment(**{**kept, "begins": begins})


def _plain(moment: date | datetime) -> date | datetime:
    """Return an instant in UTC to the second, so that two libraries tell the same."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).replace(microsecond=0)
    return moment


def first_day(event: ReadEvent) -> date:
    """Return the day on which an event begins, here."""
    if isinstance(event.begins, datetime):
        return timezone.localdate(event.begins)
    return event.begins
