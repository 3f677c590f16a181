"""The own calendar: the addresses that other calendars subscribe to."""

from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.values import Key, Shown
from verder.apps.intensify.queries.calendars import feeds_of
from verder.apps.intensify.services.calendar_feeds import revoke_feed

router = Router(tags=["you"])


class CalendarFeedShown(Shown):
    """An address that a calendar reads; the address itself is shown once, to a person."""

    id: int = Field(validation_alias="pk")
    name: str
    has_month_plans: bool
    made_at: datetime
    last_read_at: datetime | None


@router.get("/calendar-feeds", response=Page[CalendarFeedShown], operation_id="listCalendarFeeds")
def list_feeds(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List the own calendar addresses that work."""
    return page.of_records(feeds_of(request.user))


@router.delete(
    "/calendar-feeds/{int:feed_id}", response={204: None}, operation_id="revokeCalendarFeed"
)
def revoke(request: Caller, feed_id: Key) -> None:
    """Let an own calendar address show nothing any more, for good."""
    revoke_feed(feed=get_object_or_404(feeds_of(request.user), pk=feed_id), by=request.user)
