"""The work of a team at a glance, and the lists behind the figures of one colleague."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.intensify.queries.team_view import (
    team_in_view,
    users_without_colleague,
)
from verder.apps.intensify.reports.team_member import member_lists
from verder.apps.intensify.reports.team_view import Member, team_report
from verder.apps.intensify.rules import may_lead
from verder.apps.intensify.services.colleagues import keep_colleagues
from verder.web.core.exports import table_page
from verder.web.core.flash import say
from verder.web.core.formats import day
from verder.web.core.requests import Request, only_for
from verder.web.core.tables import Table
from verder.web.identify.views.common import about_page
from verder.web.intensify.charts.team_load import LoadBar, LoadNames, team_load_option
from verder.web.intensify.team_member_rows import member_shown
from verder.web.intensify.team_table import SHOWS, member_address, team_table


@require_GET
@only_for(may_lead)
@vary_on_headers("HX-Request", "HX-Target")
def team_view(request: Request) -> HttpResponseBase:
    """Show the work of the colleagues in view: load, coverage, what is late, and silences."""
    today = timezone.localdate()
    rows = team_report(request.user, today)
    table = team_table(rows, request.GET)
    context = {
        **about_page("team_view"),
        "rows": rows,
        "counts": _counts(rows),
        "others": users_without_colleague(request.user, today).count(),
        "chart": _chart(table),
    }
    return table_page(
        request,
        "intensify/team_view.html",
        table,
        context,
        title=_("Team view"),
        about=[(_("Day"), day(today))],
    )


@require_GET
@only_for(may_lead)
def team_member(request: Request, colleague_id: int) -> HttpResponse:
    """Show what is behind the figures of one colleague."""
    today = timezone.localdate()
    colleague = team_in_view(request.user, today).filter(pk=colleague_id).first()
    if colleague is None:
        raise Http404
    lists = member_lists(request.user, colleague, today)
    context = {**about_page("team_view"), "shown": member_shown(lists, today)}
    return render(request, "intensify/team_member.html", context)


@require_POST
@login_required
def team_take_in(request: Request) -> HttpResponse:
    """Keep everybody who looks after accounts in view as a colleague."""
    users = users_without_colleague(request.user, timezone.localdate())
    kept = keep_colleagues(by=request.user, users=users)
    words = ngettext(
        "%(count)s colleague was taken in.", "%(count)s colleagues were taken in.", kept
    )
    say(request, words % {"count": kept})
    return redirect("team_view")


def _counts(rows: Sequence[Member]) -> dict[str, Any]:
    """Return the totals, and how many colleagues each of the filters finds."""
    return {
        "people": len(rows),
        "contacts": sum(row.late_contacts for row in rows),
        "promises": sum(row.late_promises for row in rows),
        "silences": sum(row.silences for row in rows),
        "over": sum(bool(SHOWS["over"](row)) for row in rows),
        "away": sum(bool(SHOWS["away"](row)) for row in rows),
    }


def _chart(table: Table[Member]) -> dict[str, Any]:
    """Return the bars of the colleagues who are listed."""
    shown = [each.row for each in table.body]
    bars = [
        LoadBar(
            name=row.colleague.name,
            agreed=float(round(row.load.hours, 1)),
            planned=float(round(row.planned.needed, 1)),
            capacity=float(round(row.load.capacity, 1)),
            href=member_address(row),
        )
        for row in shown
    ]
    names = LoadNames(
        agreed=_("Agreed hours a year"),
        planned=_("Planned, twelve months"),
        capacity=_("Hours for customers"),
    )
    return {
        "option": team_load_option(bars, names),
        "height": "m" if len(bars) < 8 else "l" if len(bars) < 14 else "xl",
    }
