"""The page of two-sided value."""

from collections.abc import Sequence
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.two_sided import TwoSidedReport, two_sided_report
from verder.domain.identify.two_sided_value import ValueField, ValueWeights
from verder.domain.values.missing import NotComputable
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.parts import Option
from verder.web.identify.charts.quadrants import Field, Spot, quadrants_option
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.two_sided import (
    FIELD_NAMES,
    TwoSidedLine,
    fields_of,
    spot_words,
    two_sided_lines,
    two_sided_sentences,
    two_sided_table,
)
from verder.web.identify.views.common import list_page, nothing

TEMPLATE = "identify/two_sided.html"
MOST_KNOWN = 200
MOST_UNKNOWN = 40
HUNDRED = Decimal(100)
ROOM = Decimal("1.1")


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def two_sided_page(request: Request) -> HttpResponseBase:
    """Show what customers gain from us beside what they are worth to us."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(ValueWeights, request.GET)
    try:
        report = two_sided_report(request.user, asked.question, limits.limits)
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    currency = report.basis.currency
    lines = two_sided_lines(report)
    table = read_table(two_sided_table(), lines, request.GET, currency=currency)
    context = {
        "report": report,
        "limits": limits,
        "sentences": two_sided_sentences(lines),
        "fields": fields_of(lines),
        "chart": two_sided_chart(report, lines),
        "shown": drawn(lines),
        "currency": currency,
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Two-sided value"))


def drawn(lines: Sequence[TwoSidedLine]) -> list[TwoSidedLine]:
    """Return the accounts that are drawn: those known, and the largest of those that are not."""
    placed = [line for line in lines if isinstance(line.row.found.value_of, Decimal)]
    known = [line for line in placed if line.row.found.field is not ValueField.UNKNOWN]
    unknown = [line for line in placed if line.row.found.field is ValueField.UNKNOWN]
    return [*known[:MOST_KNOWN], *unknown[:MOST_UNKNOWN]]


def two_sided_chart(report: TwoSidedReport, lines: Sequence[TwoSidedLine]) -> Option:
    """Return the field; who gains an unknown amount stands on its left edge."""
    shown = drawn(lines)
    gains = [_gain(line) for line in shown]
    most = max([*gains, Decimal(10)]) * ROOM
    field = Field(
        x_name=_("Value for the customer, for each 100 spent"),
        y_name=_("Value of the customer"),
        x_line=_line(report.values.median_for),
        y_line=_line(report.values.median_of),
        x_ends=(0, float(round(most))),
        y_ends=(0, 100),
        names=(
            str(FIELD_NAMES[ValueField.KEEP]),
            str(FIELD_NAMES[ValueField.ADD_VALUE]),
            str(FIELD_NAMES[ValueField.RAISE_PRICE]),
            str(FIELD_NAMES[ValueField.STANDARD]),
        ),
    )
    spots = [_spot(line, gain, report) for line, gain in zip(shown, gains, strict=True)]
    return quadrants_option(
        field, spots, {str(key): str(name) for key, name in FIELD_NAMES.items()}
    )


def _gain(line: TwoSidedLine) -> Decimal:
    gain = line.row.found.value_for
    return gain * HUNDRED if isinstance(gain, Decimal) else Decimal(0)


def _line(median: Decimal | NotComputable) -> float:
    return round(float(median * HUNDRED), 2) if isinstance(median, Decimal) else 0.0


def _spot(line: TwoSidedLine, gain: Decimal, report: TwoSidedReport) -> Spot:
    worth = line.row.found.value_of
    is_known = line.row.found.field is not ValueField.UNKNOWN
    return Spot(
        x=gain,
        y=worth * HUNDRED if isinstance(worth, Decimal) else Decimal(0),
        kind=str(line.row.found.field),
        name=line.name if is_known else "",
        words=spot_words(line, report.basis.currency),
        href=reverse("account", args=[line.row.account_id]),
    )
