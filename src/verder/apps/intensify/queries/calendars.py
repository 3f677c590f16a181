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
    ContactMoment,
)
from verder.apps.intensify.queries.contacts import visible_moments

LOOKS_BACK: Final = timedelta(days=92)
LOOKS_AHEAD: Final = timedelta(days=550)


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
        .select_related("account")
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
