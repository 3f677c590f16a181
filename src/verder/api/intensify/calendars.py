"""The own calendar: addresses that others subscribe to, and a server of one's own."""

from datetime import datetime
from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field, StringConstraints

from verder.api.authentication import Caller
from verder.api.pages import Page, PageAsked
from verder.api.values import PRINTABLE, Given, Key, Shown
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import ConnectionState
from verder.apps.intensify.models import CalendarConnection
from verder.apps.intensify.queries.calendars import connection_of, feeds_of
from verder.apps.intensify.services.calendar_connections import (
    ask_for_round,
    choose_calendar,
    connect_calendar,
    disconnect_calendar,
)
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


SERVER = "/calendar-server"
Address = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=PRINTABLE)]


class ServerGiven(Given):
    """Where the own calendar server is; it is looked at in the background."""

    address: Address = Field(examples=["https://cloud.example.org"])
    login: Annotated[str, StringConstraints(min_length=1, max_length=254, pattern=PRINTABLE)]
    password: Annotated[str, Field(min_length=1, max_length=500)]
    has_month_plans: bool = True


class CalendarChoiceGiven(Given):
    """One of the calendars that were found."""

    calendar: Annotated[str, StringConstraints(max_length=1000, pattern=PRINTABLE)]


class FoundCalendarShown(Shown):
    """A calendar on the server."""

    address: str
    name: str
    is_writable: bool


class ServerShown(Shown):
    """The own calendar server: how far it is, and what is wrong."""

    address: str
    login: str
    state: ConnectionState
    found: list[FoundCalendarShown]
    calendar: str
    calendar_name: str
    has_month_plans: bool
    problem: str
    synced_at: datetime | None
    next_at: datetime | None


@router.get(SERVER, response=ServerShown | None, operation_id="readCalendarServer")
def read_server(request: Caller) -> dict[str, Any] | None:
    """Return the own calendar server, or null where none is connected."""
    connection = connection_of(request.user)
    return _told(connection) if connection else None


@router.put(SERVER, response=ServerShown, operation_id="connectCalendarServer")
def connect_server(request: Caller, given: ServerGiven) -> dict[str, Any]:
    """Connect a calendar server, in the place of the one before."""
    return _told(connect_calendar(by=request.user, **given.model_dump()))


@router.delete(SERVER, response={204: None}, operation_id="disconnectCalendarServer")
def disconnect_server(request: Caller, *, removes_events: bool = False) -> None:
    """Forget the server and its password, and remove the events there if that is asked."""
    disconnect_calendar(by=request.user, removes_events=removes_events)


@router.put(f"{SERVER}/calendar", response=ServerShown, operation_id="chooseCalendar")
def choose(request: Caller, given: CalendarChoiceGiven) -> dict[str, Any]:
    """Choose one of the calendars that were found."""
    return _told(choose_calendar(by=request.user, calendar=given.calendar))


@router.post(f"{SERVER}/round", response=ServerShown, operation_id="syncCalendarServer")
def sync(request: Caller) -> dict[str, Any]:
    """Let the worker look at the calendar now."""
    return _told(ask_for_round(by=request.user))


def _told(connection: CalendarConnection) -> dict[str, Any]:
    names = ServerShown.model_fields.keys() - {"problem"}
    problem = connection.problem
    return {name: getattr(connection, name) for name in names} | {
        "problem": sentence(problem["code"], problem["details"]) if problem else ""
    }
