"""The pictures on the page of an account, and the figures behind them."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.identify.reports.account_page import AccountFigures, GroupFigure, MonthPair
from verder.documents.sheet import Kind
from verder.web.accounts.charts import groups_option
from verder.web.core import formats
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Table
from verder.web.identify.charts.months import months_option

MOST_GROUPS = 15  # that a picture shows; the table has them all


def account_charts(figures: AccountFigures) -> dict[str, Any]:
    """Return revenue by month and by product group as pictures."""
    groups = figures.product_groups[:MOST_GROUPS]
    return {
        "months_chart": months_option(
            [formats.month(pair.month) for pair in figures.months],
            (_("This period"), [pair.revenue for pair in figures.months]),
            (_("A year earlier"), [pair.year_before for pair in figures.months]),
        ),
        "groups_chart": groups_option(
            [_group_name(group) for group in groups],
            now=(_("This period"), [group.revenue for group in groups]),
            before=(_("Period before"), [group.previous for group in groups]),
        ),
        "has_groups": any(group.product_group for group in figures.product_groups),
    }


def account_tables(figures: AccountFigures, query: QueryDict) -> dict[str, Table[Any]]:
    """Return the figures behind the pictures."""
    return {
        "months_table": _months_table(figures, query),
        "groups_table": _groups_table(figures, query),
    }


def _months_table(figures: AccountFigures, query: QueryDict) -> Table[MonthPair]:
    return chart_table(
        "months",
        _("Revenue by month"),
        [
            Column(key="month", title=_("Month"), value=lambda row: row.month, kind=Kind.MONTH),
            Column(
                key="revenue",
                title=_("This period"),
                value=lambda row: row.revenue,
                kind=Kind.MONEY,
            ),
            Column(
                key="year_before",
                title=_("A year earlier"),
                value=lambda row: row.year_before,
                kind=Kind.MONEY,
            ),
        ],
        figures.months,
        query,
        currency=figures.currency,
    )


def _groups_table(figures: AccountFigures, query: QueryDict) -> Table[GroupFigure]:
    columns: list[Column[GroupFigure]] = [
        Column(key="group", title=_("Product group"), value=_group_name),
        Column(
            key="revenue",
            title=_("This period"),
            value=lambda row: row.revenue,
            kind=Kind.MONEY,
        ),
        Column(
            key="previous",
            title=_("Period before"),
            value=lambda row: row.previous,
            kind=Kind.MONEY,
        ),
    ]
    if figures.margin:
        columns.append(
            Column(
                key="margin",
                title=_("Margin share"),
                value=lambda row: row.margin_share,
                kind=Kind.SHARE,
            )
        )
    return chart_table(
        "groups",
        _("What it buys"),
        columns,
        figures.product_groups,
        query,
        currency=figures.currency,
    )


def _group_name(group: GroupFigure) -> str:
    return group.product_group or _("without a group")
