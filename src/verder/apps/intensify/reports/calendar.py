"""Contacts as events of a calendar: when, where, with whom; never opinions or what was agreed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from verder.apps.core.models import User
from verder.apps.intensify.enums import Channel
from verder.apps.intensify.models import ContactMoment, Position
from verder.apps.intensify.queries.calendars import calendar_moments, number_of
from verder.documents.calendar import CalendarEvent
from verder.domain.intensify.working_days import first_working_day

USUAL_MINUTES: Final = 60
A_DAY: Final = timedelta(days=1)
MOST_SEQUENCE: Final = 2**31 - 1


def calendar_events(
    user: User, *, today: date, has_month_plans: bool, site: str
) -> list[CalendarEvent]:
    """Return the contacts of a user as events, with the rights the user has now.

    What the user brought in stands in their calendar already, until it changes here.
    """
    moments = calendar_moments(user, today=today, has_month_plans=has_month_plans)
    moments = moments.exclude(origin__is_from_outside=True, by=user, before=None)
    return [event_of(moment, site=site) for moment in moments]


def event_of(moment: ContactMoment, *, site: str = "") -> CalendarEvent:
    """Return a contact as an event; a private one only says that the time is taken."""
    begins, ends = times_of(moment)
    is_private = moment.is_private
    return CalendarEvent(
        uid=number_of(moment),
        title=_("Private contact") if is_private else title_of(moment),
        begins=begins,
        ends=ends,
        changed_at=moment.changed_at,
        sequence=sequence_of(moment),
        place="" if is_private else moment.place,
        text="" if is_private else "\n".join(_lines_of(moment)),
        address="" if is_private or not site else _address_of(moment, site),
        is_private=is_private,
        is_busy=isinstance(begins, datetime) and moment.channel != Channel.MAIL,
    )


def title_of(moment: ContactMoment) -> str:
    """Return what stands in the calendar: the account, and what for."""
    return f"{moment.account.name} – {moment.purpose or moment.get_channel_display()}"


def times_of(moment: ContactMoment) -> tuple[date | datetime, date | datetime]:
    """Return when a contact begins and what comes first after it.

    Without an hour it lasts all day; of a month it takes the first working day.
    """
    if moment.begins_at is not None:
        length = timedelta(minutes=moment.minutes or USUAL_MINUTES)
        return moment.begins_at, moment.begins_at + length
    day = first_working_day(moment.on) if moment.is_month_only else moment.on
    return day, day + A_DAY


def sequence_of(moment: ContactMoment) -> int:
    """Return a number that rises with every change: the seconds since the contact was made."""
    age = moment.changed_at - moment.made_at
    return max(0, min(int(age.total_seconds()), MOST_SEQUENCE))


def _lines_of(moment: ContactMoment) -> Iterator[str]:
    yield str(moment.get_channel_display())
    if moment.is_month_only:
        yield _("Only the month is known. Move this to the day that suits.")
    people = ", ".join(_named(position) for position in moment.positions.all())
    if people:
        yield _("With: %(names)s") % {"names": people}
    colleagues = ", ".join(colleague.name for colleague in moment.colleagues.all())
    if colleagues:
        yield _("From our side: %(names)s") % {"names": colleagues}


def _named(position: Position) -> str:
    function = position.function if position.person_id else ""
    return f"{position} ({function})" if function else str(position)


def _address_of(moment: ContactMoment, site: str) -> str:
    return site + reverse("contact", args=[moment.pk])
