"""The page of the account portfolio matrix."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.sentences import sentence
from verder.apps.identify.reports.portfolio_matrix import (
    MatrixReport,
    classes_in,
    decisions_in,
    matrix_report,
)
from verder.domain.identify.portfolio_matrix import PortfolioLimits, Quadrant
from verder.domain.values.missing import NotComputable
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.bubbles import Bubble, Group, bubbles_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.charts.quadrants import Field
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.matrix_colours import (
    COLOURING_NAMES,
    Colouring,
    group_of,
    groups_of,
)
from verder.web.identify.presenters.matrix_words import BAND_NAMES, QUADRANT_NAMES
from verder.web.identify.presenters.portfolio_matrix import (
    MatrixLine,
    bubble_words,
    management_counts,
    matrix_lines,
    matrix_sentences,
    matrix_table,
    nine_cells,
    quadrant_counts,
)
from verder.web.identify.views.common import list_page, nothing

TEMPLATE = "identify/portfolio_matrix.html"
MOST_BUBBLES = 150
TREND = Colouring.TREND
KNOWN = {Colouring.CLASS: classes_in, Colouring.DECISION: decisions_in}
MOST_UNRATED = 30
LOW, HIGH = 0.6, 1.4  # the least reach of the axis of strength


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def portfolio_matrix_page(request: Request) -> HttpResponseBase:
    """Show what each account is to us, where it comes from and where it should go."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(PortfolioLimits, request.GET)
    try:
        report = matrix_report(
            request.user, asked.question, today=timezone.localdate(), limits=limits.limits
        )
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    lines = matrix_lines(report, report.rated)
    unrated = matrix_lines(report, report.unrated)
    currency = report.basis.currency
    colouring = next((each for each in Colouring if request.GET.get("colour") == each), TREND)
    table = read_table(matrix_table(), lines, request.GET, currency=currency)
    context = {
        "report": report,
        "limits": limits,
        "lines": lines,
        "sentences": matrix_sentences(lines, currency),
        "chart": matrix_chart(report, list(table.matching()), colouring),
        "colourings": [(each, name, each is colouring) for each, name in COLOURING_NAMES.items()],
        "quadrants": quadrant_counts(lines),
        "managed": management_counts([*lines, *unrated]),
        "cells": nine_cells([*lines, *unrated]),
        "bands": list(BAND_NAMES.values())[::-1],
        "unrated": [(line, _missing(line)) for line in unrated[:MOST_UNRATED]],
        "unrated_count": len(unrated),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Portfolio matrix"))


def matrix_chart(
    report: MatrixReport, lines: list[MatrixLine], colouring: Colouring = TREND
) -> Option:
    """Return the bubbles of the largest accounts."""
    known = KNOWN[colouring](report) if colouring in KNOWN else {}
    bubbles = [
        found
        for line in lines[:MOST_BUBBLES]
        if (found := bubble_of(report, line, group_of(line, colouring, known)))
    ]
    return bubbles_option(
        matrix_field(report, bubbles),
        bubbles,
        [Group(*each) for each in groups_of(colouring)],
        target_name=_("Target"),
        move_name=_("From a year ago"),
    )


def matrix_field(report: MatrixReport, bubbles: list[Bubble]) -> Field:
    """Return the field, wide enough for every bubble and target."""
    places = [
        place for each in bubbles for place in (each.place, each.year_ago, each.target) if place
    ]
    strengths = [x for x, _y in places]
    return Field(
        x_name=_("Relative strength (ours ÷ best competitor)"),
        y_name=_("Attractiveness"),
        x_line=float(report.limits.strong_from),
        y_line=float(report.limits.attractive_from),
        x_ends=(
            round(min([LOW, *(x - 0.1 for x in strengths)]), 1),
            round(max([HIGH, *(x + 0.2 for x in strengths)]), 1),
        ),
        y_ends=(1, 5),
        names=(
            str(QUADRANT_NAMES[Quadrant.STRATEGIC]),
            str(QUADRANT_NAMES[Quadrant.STAR]),
            str(QUADRANT_NAMES[Quadrant.STATUS]),
            str(QUADRANT_NAMES[Quadrant.STREAMLINE]),
        ),
    )


def bubble_of(report: MatrixReport, line: MatrixLine, group: str = "") -> Bubble | None:
    """Return the account as a bubble; None where it has no place."""
    row = line.row
    if row.now.place is None:
        return None
    target = row.target
    return Bubble(
        place=_drawn(row.now.place[0], row.now.place[1]),
        revenue=float(row.revenue),
        trend=line.trend,
        group=group,
        name=line.name,
        words=bubble_words(line, report.basis.currency),
        href=line.address,
        year_ago=_drawn(*row.year_ago.place) if row.year_ago.place else None,
        target=_drawn(target.ratio, target.attractiveness) if target else None,
    )


def _drawn(x: object, y: object) -> tuple[float, float]:
    return round(float(str(x)), 3), round(float(str(y)), 3)


def _missing(line: MatrixLine) -> str:
    """Return why an account has no place."""
    found = (line.row.now.attractiveness, line.row.now.strength)
    return " ".join(sentence(each.reason) for each in found if isinstance(each, NotComputable))
