"""Who left long ago: erased or kept, one by one or many at once."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.keys import record_keys
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import Person, Position
from verder.apps.intensify.queries.leavers import leavers
from verder.apps.intensify.rules import may_clear_people
from verder.apps.intensify.services.retention import erase_people, keep_people
from verder.domain.intensify.contact_quality import ContactLimits
from verder.web.core.exports import table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, only_for
from verder.web.core.tables import read_table
from verder.web.identify.views.common import about_page
from verder.web.intensify.people.leavers_table import leavers_table
from verder.web.intensify.views.people.common import ask_before_erasing, undo_address


@require_GET
@only_for(may_clear_people)
@vary_on_headers("HX-Request", "HX-Target")
def people_leavers(request: Request) -> HttpResponseBase:
    """List who left every employer long ago."""
    today = timezone.localdate()
    found = leavers(request.user, today)
    places = Position.objects.filter(person__in=found).select_related("account")
    where = {row.person_id or 0: row.account.name for row in places.order_by("ended_on", "pk")}
    table = read_table(leavers_table(where), found, request.GET)
    days = limits_of(ContactLimits).leavers_days
    context = {"span": _span(days), "until": _until(today), **about_page("people")}
    template = "intensify/people/leavers.html"
    return table_page(request, template, table, context, title=_("Left long ago"))


@require_POST
@only_for(may_clear_people)
def people_leavers_keep(request: Request) -> HttpResponse:
    """Keep the chosen people for as long again."""
    people = _chosen(request)
    if people:
        until = _until(timezone.localdate())
        act = keep_people(by=request.user, people=people, until=until)
        text = ngettext(
            "%(count)d person stays known.", "%(count)d people stay known.", len(people)
        )
        say(request, text % {"count": len(people)}, undo=undo_address(act))
    return redirect("people_leavers")


@require_POST
@only_for(may_clear_people)
def people_leavers_erase(request: Request) -> HttpResponse:
    """Erase the chosen people, once that was said twice; this cannot be undone."""
    people = _chosen(request)
    if people and "sure" not in request.POST:
        return ask_before_erasing(request, people, back=reverse("people_leavers"))
    if people:
        count = erase_people(by=request.user, people=people)
        text = ngettext("%(count)d person was erased.", "%(count)d people were erased.", count)
        say(request, text % {"count": count})
    return redirect("people_leavers")


def _chosen(request: Request) -> list[Person]:
    """Return the one whose button was pressed, or else the selected, of those on the list."""
    asked = request.POST.getlist("one") or request.POST.getlist("selected")
    keys = record_keys(asked)
    found = list(leavers(request.user, timezone.localdate()).filter(pk__in=keys))
    if not found:
        warn(request, _("Select who is meant."))
    return found


def _span(days: int) -> str:
    """Return how long that is: whole years as years."""
    years, rest = divmod(days, 365)
    if rest or not years:
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}


def _until(today: date) -> date:
    return today + timedelta(days=limits_of(ContactLimits).leavers_days)
