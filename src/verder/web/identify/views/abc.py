"""The ABC page."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.abc import AbcReport, abc_report
from verder.domain.identify.abc_analysis import CLASSES, AbcGroup
from verder.domain.identify.abc_limits import AbcLimits, AbcMode
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.exports import table_page
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.pareto import Bar, pareto_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.abc import abc_lines, abc_sentences, abc_table
from verder.web.identify.presenters.bars import drawn_rows
from verder.web.identify.presenters.words import CLASS_NAMES
from verder.web.identify.views.common import accounts_address, frame, nothing, page

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
        "table": table,
        "limits": limits,
        "sentences": abc_sentences(report, links),
        "groups": group_rows(report, links),
        "chart": pareto_chart(report),
        "mode": report.found.limits.mode,
    }
    if table.export or request.headers.get("HX-Target") == table.id:
        return table_page(
            request,
            TEMPLATE,
            table,
            {**frame(request, asked), **context},
            title=_("ABC analysis"),
            about=asked.about,
        )
    return page(request, TEMPLATE, asked, context)


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


def pareto_chart(report: AbcReport) -> Option:
    """Return the Pareto chart of the accounts in view."""
    found, names = report.found, report.names
    rows, others = drawn_rows(found)
    bars = [
        Bar(
            name=names.get(row.account_id, "?"),
            revenue=row.revenue,
            cumulative_share=share_or_none(row.cumulative_share),
            group=row.group,
            href=reverse("account", args=[row.account_id]),
        )
        for row in rows
    ]
    others_name = ""
    if others is not None:
        others_name = ngettext(
            "%(count)s other, on average", "%(count)s others, on average", others.count
        ) % {"count": formats.number(others.count)}
        bars.append(
            Bar(name=others_name, revenue=others.average, cumulative_share=Decimal(1), group="")
        )
    return pareto_option(
        bars,
        class_names={str(group): f"{group}: {CLASS_NAMES[group]}" for group in CLASSES},
        cumulative_name=_("Cumulative share"),
        others_name=others_name,
        axis_name=_("Customers, largest first"),
        limits=_limit_lines(found.limits),
    )


def share_or_none(found: Decimal | NotComputable) -> Decimal:
    """Return the share of an account that is in a class, which always has one."""
    return Decimal(0) if isinstance(found, NotComputable) else found


def _limit_lines(limits: AbcLimits) -> list[tuple[Any, str]]:
    if limits.mode is not AbcMode.SHARE:
        return []
    return [
        (limits.a_share, f"A {formats.share(limits.a_share, 0)}"),
        (limits.b_share, f"B {formats.share(limits.b_share, 0)}"),
    ]
