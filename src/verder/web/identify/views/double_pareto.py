"""The double Pareto page."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.double_pareto import double_pareto_report
from verder.domain.identify.double_pareto import DoublePareto, DoubleParetoLimits
from verder.domain.values.missing import NotComputable
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.curves import double_pareto_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.double_pareto import (
    double_pareto_sentences,
    unit_lines,
    unit_table,
)
from verder.web.identify.presenters.words import pct
from verder.web.identify.steps import asked_step, step_choices
from verder.web.identify.views.common import list_page, nothing

TEMPLATE = "identify/double_pareto.html"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def double_pareto_page(request: Request) -> HttpResponseBase:
    """Show whether a fifth of the revenue brings most of the margin, here."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(DoubleParetoLimits, request.GET)
    by_product_group = request.GET.get("unit") == "product_group"
    try:
        report = double_pareto_report(
            request.user,
            asked.question,
            by_product_group=by_product_group,
            limits=limits.limits,
            step=asked_step(request.GET),
        )
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    found = report.found
    spec = unit_table(report.step, is_by_product_group=by_product_group)
    lines = unit_lines(found, report.names)
    table = read_table(spec, lines, request.GET, currency=report.basis.currency)
    context = {
        "report": report,
        "found": found,
        "limits": limits,
        "sentences": double_pareto_sentences(report),
        "chart": _chart(found),
        **step_choices(report.profit, report.step),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Double Pareto"))


def _chart(found: DoublePareto) -> Option | None:
    try:
        points = found.points()
    except NotComputable:
        return None
    rule = found.limits.revenue_share, found.limits.margin_share
    return double_pareto_option(
        points,
        curve_name=_("Margin here"),
        equal_name=_("Every euro of revenue brings the same margin"),
        x_name=_("Share of revenue, best margin first"),
        rule=rule,
        rule_name=_("The rule: %(part)s brings %(claim)s")
        % {"part": pct(rule[0]), "claim": pct(rule[1])},
    )
