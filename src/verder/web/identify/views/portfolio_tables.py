"""The figures behind the pictures of the portfolio."""

from decimal import Decimal
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.identify.reports.months import MonthOfTwoYears
from verder.apps.identify.reports.portfolio import PortfolioReport
from verder.documents.sheet import Kind
from verder.domain.identify.abc_analysis import AbcAnswers
from verder.domain.identify.concentration import Concentration
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.whale import Whale
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Table
from verder.web.identify.presenters.words import CLASS_NAMES, STEP_NAMES
from verder.web.identify.views.concentration_pictures import lorenz_table

STEPS = 11  # points of the small whale curve that are listed, both ends included


class WhaleStep(NamedTuple):
    """What so many of the most profitable customers bring together."""

    customers_share: Decimal
    profit: Decimal


def portfolio_tables(report: PortfolioReport, query: QueryDict) -> dict[str, Table[Any]]:
    """Return the figures of every picture that there is."""
    found: dict[str, Table[Any]] = {
        "classes_table": classes_table(report, query),
        "months_table": months_table(report, query),
    }
    if isinstance(report.whale, Whale):
        currency = report.basis.currency
        found["whale_table"] = whale_table(report.whale, report.step, query, currency=currency)
    if isinstance(report.concentration, Concentration):
        found["lorenz_table"] = lorenz_table(report.concentration, query)
    return found


def classes_table(report: PortfolioReport, query: QueryDict) -> Table[AbcAnswers]:
    """Return the classes, and the groups beside them, with their part of the whole."""
    return chart_table(
        "classes",
        _("ABC: part of revenue beside part of customers"),
        [
            Column(key="group", title=_("Class"), value=lambda row: _class_name(row.group)),
            Column(
                key="revenue", title=_("Revenue"), value=lambda row: row.revenue, kind=Kind.MONEY
            ),
            Column(
                key="share",
                title=_("Share of revenue"),
                value=lambda row: row.share,
                kind=Kind.SHARE,
            ),
            Column(
                key="customers",
                title=_("Customers"),
                value=lambda row: row.customers,
                kind=Kind.NUMBER,
            ),
            Column(
                key="customers_share",
                title=_("Share of customers"),
                value=lambda row: row.customers_share,
                kind=Kind.SHARE,
            ),
        ],
        [answers for answers in report.abc.groups.values() if answers.customers],
        query,
        currency=report.basis.currency,
    )


def _class_name(group: str) -> str:
    return f"{group}: {CLASS_NAMES[group]}" if len(group) == 1 else str(CLASS_NAMES[group])


def months_table(report: PortfolioReport, query: QueryDict) -> Table[MonthOfTwoYears]:
    """Return the months beside those of a year before."""
    return chart_table(
        "months",
        _("Revenue by month"),
        [
            Column(key="month", title=_("Month"), value=lambda row: row.month, kind=Kind.MONTH),
            Column(
                key="revenue",
                title=_("Net revenue"),
                value=lambda row: row.revenue,
                kind=Kind.MONEY,
            ),
            Column(
                key="year_before",
                title=_("A year before"),
                value=lambda row: row.year_before,
                kind=Kind.MONEY,
            ),
        ],
        report.months,
        query,
        currency=report.basis.currency,
    )


def whale_table(found: Whale, step: Step, query: QueryDict, *, currency: str) -> Table[WhaleStep]:
    """Return the curve in steps of a tenth, and its peak."""
    return chart_table(
        "whale",
        _("Whale curve"),
        [
            Column(
                key="customers",
                title=_("Share of customers, most profitable first"),
                value=lambda row: row.customers_share,
                kind=Kind.SHARE,
            ),
            Column(
                key="profit",
                title=STEP_NAMES[step],
                value=lambda row: row.profit,
                kind=Kind.MONEY,
            ),
        ],
        [WhaleStep(point.x, point.y) for point in found.points(STEPS)],
        query,
        currency=currency,
    )
