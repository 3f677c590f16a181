"""The pictures of concentration, and the figures behind them."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.identify.reports.concentration import ConcentrationReport, YearOfConcentration
from verder.documents.sheet import Kind
from verder.domain.identify.concentration import Concentration
from verder.domain.values.missing import NotComputable
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Table
from verder.web.identify.charts.curves import lorenz_option, trend_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.presenters.words import pct

TENTHS = [Decimal(tenth) / 10 for tenth in range(1, 11)]
INDEX = "identify/cells/index.html"


class LorenzRow(NamedTuple):
    """What so many of the smallest customers bring."""

    customers_share: Decimal
    revenue_share: Decimal


def lorenz_chart(found: Concentration, most: int = 501) -> Option:
    """Return the Lorenz curve in at most so many points."""
    return lorenz_option(
        found.points(most),
        curve_name=_("Revenue here"),
        equal_name=_("All customers equal"),
        x_name=_("Share of customers, smallest first"),
    )


def lorenz_table(found: Concentration, query: QueryDict) -> Table[LorenzRow]:
    """Return the Lorenz curve in steps of a tenth."""
    return chart_table(
        "lorenz",
        _("Lorenz curve"),
        [
            Column(
                key="customers",
                title=_("Smallest share of customers"),
                value=lambda row: row.customers_share,
                kind=Kind.SHARE,
            ),
            Column(
                key="revenue",
                title=_("Share of revenue"),
                value=lambda row: row.revenue_share,
                kind=Kind.SHARE,
            ),
        ],
        [LorenzRow(tenth, found.lorenz(tenth)) for tenth in TENTHS],
        query,
    )


def trend_chart(report: ConcentrationReport) -> Option:
    """Return how the largest customers and the spread go, year by year."""
    found = [year.found for year in report.years]
    kept = [None if isinstance(each, NotComputable) else each for each in found]
    return trend_option(
        [_year_name(year) for year in report.years],
        [
            (_("Largest customer"), [each.largest_share() if each else None for each in kept]),
            (_largest_part(report), [each.top_share if each else None for each in kept]),
            (_("Gini"), [each.gini if each else None for each in kept]),
        ],
        warning=(report.found.limits.largest_share, _("warning")),
    )


def trend_table(report: ConcentrationReport, query: QueryDict) -> Table[YearOfConcentration]:
    """Return the years of the trend with every figure of their spread."""
    return chart_table(
        "trend",
        _("Trend by fiscal year"),
        [
            Column(key="year", title=_("Year"), value=_year_name),
            _figure("customers", _("Customers"), lambda found: found.customers, Kind.NUMBER),
            _figure("largest", _("Largest customer"), Concentration.largest_share, Kind.SHARE),
            _figure("top", _largest_part(report), lambda found: found.top_share, Kind.SHARE),
            _figure("gini", _("Gini"), lambda found: found.gini, Kind.DECIMAL),
            _figure("hhi", "HHI", lambda found: found.hhi, Kind.DECIMAL),
        ],
        report.years,
        query,
    )


def _figure(
    key: str, title: str, figure: Callable[[Concentration], Decimal | int], kind: Kind
) -> Column[YearOfConcentration]:
    """Return the column of a figure; a year without revenue has none."""

    def value(year: YearOfConcentration) -> Decimal | int | NotComputable:
        return year.found if isinstance(year.found, NotComputable) else figure(year.found)

    template = INDEX if kind is Kind.DECIMAL else ""
    return Column(key=key, title=title, value=value, kind=kind, template=template)


def _largest_part(report: ConcentrationReport) -> str:
    return _("Largest %(part)s") % {"part": pct(report.found.limits.customers_share)}


def _year_name(year: YearOfConcentration) -> str:
    """Return 2025 or 2025/26, with a star where lines are missing."""
    first, last = year.period.start_on.year, year.period.last_on.year
    name = str(first) if first == last else f"{first}/{last % 100:02}"
    return name if year.is_complete else f"{name}*"
