"""Calendar addresses: made once shown, made anew, revoked for good."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.core.services.tokens import fingerprint_of
from verder.apps.intensify.models import CalendarFeed
from verder.apps.intensify.queries.calendars import feeds_of, open_feed

MOST: Final = 10
NOTED_EVERY: Final = timedelta(minutes=5)  # so that reading does not write each time


@transaction.atomic
def make_feed(*, by: User, name: str, has_month_plans: bool = True) -> tuple[CalendarFeed, str]:
    """Make a calendar address for the user, and return it with its secret, which is not kept."""
    if not by.is_active:
        raise PermissionDenied
    if feeds_of(by).count() >= MOST:
        raise Refused("too_many_feeds", most=MOST)
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed(
        user=by,
        name=name.strip(),
        fingerprint=fingerprint_of(secret),
        has_month_plans=has_month_plans,
        made_at=timezone.now(),
    )
    feed.full_clean()
    feed.save()
    record(by=by, action="calendar.feed_made", subject=feed, after={"name": feed.name})
    return feed, secret


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, by: User) -> None:
    """Let an address of the user's own show nothing any more."""
    if feed.user_id != by.pk:
        raise PermissionDenied
    if feed.revoked_at is not None:
        return
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
    record(by=by, action="calendar.feed_revoked", subject=feed, before={"name": feed.name})


@transaction.atomic
def renew_feed(*, feed: CalendarFeed, by: User) -> tuple[CalendarFeed, str]:
    """Give a feed another address; the one before shows nothing any more."""
    revoke_feed(feed=feed, by=by)
    return make_feed(by=by, name=feed.name, has_month_plans=feed.has_month_plans)


def feed_of(secret: str, now: datetime) -> CalendarFeed | None:
    """Return the feed of this secret if it is open now, and note that it was read."""
    feed = open_feed(fingerprint_of(secret))
    if feed is not None:
        seldom = Q(last_read_at=None) | Q(last_read_at__lt=now - NOTED_EVERY)
        CalendarFeed.objects.filter(seldom, pk=feed.pk).update(last_read_at=now)
    return feed
