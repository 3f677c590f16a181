"""The page of cost to serve: for whom it is known, and what makes it."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.cost_to_serve import CostReport, cost_report
from verder.apps.identify.rules import may_set_driver_rates
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.values.missing import NotComputable
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.driver_totals import driver_rows
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.cost_to_serve import cost_lines, cost_sentences, cost_table
from verder.web.identify.views.common import list_page, nothing, why

TEMPLATE = "identify/cost_to_serve.html"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def cost_to_serve_page(request: Request) -> HttpResponseBase:
    """Show what customers cost beyond their goods, and for how many that is known."""
    asked = read_question(request.user, request.GET)
    may_set = may_set_driver_rates(request.user)
    limits = read_limits(CostLimits, request.GET)
    try:
        report = cost_report(request.user, asked.question, limits.limits)
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing, may_set_rates=may_set)
    rows = driver_rows(report)
    lines = cost_lines(report.bought, report.costs, report.names)
    spec = cost_table([(row.code, row.name) for row in rows])
    table = read_table(spec, lines, request.GET, currency=report.basis.currency)
    context = {
        "report": report,
        "limits": limits,
        "sentences": _sentences(report),
        "driver_rows": rows,
        "may_set_rates": may_set,
        "nothing_known": _("Of no customer is everything known yet.") if not report.known else "",
        "why_share": why(report.revenue_share),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Cost to serve"))


def _sentences(report: CostReport) -> list[SafeString]:
    return cost_sentences(
        known=len(report.known),
        customers=len(report.bought),
        coverage=report.coverage,
        total=report.total,
        share=report.revenue_share,
        currency=report.basis.currency,
    )
