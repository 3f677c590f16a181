"""The concentration page."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.concentration import concentration_report
from verder.domain.identify.concentration import Concentration, ConcentrationLimits
from verder.domain.values.missing import NotComputable
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request
from verder.web.identify.asked import read_question
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.concentration import concentration_sentences, warning_sentences
from verder.web.identify.views.common import nothing, page
from verder.web.identify.views.concentration_pictures import (
    lorenz_chart,
    lorenz_table,
    trend_chart,
    trend_table,
)

TEMPLATE = "identify/concentration.html"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def concentration_page(request: Request) -> HttpResponseBase:
    """Show how much of the revenue hangs on how few customers."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(ConcentrationLimits, request.GET)
    try:
        report = concentration_report(request.user, asked.question, limits.limits)
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    lorenz, trend = lorenz_table(report.found, request.GET), trend_table(report, request.GET)
    if file := asked_file([lorenz, trend], about=asked.about):
        return file
    context = {
        "report": report,
        "found": report.found,
        "before": report.before if isinstance(report.before, Concentration) else None,
        "limits": limits,
        "sentences": concentration_sentences(report),
        "warnings": warning_sentences(report.found),
        "largest": [(count, report.found.largest_share(count)) for count in (1, 3, 5, 10)],
        "lorenz": lorenz,
        "lorenz_chart": lorenz_chart(report.found),
        "trend": trend,
        "trend_chart": trend_chart(report),
    }
    return page(request, TEMPLATE, asked, context)
