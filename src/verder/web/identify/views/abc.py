"""The ABC page."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.abc import AbcReport, abc_report
from verder.apps.identify.rules.ratings import may_make_rating
from verder.domain.identify.abc_analysis import CLASSES, AbcGroup
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.values.missing import NotComputable
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.abc import abc_lines, abc_sentences, abc_table
from verder.web.identify.presenters.words import CLASS_NAMES
from verder.web.identify.views.common import accounts_address, list_page, nothing
from verder.web.identify.views.pareto_picture import pareto_chart

TEMPLATE = "identify/abc.html"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def abc_page(request: Request) -> HttpResponseBase:
    """Show who the toppers, volgers and hekkensluiters are."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(AbcLimits, request.GET)
    try:
        report = abc_report(request.user, asked.question, limits.limits)
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    spec = abc_table(is_compared=report.before is not None)
    currency = report.basis.currency
    table = read_table(spec, abc_lines(report), request.GET, currency=currency)
    links = {str(group): accounts_address(asked, group=group) for group in AbcGroup}
    context = {
        "report": report,
        "limits": limits,
        "sentences": abc_sentences(report, links),
        "groups": group_rows(report, links),
        "chart": pareto_chart(report),
        "mode": report.found.limits.mode,
        "may_make_rating": may_make_rating(request.user),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("ABC analysis"))


def group_rows(report: AbcReport, links: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the answers of every group with its name, its link and itself before."""
    before = report.before.groups if report.before else {}
    return [
        {
            "group": group,
            "name": CLASS_NAMES[group],
            "is_class": group in CLASSES,
            "answers": report.found.groups[group],
            "before": before.get(group),
            "href": links[group],
        }
        for group in AbcGroup
        if group in CLASSES or report.found.groups[group].customers
    ]
