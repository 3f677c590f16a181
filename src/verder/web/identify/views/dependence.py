"""The page of mutual dependence."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.dependence import DependenceReport, dependence_report
from verder.domain.identify.dependence import Balance, DependenceLimits
from verder.domain.values.missing import NotComputable
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.parts import Option
from verder.web.identify.charts.quadrants import Field, Spot, quadrants_option
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.dependence import (
    DependenceLine,
    counts_of,
    dependence_lines,
    dependence_sentences,
    dependence_table,
    spot_words,
    unrated_lines,
    warnings_of,
)
from verder.web.identify.presenters.mutual_words import BALANCE_ADVICE, BALANCE_NAMES
from verder.web.identify.presenters.words import STEP_WORDS
from verder.web.identify.views.common import list_page, nothing

TEMPLATE = "identify/dependence.html"
MOST_SPOTS = 300
MOST_UNRATED = 30


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def dependence_page(request: Request) -> HttpResponseBase:
    """Show which accounts need us, and which we need."""
    asked = read_question(request.user, request.GET)
    limits = read_limits(DependenceLimits, request.GET)
    try:
        report = dependence_report(
            request.user, asked.question, today=timezone.localdate(), limits=limits.limits
        )
    except NotComputable as missing:
        return nothing(request, TEMPLATE, asked, missing)
    lines, unrated = dependence_lines(report), unrated_lines(report)
    counts = counts_of(lines)
    table = read_table(
        dependence_table(), [*lines, *unrated], request.GET, currency=report.basis.currency
    )
    context = {
        "report": report,
        "limits": limits,
        "step_words": STEP_WORDS[report.step] if report.step else "",
        "lines": lines,
        "sentences": dependence_sentences(lines, counts),
        "chart": dependence_chart(report, lines),
        "quadrants": [
            (BALANCE_NAMES[balance], counts[balance], BALANCE_ADVICE[balance])
            for balance in Balance
        ],
        "warnings": warnings_of([*lines, *unrated]),
        "unrated": unrated[:MOST_UNRATED],
        "unrated_count": len(unrated),
    }
    return list_page(request, TEMPLATE, asked, table, context, title=_("Mutual dependence"))


def dependence_chart(report: DependenceReport, lines: list[DependenceLine]) -> Option:
    """Return the matrix of the largest rated accounts."""
    line_at = float(report.limits.high_from)
    field = Field(
        x_name=_("We depend on them"),
        y_name=_("They depend on us"),
        x_line=line_at,
        y_line=line_at,
        x_ends=(0, 100),
        y_ends=(0, 100),
        names=(
            _corner(Balance.MUTUAL),
            _corner(Balance.WE_DOMINATE),
            _corner(Balance.CAPTIVE_SUPPLIER),
            _corner(Balance.LOOSE),
        ),
    )
    spots = [spot for line in lines[:MOST_SPOTS] if (spot := _spot(line, report)) is not None]
    return quadrants_option(
        field, spots, {str(key): str(name) for key, name in BALANCE_NAMES.items()}
    )


def _spot(line: DependenceLine, report: DependenceReport) -> Spot | None:
    found = line.row.found
    if isinstance(found.customer, NotComputable) or isinstance(found.supplier, NotComputable):
        return None
    return Spot(
        x=found.supplier,
        y=found.customer,
        kind=str(found.balance),
        name=line.name,
        words=spot_words(line, report.basis.currency),
        href=line.address,
    )


def _corner(balance: Balance) -> str:
    """Return the name of a quadrant in few words, for a narrow screen."""
    return str(BALANCE_NAMES[balance]).partition(":")[0]
