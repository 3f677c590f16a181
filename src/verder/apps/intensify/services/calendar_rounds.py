"""The worker's rounds along calendars: whose turn it is, what went wrong, when to try again."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

from verder.apps.core.failures import Problem
from verder.apps.core.sealing import unseal
from verder.apps.core.services import record
from verder.apps.intensify.enums import ConnectionState
from verder.apps.intensify.models import CalendarConnection
from verder.apps.intensify.services import turns
from verder.apps.intensify.services.calendar_sync import synchronise
from verder.apps.intensify.services.calendar_turn import Synced
from verder.gateways.caldav import CalDav
from verder.gateways.calendars import CalendarService, Clash
from verder.gateways.http import Login

EVERY: Final = timedelta(minutes=10)
MOST_FAREWELLS: Final = 3
logger = logging.getLogger(__name__)


def take_turn(connection: CalendarConnection, now: datetime) -> bool:
    """Look at one calendar if nobody else does, and return whether it went well."""
    act = ACTS[ConnectionState(connection.state)]
    return turns.take_turn(connection, now, act=act, failed=_failed)


def service_of(connection: CalendarConnection) -> CalendarService:
    """Return a conversation with the server of a connection."""
    login = Login(
        address=connection.address,
        user=connection.login,
        password=unseal(connection.sealed_password),
        trusted_hosts=frozenset(connection.trusted_hosts),
        allowed_networks=tuple(settings.CALENDAR_NETWORKS),
    )
    return CalDav(login, connection.calendar)


def sync_now(connection: CalendarConnection, now: datetime) -> Synced:
    """Bring a connected calendar in step, and say when to look again."""
    service = service_of(connection)
    try:
        done = synchronise(connection=connection, service=service, now=now)
    finally:
        service.close()
    _went_well(connection, synced_at=now, next_at=now + EVERY)
    return done


def _look(connection: CalendarConnection, now: datetime) -> None:
    """Find the calendars of a server; a single one is chosen at once."""
    service = service_of(connection)
    try:
        found = service.calendars()
    finally:
        service.close()
    writable = [each for each in found if each.is_writable]
    connection.found = [
        {"address": each.address, "name": each.name, "is_writable": each.is_writable}
        for each in found
    ]
    connection.save(update_fields=["found"])
    if connection.calendar in {each.address for each in writable}:
        _went_well(connection, state=ConnectionState.CONNECTED, next_at=now)
    elif len(writable) == 1:
        connection.calendar_name = writable[0].name
        connection.calendar = writable[0].address
        connection.save(update_fields=["calendar", "calendar_name"])
        _went_well(connection, state=ConnectionState.CONNECTED, next_at=now)
    else:
        _went_well(connection, state=ConnectionState.CHOOSING, next_at=None)


def _sync(connection: CalendarConnection, now: datetime) -> None:
    sync_now(connection, now)


def _leave(connection: CalendarConnection, now: datetime) -> None:
    """Remove our events from a calendar, then the connection; in the end without them."""
    del now
    if connection.failures < MOST_FAREWELLS:
        service = service_of(connection)
        try:
            for entry in connection.entries.order_by("pk"):
                try:
                    service.delete(entry.place, version=entry.version)
                except Clash:
                    logger.info("Event %s changed there and stays", entry.uid)
                entry.delete()
        finally:
            service.close()
    record(by=connection.user, action="calendar.disconnected", subject=connection)
    connection.delete()


def _wait(connection: CalendarConnection, now: datetime) -> None:
    """Do nothing until its user does something."""
    del now
    _went_well(connection, next_at=None)


ACTS: Final[dict[ConnectionState, Callable[[CalendarConnection, datetime], None]]] = {
    ConnectionState.LOOKING: _look,
    ConnectionState.CONNECTED: _sync,
    ConnectionState.LEAVING: _leave,
    ConnectionState.CHOOSING: _wait,
    ConnectionState.STOPPED: _wait,
}


def _went_well(connection: CalendarConnection, **changes: object) -> None:
    """Keep how it went, unless its user asked for something else meanwhile."""
    CalendarConnection.objects.filter(pk=connection.pk).update(problem=None, failures=0, **changes)


def _failed(
    connection: CalendarConnection, now: datetime, problem: Problem, *, needs_user: bool
) -> None:
    """Say why it went wrong; what only its user can mend waits, the rest is tried ever later."""
    failures = connection.failures + 1
    is_leaving = connection.state == ConnectionState.LEAVING
    changes: dict[str, object] = {"next_at": turns.later(failures, now, EVERY)}
    if needs_user and not is_leaving:
        changes = {"next_at": None, "state": ConnectionState.STOPPED}
    CalendarConnection.objects.filter(pk=connection.pk).update(
        problem=problem, failures=failures, **changes
    )
