"""`verder calendars sync`: look at every connected calendar now."""

from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import ConnectionState
from verder.apps.intensify.models import CalendarConnection
from verder.apps.intensify.services.calendar_rounds import take_turn
from verder.cli.errors import Stopped
from verder.cli.output import say


def main(*, email: str) -> None:
    """Bring the calendars of all users, or of one, in step; fail where one of them fails."""
    found = CalendarConnection.objects.filter(user__is_active=True).select_related("user")
    if email:
        found = found.filter(user__email__iexact=email)
    if not found:
        say(_("Nobody has connected a calendar server."))
        return
    failed = [str(each.user.email) for each in found.order_by("pk") if not _looked(each)]
    if failed:
        raise Stopped(_("Not in step: %(who)s.") % {"who": ", ".join(failed)})


def _looked(connection: CalendarConnection) -> bool:
    """Look at one calendar until it is in step or waits for its user, and say how it went."""
    for _step in (ConnectionState.LOOKING, ConnectionState.CONNECTED):
        is_well = take_turn(connection, timezone.now())
        connection = CalendarConnection.objects.filter(pk=connection.pk).first() or connection
        if not is_well or connection.synced_at is not None:
            break
    problem = connection.problem
    told = sentence(problem["code"], problem["details"]) if problem else _told(connection)
    say(f"{connection.user.email}: {told}")
    return problem is None


def _told(connection: CalendarConnection) -> str:
    if connection.state == ConnectionState.CHOOSING:
        return _("a calendar must be chosen in the browser")
    return _("in step with %(calendar)s") % {"calendar": connection.calendar_name}
