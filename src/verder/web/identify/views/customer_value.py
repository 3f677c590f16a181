"""The page of customer lifetime value."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.customer_value import customer_value_report
from verder.domain.identify.lifetime_value import ValueRange
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.customer_value import Range, contributions_option, ranges_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.presenters.customer_value import (
    ValueLine,
    customer_value_sentences,
    largest_table,
    range_words,
    value_table,
    year_table,
)
from verder.web.identify.presenters.words import STEP_WORDS
from verder.web.identify.sliders import read_choices
from verder.web.identify.views.common import list_page, nothing, why

TEMPLATE = "identify/customer_value.html"
LARGEST = 12


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def customer_value_page(request: Request) -> HttpResponseBase:
    """Show what customers are worth from now on, never without a range."""
    asked = read_question(request.user, request.GET)
    choices = read_choices(request.GET)
    try:
        report = customer_value_report(
            request.user, asked.question, choices.model, choices.limits.limits
        )
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing, choices=choices, limits=choices.limits)
    currency = report.basis.currency
    lines = [ValueLine(name=report.names[row.account_id], row=row) for row in report.rows]
    table = read_table(value_table(), lines, request.GET, currency=currency)
    years = year_table(report.years, request.GET, currency=currency)
    largest = largest_table(lines[:LARGEST], request.GET, currency=currency)
    if file := asked_file([years, largest], about=asked.about):
        return file
    context = {
        "report": report,
        "found": report.valuation,
        "choices": choices,
        "limits": choices.limits,
        "sentences": customer_value_sentences(report),
        "step_words": STEP_WORDS[report.valuation.contributions.step],
        "why_not": why(report.valuation.why_not),
        "years": years,
        "years_chart": years_chart(report.years),
        "largest": largest,
        "largest_chart": largest_chart(lines[:LARGEST], currency),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Customer value"))


def years_chart(years: Sequence[ValueRange]) -> Option:
    """Return the discounted contributions year after year."""
    return contributions_option(
        [
            Range(name=str(number), low=each.low, middle=each.middle, high=each.high)
            for number, each in enumerate(years, start=1)
        ],
        middle_name=_("Contribution, discounted"),
        low_name=_("Low"),
        high_name=_("High"),
        x_name=_("Years from now"),
    )


def largest_chart(lines: Sequence[ValueLine], currency: str) -> Option:
    """Return the ranges of the most valuable customers."""
    return ranges_option(
        [
            Range(
                name=line.name,
                low=line.value.low,
                middle=line.value.middle,
                high=line.value.high,
                words="\n".join(
                    [
                        line.name,
                        range_words(line.value, currency),
                        _("Contribution a year %(amount)s")
                        % {"amount": formats.money(line.row.found.customer.contribution, currency)},
                    ]
                ),
                href=reverse("account_value", args=[line.row.account_id]),
            )
            for line in lines
        ],
        range_name=_("Range"),
        middle_name=_("Value"),
    )
