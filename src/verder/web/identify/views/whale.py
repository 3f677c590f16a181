"""The whale curve page."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.sentences import sentence
from verder.apps.identify.reports.whale import WhaleReport, whale_report
from verder.apps.identify.rules.ratings import may_make_rating
from verder.domain.identify.curves import drawn
from verder.domain.identify.whale import Whale, WhaleLimits
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.parts import Option, share
from verder.web.identify.charts.whale import WhalePoint, by_customers, by_revenue, whale_option
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.loss_actions import LossAction, loss_actions
from verder.web.identify.presenters.whale import (
    WhaleLine,
    point_words,
    whale_lines,
    whale_sentences,
    whale_table,
)
from verder.web.identify.presenters.words import ZONE_NAMES
from verder.web.identify.steps import asked_step, step_choices
from verder.web.identify.views.common import list_page, nothing

TEMPLATE = "identify/whale.html"
POINTS = 600
LOSS_MAKERS = 15


class Along(StrEnum):
    """What the curve runs along."""

    CUSTOMERS = "customers"
    REVENUE = "revenue"


ALONG_NAMES = {
    Along.CUSTOMERS: gettext_lazy("Along the customers"),
    Along.REVENUE: gettext_lazy("Along their revenue"),
}


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def whale_page(request: Request) -> HttpResponseBase:
    """Show where margin is made, and where it is lost again."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(WhaleLimits, request.GET)
    try:
        report = whale_report(request.user, asked.question, limits.limits, asked_step(request.GET))
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    along = Along.REVENUE if request.GET.get("along") == Along.REVENUE else Along.CUSTOMERS
    lines = whale_lines(report)
    table = read_table(whale_table(report.step), lines, request.GET, currency=report.basis.currency)
    context = {
        "report": report,
        "found": report.found,
        "before": report.before if isinstance(report.before, Whale) else None,
        "limits": limits,
        "may_make_rating": may_make_rating(request.user),
        "sentences": whale_sentences(report),
        "chart": whale_chart(report, lines, along),
        "along": along,
        "along_names": list(ALONG_NAMES.items()),
        "zones": [(ZONE_NAMES[zone], totals) for zone, totals in report.found.zones.items()],
        **step_choices(report.profit, report.step),
        "loss_makers": loss_makers(report, lines),
        "left_out": [
            (report.names.get(row.account_id, "?"), row, sentence(row.why.reason))
            for row in report.found.left_out[:50]
        ],
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Whale curve"))


def loss_makers(
    report: WhaleReport, lines: list[WhaleLine]
) -> list[tuple[WhaleLine, list[LossAction]]]:
    """Return who loses most, each with what could be done about it."""
    ladders, losing = report.profit.ladders, [line for line in lines if line.account.profit < 0]
    return [
        (line, loss_actions(ladders[line.account.account_id], report.step))
        for line in losing[: -LOSS_MAKERS - 1 : -1]
    ]


def whale_chart(report: WhaleReport, lines: list[WhaleLine], along: Along) -> Option:
    """Return the curve; of many customers only so many points are drawn, the peak among them."""
    found, currency = report.found, report.basis.currency
    where = places(found, along)
    shown = [lines[place - 1] for place in drawn(len(lines), POINTS, found.peak_at) if place]
    start = WhalePoint(along=0, cumulative=Decimal(0), zone="", words="")
    points = [
        WhalePoint(
            along=where[line.place],
            cumulative=line.cumulative,
            zone=line.zone,
            words=point_words(line, report.step, currency),
            href=reverse("account_profit", args=[line.account.account_id]),
        )
        for line in shown
    ]
    return whale_option(
        [start, *points],
        curve_name=_("So far"),
        zone_names={str(zone): str(ZONE_NAMES[zone]) for zone in found.zones},
        x_axis=by_revenue(_("Revenue, that of the most profitable customers first"))
        if along is Along.REVENUE
        else by_customers(found.customers, _("Customers, most profitable first")),
        peak=(where[found.peak_at], found.peak),
        peak_words=formats.short_money(found.peak, currency),
    )


def places(found: Whale, along: Along) -> Sequence[float]:
    """Return where the start and every customer stand along the curve."""
    if along is Along.REVENUE:
        return [share(each) for each in found.revenue_shares]
    return range(found.customers + 1)
