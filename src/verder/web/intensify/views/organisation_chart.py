"""The organisation chart of an account: drawn, listed, and somebody in it told beside."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.models import Account
from verder.apps.intensify.enums import DMU_ROLES
from verder.apps.intensify.reports.organisation_chart import OrganisationChart, organisation_chart
from verder.apps.intensify.rules import may_edit_people, may_give_opinions
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.requests import Request
from verder.web.identify.views.common import about_page
from verder.web.intensify.organisation.asked import ChartAsked, chart_asked
from verder.web.intensify.organisation.person import person_shown
from verder.web.intensify.organisation.rows import chart_rows, parked_rows
from verder.web.intensify.organisation.scene import scene_of

TAB = "account_organisation"
PERSON = "organisation-person"


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def account_organisation(request: Request, account_id: int) -> HttpResponse:
    """Show who works at the account, under whom, and who sways whom."""
    return chart_page(request, seen_account(request.user, account_id))


def chart_page(request: Request, account: Account, **forms: Any) -> HttpResponse:  # noqa: ANN401
    """Show the tab, with forms as they were sent where they were refused."""
    asked = chart_asked(request.GET)
    chart = organisation_chart(
        user=request.user, account=account, on=timezone.localdate(), closed=asked.closed
    )
    context = {"account": account, **_person_context(request, account, chart, asked), **forms}
    if request.headers.get("HX-Target") == PERSON:
        return render(request, "intensify/organisation/person.html", context)
    return render(
        request,
        "intensify/organisation/page.html",
        {**account_frame(request, account, TAB), **_page_context(chart, asked), **context},
    )


def _page_context(chart: OrganisationChart, asked: ChartAsked) -> dict[str, Any]:
    scene = scene_of(chart, asked.role)
    return {
        **about_page("organisation_chart"),
        "chart": chart,
        "asked": asked,
        "scene": scene.plain(),
        "departments": list(enumerate(scene.departments, start=1)),
        "rows": chart_rows(chart, asked),
        "parked": parked_rows(chart, asked),
        "role_choices": DMU_ROLES,
        "faults": len(chart.whole.faults),
    }


def _person_context(
    request: Request, account: Account, chart: OrganisationChart, asked: ChartAsked
) -> dict[str, Any]:
    return {
        "person": person_shown(chart, asked.person),
        "query": asked.query(),
        "may_arrange": may_edit_people(request.user, account),
        "may_tie": may_give_opinions(request.user, account),
        "has_opinions": chart.has_opinions,
    }
