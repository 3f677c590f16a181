"""The concentration page."""

from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.identify.reports.concentration import ConcentrationReport, concentration_report
from verder.documents.sheet import Kind
from verder.domain.identify.concentration import Concentration, ConcentrationLimits
from verder.domain.values.missing import NotComputable
from verder.web.core.exports import table_page
from verder.web.core.requests import Request
from verder.web.core.tables import Column, TableSpec, read_table
from verder.web.identify.asked import read_question
from verder.web.identify.charts.curves import lorenz_option, trend_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.limits_form import read_limits
from verder.web.identify.presenters.concentration import concentration_sentences, warning_sentences
from verder.web.identify.presenters.words import pct
from verder.web.identify.views.common import frame, nothing, page

TEMPLATE = "identify/concentration.html"
TENTHS = [Decimal(tenth) / 10 for tenth in range(1, 11)]
LorenzRow = tuple[Decimal, Decimal]


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
    rows = [(tenth, report.found.lorenz(tenth)) for tenth in TENTHS]
    table = read_table(_lorenz_table(), rows, request.GET, currency=report.basis.currency)
    context = {
        "report": report,
        "found": report.found,
        "before": report.before if isinstance(report.before, Concentration) else None,
        "limits": limits,
        "table": table,
        "sentences": concentration_sentences(report),
        "warnings": warning_sentences(report.found),
        "largest": [(count, report.found.largest_share(count)) for count in (1, 3, 5, 10)],
        "lorenz": _lorenz(report),
        "trend": _trend(report),
    }
    if table.export:
        title = _("Concentration")
        return table_page(
            request, TEMPLATE, table, frame(request, asked), title=title, about=asked.about
        )
    return page(request, TEMPLATE, asked, context)


def _lorenz_table() -> TableSpec[LorenzRow]:
    return TableSpec(
        name="lorenz",
        columns=[
            Column(
                key="customers",
                title=_("Smallest share of customers"),
                value=lambda row: row[0],
                kind=Kind.SHARE,
            ),
            Column(
                key="revenue",
                title=_("Share of revenue"),
                value=lambda row: row[1],
                kind=Kind.SHARE,
            ),
        ],
    )


def _lorenz(report: ConcentrationReport) -> Option:
    return lorenz_option(
        report.found.points(),
        curve_name=_("Revenue here"),
        equal_name=_("All customers equal"),
        x_name=_("Share of customers, smallest first"),
    )


def _trend(report: ConcentrationReport) -> Option:
    found = [year.found for year in report.years]
    kept = [None if isinstance(each, NotComputable) else each for each in found]
    return trend_option(
        [
            year_name(year.period.start_on.year, year.period.last_on.year, year.is_complete)
            for year in report.years
        ],
        [
            (_("Largest customer"), [each.largest_share() if each else None for each in kept]),
            (
                _("Largest %(part)s") % {"part": pct(report.found.limits.customers_share)},
                [each.top_share if each else None for each in kept],
            ),
            (_("Gini"), [each.gini if each else None for each in kept]),
        ],
        warning=(report.found.limits.largest_share, _("warning")),
    )


def year_name(first: int, last: int, is_complete: bool) -> str:  # noqa: FBT001 - part of the name
    """Return 2025 or 2025/26, with a star where lines are missing."""
    name = str(first) if first == last else f"{first}/{last % 100:02}"
    return name if is_complete else f"{name}*"
