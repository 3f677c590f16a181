"""Scarce visits are divided over accounts by what each next one adds, and taken over."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.failures import Refused
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_change_limits, may_import, may_see_margins
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import VisitDivision
from verder.apps.intensify.queries.plans import colleagues_in_view
from verder.apps.intensify.reports.visit_allocation import (
    AllocationReport,
    visit_allocation_report,
)
from verder.apps.intensify.rules import accounts_to_plan
from verder.apps.intensify.services.visit_agreements import agree_visits, undo_division
from verder.domain.intensify.visit_allocation import AllocationLimits
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.exports import table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, go_back, only_for
from verder.web.core.tables import read_table
from verder.web.identify.limits_form import LimitsAsked, read_limits
from verder.web.identify.views.common import BARE, RESULT, WHOLE, about_page
from verder.web.intensify.allocation_form import SOURCES, AllocationForm
from verder.web.intensify.allocation_rows import (
    allocation_sentences,
    allocation_table,
    answer_chart,
    division_chart,
    gain_words,
)

PAGE = "visit_allocation"
TEMPLATE = "intensify/allocation/page.html"


@require_GET
@only_for(may_see_margins)
@vary_on_headers("HX-Request", "HX-Target")
def visit_allocation_page(request: Request) -> HttpResponseBase:
    """Show how many visits each account gets, beside those of now."""
    form, limits = _form(request, request.GET), read_limits(AllocationLimits, request.GET)
    context: dict[str, Any] = {
        **about_page(PAGE),
        "form": form,
        "limits": limits,
        "asked": {"query": request.GET},
        "may_change_limits": may_change_limits(request.user),
        "around": BARE if request.headers.get("HX-Target") == RESULT else WHOLE,
    }
    try:
        report = _report(request, form, limits)
    except NotComputable as missing:
        context |= {
            "missing": sentence(missing.reason),
            "reason": missing.reason,
            "may_import": may_import(request.user),
        }
        return render(request, TEMPLATE, context)
    currency = organisation().currency
    table = read_table(allocation_table(), report.lines, request.GET, currency=currency)
    form.fields["visits"].widget.attrs["placeholder"] = formats.number(report.visits_now)
    context |= {
        "report": report,
        "source": dict(SOURCES)[report.source],
        "sentences": allocation_sentences(report, currency),
        "gain_words": gain_words(report),
        "division_chart": division_chart(report.lines),
        "answer_chart": answer_chart(report),
        "to_take": len(_mine(request, report)) if not form.asked.colleague_id else 0,
    }
    about = [(_("Visits now"), str(context["source"]))]
    return table_page(request, TEMPLATE, table, context, title=_("Visit allocation"), about=about)


@require_POST
@only_for(may_see_margins)
def visit_allocation_take(request: Request) -> HttpResponse:
    """Take the division over: so many visits a year from now on."""
    form, limits = _form(request, request.POST), read_limits(AllocationLimits, request.POST)
    if form.asked.colleague_id is not None:
        raise PermissionDenied
    try:
        report = _report(request, form, limits)
        visits = _mine(request, report)
        division = agree_visits(by=request.user, visits=visits)
    except NotComputable as missing:
        warn(request, sentence(missing.reason))
    except Refused as refused:
        warn(request, sentence(refused.code))
    else:
        text = ngettext(
            "The contact plan of %(count)d account counts with these visits from now on.",
            "The contact plans of %(count)d accounts count with these visits from now on.",
            len(visits),
        )
        undo = reverse("visit_allocation_undo", args=[division.pk])
        say(request, text % {"count": len(visits)}, undo=undo)
    return redirect(PAGE)


@require_POST
@only_for(may_see_margins)
def visit_allocation_undo(request: Request, division_id: int) -> HttpResponse:
    """Let accounts get the visits again that they got before."""
    division = get_object_or_404(VisitDivision, pk=division_id)
    try:
        undo_division(by=request.user, division=division)
    except Refused as refused:
        warn(request, sentence(refused.code))
    else:
        say(request, _("It is as it was."))
    return go_back(request, PAGE)


def _form(request: Request, sent: QueryDict) -> AllocationForm:
    people = colleagues_in_view(request.user, timezone.localdate()).order_by("name", "pk")
    return AllocationForm(sent, colleagues=people)


def _report(
    request: Request, form: AllocationForm, limits: LimitsAsked[AllocationLimits]
) -> AllocationReport:
    return visit_allocation_report(
        user=request.user, asked=form.asked, today=timezone.localdate(), limits=limits.limits
    )


def _mine(request: Request, report: AllocationReport) -> dict[int, int]:
    """Return the visits of the accounts that the user plans."""
    keys = [line.account.pk for line in report.lines]
    mine = set(accounts_to_plan(request.user).filter(pk__in=keys).values_list("pk", flat=True))
    return {line.account.pk: line.found.visits for line in report.lines if line.account.pk in mine}
