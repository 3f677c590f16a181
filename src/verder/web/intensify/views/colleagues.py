"""Colleagues: who works for customers, which hours there are, and who takes over."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.reports.absences import absences_report
from verder.apps.intensify.reports.account_team import has_left
from verder.apps.intensify.reports.colleague_seats import colleague_seats
from verder.apps.intensify.reports.load import agreed_loads
from verder.apps.intensify.rules import may_arrange_colleagues, may_change_colleague
from verder.apps.intensify.services.colleagues import (
    change_colleague,
    hand_over,
    make_colleague,
)
from verder.web.core.exports import table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, only_for
from verder.web.identify.views.common import about_page
from verder.web.intensify.absence_form import AbsenceForm
from verder.web.intensify.absence_rows import absences_shown
from verder.web.intensify.colleague_form import ColleagueForm, HandOverForm
from verder.web.intensify.colleagues_table import colleague_rows, colleagues_table


@require_GET
@login_required
def colleagues_page(request: Request) -> HttpResponseBase:
    """List the colleagues, with the hours that their seats take."""
    rows = colleague_rows(request.user, timezone.localdate())
    context = {**about_page("teams"), "may_add": may_arrange_colleagues(request.user)}
    table = colleagues_table(rows, request.GET)
    return table_page(request, "intensify/colleagues.html", table, context, title=_("Colleagues"))


@require_http_methods(["GET", "POST"])
@only_for(may_arrange_colleagues)
def colleague_new(request: Request) -> HttpResponse:
    """Add somebody who does not sign in."""
    form = ColleagueForm(request.POST or None, colleague=None, may_end=False)
    if form.is_valid():
        made = make_colleague(by=request.user, **form.cleaned_data)
        say(request, _("%(name)s was kept.") % {"name": made})
        return redirect("colleague", made.pk)
    return render(request, "intensify/colleague.html", {"form": form})


@require_http_methods(["GET", "POST"])
@login_required
def colleague_page(request: Request, colleague_id: int) -> HttpResponse:
    """Show a colleague: seats, hours, and what to hand over; keep what is said of them."""
    colleague = get_object_or_404(Colleague, pk=colleague_id)
    may_end = may_arrange_colleagues(request.user)
    form = ColleagueForm(request.POST or None, colleague=colleague, may_end=may_end)
    if request.method == "POST" and not may_change_colleague(request.user, colleague):
        raise PermissionDenied
    if form.is_valid():
        change_colleague(colleague=colleague, by=request.user, **form.cleaned_data)
        say(request, _("%(name)s was kept.") % {"name": colleague})
        return redirect("colleague", colleague.pk)
    return show_colleague(request, colleague, form=form)


@require_POST
@only_for(may_arrange_colleagues)
def colleague_hand_over(request: Request, colleague_id: int) -> HttpResponse:
    """Give what a leaver leaves behind to somebody else."""
    colleague, today = get_object_or_404(Colleague, pk=colleague_id), timezone.localdate()
    form = HandOverForm(request.POST, colleague=colleague, today=today)
    if not form.is_valid():
        warn(request, _("Choose who takes over."))
        return redirect("colleague", colleague.pk)
    to = form.cleaned_data["to"]
    try:
        act = hand_over(colleague=colleague, to=to, by=request.user, on=today)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        words = _("%(to)s takes over from %(name)s.") % {"to": to, "name": colleague}
        say(request, words, undo=reverse("people_undo", args=[act.pk]) if act else "")
    return redirect("colleague", colleague.pk)


def show_colleague(
    request: Request,
    colleague: Colleague,
    *,
    form: ColleagueForm | None = None,
    absence: AbsenceForm | None = None,
    absence_id: int = 0,
) -> HttpResponse:
    """Show the page of a colleague, with the form that was refused as it was sent."""
    today, may_arrange = timezone.localdate(), may_arrange_colleagues(request.user)
    may_change = may_change_colleague(request.user, colleague)
    form = form or ColleagueForm(None, colleague=colleague, may_end=may_arrange)
    gone = has_left(colleague, today)
    context: dict[str, Any] = {
        **about_page("teams"),
        "colleague": colleague,
        "form": form if may_change else None,
        "absences": absences_shown(
            colleague,
            absences_report(request.user, colleague, today),
            may_change=may_change,
            refused=absence,
            refused_id=absence_id,
        ),
        "seats": colleague_seats(request.user, colleague, today),
        "load": agreed_loads(request.user, [colleague], today)[colleague.pk],
        "has_left": gone,
        "hand_over": HandOverForm(None, colleague=colleague, today=today)
        if gone and may_arrange
        else None,
    }
    return render(request, "intensify/colleague.html", context)
