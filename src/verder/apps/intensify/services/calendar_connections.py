"""A user connects a calendar server, chooses a calendar, asks for a round, and leaves."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.sealing import seal
from verder.apps.core.services import record
from verder.apps.intensify.enums import ConnectionState
from verder.apps.intensify.models import CalendarConnection
from verder.apps.intensify.queries.calendars import connection_of

SCHEMES = ("https://", "http://")


@transaction.atomic
def connect_calendar(
    *, by: User, address: str, login: str, password: str, has_month_plans: bool = True
) -> CalendarConnection:
    """Keep where the user's calendar server is and how to sign in; the worker looks for calendars.

    Said again it takes the place of what was there; events that were written stay known.
    """
    if not by.is_active:
        raise PermissionDenied
    whole = address.strip()
    whole = whole if whole.lower().startswith(SCHEMES) else f"https://{whole}"
    connection = connection_of(by) or CalendarConnection(user=by)
    if connection.pk and not _is_same_server(connection, whole, login):
        connection.entries.all().delete()
        connection.calendar = connection.calendar_name = ""
        connection.token = connection.whole_mark = ""
        connection.trusted_hosts, connection.found = [], []
    connection.address, connection.login = whole, login.strip()
    connection.sealed_password = seal(password)
    connection.has_month_plans = has_month_plans
    _look_again(connection)
    connection.full_clean()
    connection.save()
    record(by=by, action="calendar.connected", subject=connection, after={"address": whole})
    return connection


@transaction.atomic
def choose_calendar(*, by: User, calendar: str) -> CalendarConnection:
    """Choose one of the calendars that were found; events in another one are left there."""
    connection = _own(by)
    found = {each["address"]: each for each in connection.found if each["is_writable"]}
    if calendar not in found:
        raise Refused("calendar_not_found")
    if calendar != connection.calendar:
        connection.entries.all().delete()
        connection.token = connection.whole_mark = ""
    connection.calendar, connection.calendar_name = calendar, found[calendar]["name"]
    connection.state, connection.problem = ConnectionState.CONNECTED, None
    connection.failures, connection.next_at = 0, timezone.now()
    connection.save()
    after = {"calendar": connection.calendar_name}
    record(by=by, action="calendar.chosen", subject=connection, after=after)
    return connection


@transaction.atomic
def trust_host(*, by: User, host: str) -> CalendarConnection:
    """Let the password go to a host that the server pointed to, which the user knows."""
    connection = _own(by)
    problem = connection.problem or {}
    if problem.get("details", {}).get("host") != host or problem["code"] != "server_other_host":
        raise Refused("calendar_host_not_asked")
    connection.trusted_hosts = sorted({*connection.trusted_hosts, host})
    _look_again(connection)
    connection.save()
    record(by=by, action="calendar.host_trusted", subject=connection, after={"host": host})
    return connection


def ask_for_round(*, by: User) -> CalendarConnection:
    """Let the worker look at the calendar now, whatever its timetable."""
    connection = _own(by)
    if connection.state == ConnectionState.STOPPED:
        _look_again(connection)
    connection.next_at = timezone.now()
    connection.save(update_fields=["next_at", "state", "problem", "failures"])
    return connection


@transaction.atomic
def disconnect_calendar(*, by: User, removes_events: bool) -> None:
    """Forget the server and its password; events stay there, unless they are to go too."""
    connection = _own(by)
    if removes_events and connection.entries.exists():
        connection.state, connection.failures = ConnectionState.LEAVING, 0
        connection.next_at = timezone.now()
        connection.save(update_fields=["state", "failures", "next_at"])
        return
    record(by=by, action="calendar.disconnected", subject=connection)
    connection.delete()


def _own(by: User) -> CalendarConnection:
    connection = connection_of(by)
    if connection is None:
        raise Refused("calendar_not_connected")
    return connection


def _is_same_server(connection: CalendarConnection, address: str, login: str) -> bool:
    return (connection.address, connection.login) == (address, login.strip())


def _look_again(connection: CalendarConnection) -> None:
    connection.state, connection.problem = ConnectionState.LOOKING, None
    connection.failures, connection.next_at = 0, timezone.now()
