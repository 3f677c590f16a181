"""The relation economics page."""

from decimal import Decimal
from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.queries import organisation
from verder.apps.identify.reports.relation_economics import (
    RelationEconomicsReport,
    relation_economics_report,
)
from verder.documents.sheet import Kind
from verder.domain.identify.relation_economics import OwnCosts, RelationClaims
from verder.domain.values.missing import NotComputable
from verder.web.core.chart_tables import chart_table
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request
from verder.web.core.tables import Column, Table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.curves import erosion_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.words import pct
from verder.web.identify.views.common import page, why

TEMPLATE = "identify/relation_economics.html"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def relation_economics_page(request: Request) -> HttpResponseBase:
    """Show what sources claim about erosion and retention beside the own cost."""
    asked = read_question(request.user, request.GET)
    claims = read_limits(RelationClaims, request.GET)
    own = read_limits(OwnCosts, request.GET)
    report = relation_economics_report(
        request.user, asked.question, own=own.limits, claims=claims.limits
    )
    found = report.found
    erosion = _positions(report, request.GET)
    if file := asked_file([erosion]):
        return file
    context = {
        "report": report,
        "found": found,
        "claims": claims,
        "own": own,
        "chart": _chart(report),
        "currency": organisation().currency,
        "erosion": erosion,
        "counted": None if isinstance(report.counted, NotComputable) else report.counted,
        "why_no_winning": why(found.cost_of_winning),
        "why_no_keeping": why(found.cost_of_keeping),
        "why_no_ratio": why(found.cost_ratio),
    }
    return page(request, TEMPLATE, asked, context)


class Position(NamedTuple):
    """What is left of a position after so many years, at the low and at the high claim."""

    year: int
    low: Decimal
    high: Decimal


def _chart(report: RelationEconomicsReport) -> Option:
    found = report.found
    low, high = _claim_names(report)
    return erosion_option(
        (low, found.low_positions), (high, found.high_positions), x_name=_("Years")
    )


def _positions(report: RelationEconomicsReport, query: QueryDict) -> Table[Position]:
    found = report.found
    low, high = _claim_names(report)
    positions = zip(found.low_positions, found.high_positions, strict=True)
    return chart_table(
        "erosion",
        _("Erosion of a position, as claimed"),
        [
            Column(key="year", title=_("Year"), value=lambda row: row.year, kind=Kind.NUMBER),
            Column(key="low", title=low, value=lambda row: row.low, kind=Kind.SHARE),
            Column(key="high", title=high, value=lambda row: row.high, kind=Kind.SHARE),
        ],
        [Position(year, *left) for year, left in enumerate(positions)],
        query,
    )


def _claim_names(report: RelationEconomicsReport) -> tuple[str, str]:
    claims = report.found.claims
    return (
        _("Erosion %(share)s a year") % {"share": pct(claims.low_erosion, 1)},
        _("Erosion %(share)s a year, high") % {"share": pct(claims.high_erosion, 1)},
    )
