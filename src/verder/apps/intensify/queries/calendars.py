"""Reads of what calendars outside show."""

from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from verder.apps.core.models import User
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import CalendarFeed, ContactMoment
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


def calendar_moments(user: User, *, today: date, has_month_plans: bool) -> QuerySet[ContactMoment]:
    """Return the contacts in which the user takes part, as their calendar shows them.

    Those planned and had, a season back and a year and a half ahead. Mailings to many are
    no appointments.
    """
    mine = Q(colleagues__user=user) | Q(owner__user=user)
    keys = ContactMoment.objects.filter(mine).values("pk")
    moments = visible_moments(user).filter(
        pk__in=keys,
        state__in=[MomentState.PLANNED, MomentState.DONE],
        on__gte=today - LOOKS_BACK,
        on__lt=today + LOOKS_AHEAD,
    )
    if not has_month_plans:
        moments = moments.exclude(is_month_only=True)
    return (
        moments.exclude(channel=Channel.MAILING)
        .select_related("account")
        .prefetch_related("positions__person", "colleagues")
        .order_by("on", "pk")
    )
