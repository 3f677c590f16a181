"""The organisation chart of an account: drawn, listed, and somebody in it told beside."""

from datetime import date
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.models import Account
from verder.apps.intensify.enums import DMU_ROLES
from verder.apps.intensify.queries.people import opinions_on
from verder.apps.intensify.reports.chart_scene import plain_scene, scene_of
from verder.apps.intensify.reports.chart_words import attitude_words
from verder.apps.intensify.reports.organisation_chart import OrganisationChart, organisation_chart
from verder.apps.intensify.rules import may_edit_people, may_give_opinions
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.requests import Request
from verder.web.identify.views.common import about_page
from verder.web.intensify.organisation.asked import ChartAsked, chart_asked
from verder.web.intensify.organisation.page_forms import (
    place_form,
    placeholder_form,
    tie_form,
)
from verder.web.intensify.organisation.person import PersonShown, person_shown
from verder.web.intensify.organisation.rows import chart_rows, parked_rows

TAB: Final = "account_organisation"
PARTS: Final = {
    "organisation-person": "intensify/organisation/person.html",
    "organisation-list": "intensify/organisation/list.html",
}
MOST_ROWS: Final = 300  # a longer list comes after the drawing


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def account_organisation(request: Request, account_id: int) -> HttpResponse:
    """Show who works at the account, under whom, and who sways whom."""
    return chart_page(request, seen_account(request.user, account_id))


def chart_page(request: Request, account: Account) -> HttpResponse:
    """Answer with the tab, or with the part of it that is asked for."""
    today, asked = timezone.localdate(), chart_asked(request.GET)
    chart = organisation_chart(user=request.user, account=account, on=today, closed=asked.closed)
    part = request.headers.get("HX-Target", "")
    context: dict[str, Any] = {"account": account, "chart": chart, "asked": asked}
    if part != "organisation-list":
        context |= _person_context(request, account, chart, asked, today)
    if part != "organisation-person":
        context |= _list_context(chart, asked, is_asked=part == "organisation-list")
    if part in PARTS:
        return render(request, PARTS[part], context)
    context |= account_frame(request, account, TAB)
    context |= _drawing_context(request, account, chart, asked)
    return render(request, "intensify/organisation/page.html", context)


def _drawing_context(
    request: Request, account: Account, chart: OrganisationChart, asked: ChartAsked
) -> dict[str, Any]:
    scene = scene_of(chart, asked.shows)
    may_arrange = may_edit_people(request.user, account)
    return {
        "placeholder_form": placeholder_form(chart, asked.wanted) if may_arrange else None,
        **about_page("organisation_chart"),
        "scene": plain_scene(scene),
        "departments": list(enumerate(scene.departments, start=1)),
        "role_choices": DMU_ROLES,
        "attitudes": attitude_words(),
        "faults": len(chart.whole.faults),
    }


def _list_context(chart: OrganisationChart, asked: ChartAsked, *, is_asked: bool) -> dict[str, Any]:
    is_long = len(chart.members) > MOST_ROWS
    is_here = is_asked or asked.is_long or not is_long
    return {
        "is_long": is_long,
        "rows": chart_rows(chart, asked) if is_here else None,
        "parked": parked_rows(chart, asked),
        "query": asked.query(),
    }


def _person_context(
    request: Request, account: Account, chart: OrganisationChart, asked: ChartAsked, today: date
) -> dict[str, Any]:
    person = _person(chart, asked, today)
    may_arrange = may_edit_people(request.user, account)
    may_tie = may_give_opinions(request.user, account)
    context: dict[str, Any] = {
        "person": person,
        "query": asked.query(),
        "may_arrange": may_arrange,
        "may_tie": may_tie,
    }
    if person and may_arrange:
        context["place_form"] = place_form(chart, person.position, asked.wanted)
    if person and may_tie and asked.tie is not None:
        context["tie_form"] = tie_form(chart, person.position, asked.tie, asked.wanted)
    return context


def _person(chart: OrganisationChart, asked: ChartAsked, today: date) -> PersonShown | None:
    is_judged = chart.has_opinions and chart.member(asked.person) is not None
    opinions = opinions_on([asked.person or 0], today) if is_judged else {}
    return person_shown(chart, asked.person, opinions.get(asked.person or 0))
