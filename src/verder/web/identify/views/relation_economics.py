"""The relation economics page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.queries import organisation
from verder.apps.identify.reports.relation_economics import (
    RelationEconomicsReport,
    relation_economics_report,
)
from verder.domain.identify.relation_economics import OwnCosts, RelationClaims
from verder.domain.values.missing import NotComputable
from verder.web.core.requests import Request
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
def relation_economics_page(request: Request) -> HttpResponse:
    """Show what sources claim about erosion and retention beside the own cost."""
    asked = read_question(request.user, request.GET)
    claims = read_limits(RelationClaims, request.GET)
    own = read_limits(OwnCosts, request.GET)
    report = relation_economics_report(
        request.user, asked.question, own=own.limits, claims=claims.limits
    )
    found = report.found
    context = {
        "report": report,
        "found": found,
        "claims": claims,
        "own": own,
        "chart": _chart(report),
        "currency": organisation().currency,
        "years": list(zip(found.low_positions, found.high_positions, strict=True)),
        "counted": None if isinstance(report.counted, NotComputable) else report.counted,
        "why_no_winning": why(found.cost_of_winning),
        "why_no_keeping": why(found.cost_of_keeping),
        "why_no_ratio": why(found.cost_ratio),
    }
    return page(request, TEMPLATE, asked, context)


def _chart(report: RelationEconomicsReport) -> Option:
    found = report.found
    claims = found.claims
    return erosion_option(
        (
            _("Erosion %(share)s a year") % {"share": pct(claims.low_erosion, 1)},
            found.low_positions,
        ),
        (
            _("Erosion %(share)s a year, high") % {"share": pct(claims.high_erosion, 1)},
            found.high_positions,
        ),
        x_name=_("Years"),
    )
