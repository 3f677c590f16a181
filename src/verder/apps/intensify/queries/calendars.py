"""Reads of what calendars outside show."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from verder.apps.core.models import User
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import (
    CalendarConnection,
    CalendarEntry,
    CalendarFeed,
    CalendarOrigin,
    CalendarSeries,
    ContactMoment,
)
from verder.apps.intensify.queries.contacts import visible_moments

LOOKS_BACK: Final = timedelta(days=92)
LOOKS_AHEAD: Final = timedelta(days=550)
READ_AGAIN: Final = timedelta(days=7)  # so often a series is looked at for days that come in view


def feeds_of(user: User) -> QuerySet[CalendarFeed]:
    """Return the calendar addresses of a user that were not revoked, the latest first."""
    return CalendarFeed.objects.filter(user=user, revoked_at=None).order_by("-made_at", "-pk")


def open_feed(fingerprint: str) -> CalendarFeed | None:
    """Return the feed of a secret, while its user may sign in and nobody revoked it."""
    feeds = CalendarFeed.objects.filter(revoked_at=None, user__is_active=True)
    return feeds.filter(fingerprint=fingerprint).select_related("user").first()


def moments_of(user: User) -> QuerySet[ContactMoment]:
    """Return the contacts in which the user takes part, of the accounts in view."""
    mine = Q(colleagues__user=user) | Q(owner__user=user)
    keys = ContactMoment.objects.filter(mine).values("pk")
    return (
        visible_moments(user)
        .filter(pk__in=keys)
        .select_related("account", "origin")
        .prefetch_related("positions__person", "colleagues")
        .order_by("on", "pk")
    )


def calendar_moments(user: User, *, today: date, has_month_plans: bool) -> QuerySet[ContactMoment]:
    """Return the contacts in which the user takes part, as their calendar shows them.

    Those planned and had, a season back and a year and a half ahead. Mailings to many are
    no appointments.
    """
    moments = moments_of(user).filter(
        state__in=[MomentState.PLANNED, MomentState.DONE],
        on__gte=today - LOOKS_BACK,
        on__lt=today + LOOKS_AHEAD,
    )
    if not has_month_plans:
        moments = moments.exclude(is_month_only=True)
    return moments.exclude(channel=Channel.MAILING)


def connection_of(user: User) -> CalendarConnection | None:
    """Return the calendar server of a user."""
    return CalendarConnection.objects.filter(user=user).first()


def due_connections(now: datetime) -> QuerySet[CalendarConnection]:
    """Return the connections that the worker looks at now, the longest waiting first."""
    due = CalendarConnection.objects.filter(next_at__lte=now, user__is_active=True)
    return due.order_by("next_at", "pk")


def noted_entries(connection: CalendarConnection) -> QuerySet[CalendarEntry]:
    """Return what was decided or could not be read in a calendar, the latest first."""
    noted = connection.entries.exclude(note=None).select_related("moment__account")
    return noted.order_by("-noted_at", "-pk")


def origin_of(moment: ContactMoment | None) -> CalendarOrigin | None:
    """Return which event of somebody's own calendar a contact came from, if any."""
    found: CalendarOrigin | None = getattr(moment, "origin", None)
    return found if found is not None and found.is_from_outside else None


def number_of(moment: ContactMoment) -> str:
    """Return the number under which calendars know a contact: that of the event it came from.

    One of a series that is not followed as such stands by itself.
    """
    origin = origin_of(moment)
    return origin.uid if origin is not None and not origin.occurrence else str(moment.uid)


def series_to_read(connection: CalendarConnection, today: date) -> QuerySet[CalendarSeries]:
    """Return the series of which days came into view since they were read."""
    return connection.series.filter(read_until__lt=today + LOOKS_AHEAD - READ_AGAIN)


def days_here(connection: CalendarConnection, uid: str) -> dict[str, ContactMoment]:
    """Return the contacts that are days of a series, dropped ones too, by which day they are."""
    rows = moments_of(connection.user).filter(origin__uid=uid).exclude(origin__occurrence="")
    return {moment.origin.occurrence: moment for moment in rows}


def lost_series(connection: CalendarConnection, today: date) -> dict[str, ContactMoment]:
    """Return a contact of each series that is still to come and of which no calendar tells."""
    rows = moments_of(connection.user).filter(on__gte=today, origin__occurrence__gt="")
    rows = rows.exclude(origin__uid__in=connection.series.values("uid"))
    rows = rows.exclude(entries__connection=connection)
    return {moment.origin.uid: moment for moment in rows}
