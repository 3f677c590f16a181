"""The own calendar server as the page shows it: how far it is, what is wrong, what was decided."""

from typing import Any, Final

from django.urls import reverse

from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import ConnectionState
from verder.apps.intensify.models import CalendarConnection, CalendarEntry
from verder.apps.intensify.queries.calendars import connection_of, noted_entries
from verder.web.intensify.forms.calendars import ConnectionForm

MOST_NOTES: Final = 20
BUSY: Final = frozenset({ConnectionState.LOOKING, ConnectionState.LEAVING})


def connection_context(user: User, form: ConnectionForm | None = None) -> dict[str, Any]:
    """Return what the page shows of the user's calendar server, with the form to say it."""
    connection = connection_of(user)
    if connection is None:
        return {"connection": None, "connection_form": form or ConnectionForm()}
    problem = connection.problem or {}
    is_other_host = problem.get("code") == "server_other_host"
    return {
        "connection": connection,
        "connection_form": form or ConnectionForm(initial=_initial(connection)),
        "problem": sentence(problem["code"], problem["details"]) if problem else "",
        "other_host": problem["details"]["host"] if is_other_host else "",
        "is_waiting": _is_waiting(connection),
        "is_choosing": connection.state == ConnectionState.CHOOSING,
        "is_connected": connection.state == ConnectionState.CONNECTED,
        "writable": [each for each in connection.found if each["is_writable"]],
        "notes": [_note(entry) for entry in noted_entries(connection)[:MOST_NOTES]],
    }


def _is_waiting(connection: CalendarConnection) -> bool:
    """Return whether the worker still has to do what was asked, so that the page looks again."""
    if connection.problem:
        return False
    is_first = connection.state == ConnectionState.CONNECTED and connection.synced_at is None
    return connection.state in BUSY or is_first


def _initial(connection: CalendarConnection) -> dict[str, object]:
    return {
        "address": connection.address,
        "login": connection.login,
        "has_month_plans": connection.has_month_plans,
    }


def _note(entry: CalendarEntry) -> dict[str, Any]:
    moment, note = entry.moment, entry.note or {}
    return {
        "at": entry.noted_at,
        "text": sentence(note["code"], note["details"]),
        "account": moment.account.name if moment else "",
        "address": reverse("account", args=[moment.account_id]) if moment else "",
    }
