"""The page of customer profit: margin against cost to serve."""

from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.sentences import sentence
from verder.apps.identify.reports.customer_profit import (
    CustomerProfitReport,
    customer_profit_report,
)
from verder.domain.identify.customer_profit import CustomerProfitLimits, SplitAt
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.customer_profit import (
    CustomerPoint,
    customer_profit_option,
    edges_of,
)
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.customer_profit import (
    CustomerLine,
    customer_lines,
    customer_profit_sentences,
    customer_table,
    customer_words,
)
from verder.web.identify.presenters.words import FIELD_NAMES, STEP_NAMES
from verder.web.identify.views.common import list_page, nothing

TEMPLATE = "identify/customer_profit.html"
MOST_POINTS = 800
MOST_LEFT_OUT = 50


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def customer_profit_page(request: Request) -> HttpResponseBase:
    """Show whose margin pays for the service it gets."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(CustomerProfitLimits, request.GET)
    try:
        report = customer_profit_report(
            request.user, asked.question, limits.limits, step_of(request.GET)
        )
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    lines = customer_lines(report.customers, report.names, report.profit.margin_share)
    table = read_table(customer_table(), lines, request.GET, currency=report.basis.currency)
    points = points_of(lines[:MOST_POINTS], report.basis.currency)
    context = {
        "report": report,
        "limits": limits,
        "sentences": customer_profit_sentences(report),
        "steps": [(step, STEP_NAMES[step], report.profit.coverage[step]) for step in DRAWN],
        "chart": chart_of(report, points) if points else None,
        "aside": sum(1 for point in points if edges_of(points).is_beyond(point)),
        "fields": [(field, FIELD_NAMES[field], totals) for field, totals in report.fields.items()],
        "left_out": [
            (report.names.get(each.account_id, "?"), each, sentence(each.why.reason))
            for each in report.left_out[:MOST_LEFT_OUT]
        ],
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Customer profit"))


DRAWN = (Step.CM2, Step.CM3)


def step_of(query: QueryDict) -> Step | None:
    """Return the step that the address names, if it is one with a cost to serve."""
    return next((step for step in DRAWN if query.get("step") == step), None)


def points_of(lines: list[CustomerLine], currency: str) -> list[CustomerPoint]:
    """Return customers as points that lead to their ladder."""
    return [
        CustomerPoint(
            service_share=line.customer.service_share,
            margin_share=line.customer.margin_share,
            revenue=line.customer.revenue,
            field=line.customer.field,
            words=customer_words(line, currency),
            href=reverse("account_profit", args=[line.customer.account_id]),
        )
        for line in lines
    ]


def chart_of(report: CustomerProfitReport, points: list[CustomerPoint]) -> dict[str, object]:
    """Return the map; of many customers the largest are drawn."""
    found = report.found
    is_median = found.limits.split_at is SplitAt.MEDIAN
    word = _("median %(share)s") if is_median else _("average %(share)s")
    return customer_profit_option(
        points,
        field_names={str(field): str(name) for field, name in FIELD_NAMES.items()},
        axis_names=(_("Cost to serve, of net revenue"), _("Gross margin")),
        splits=(found.service_split, found.margin_split),
        split_names=(
            word % {"share": formats.share(found.service_split)},
            word % {"share": formats.share(found.margin_split)},
        ),
        diagonal_name=_("Break-even"),
    )
