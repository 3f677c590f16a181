"""Pictures of value: contributions year after year, and ranges beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.web.identify.charts.parts import NARROW_BOTTOM, Option, money, money_axis, under


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A value with its ends, under a name that may lead somewhere."""

    name: str
    low: Decimal
    middle: Decimal
    high: Decimal
    words: str = ""
    href: str = ""


def contributions_option(
    years: Sequence[Range], *, middle_name: str, low_name: str, high_name: str, x_name: str
) -> Option:
    """Return a bar a year, between the lines of what it may be instead."""
    return {
        "tooltip": {"trigger": "axis", "valueFormatter": "@money"},
        "legend": {"top": 0, "type": "scroll"},
        "grid": {"left": 8, "right": 16, "top": 40, "bottom": NARROW_BOTTOM, "containLabel": True},
        "xAxis": {"type": "category", "data": [year.name for year in years], **under(x_name)},
        "yAxis": money_axis(),
        "series": [
            {
                "type": "bar",
                "name": middle_name,
                "itemStyle": {"color": "--identify"},
                "barMaxWidth": 46,
                "data": [money(year.middle) for year in years],
            },
            _end(low_name, [money(year.low) for year in years], "triangle"),
            _end(high_name, [money(year.high) for year in years], "diamond"),
        ],
    }


def _end(name: str, amounts: list[float], symbol: str) -> Option:
    return {
        "type": "line",
        "name": name,
        "symbol": symbol,
        "symbolSize": 7,
        "itemStyle": {"color": "--ink-3"},
        "lineStyle": {"type": "dashed", "color": "--ink-3", "width": 1.5},
        "data": amounts,
    }


def ranges_option(ranges: Sequence[Range], *, range_name: str, middle_name: str) -> Option:
    """Return a bar from low to high for each name, with a dot at the middle; the first on top."""
    rows = list(reversed(ranges))
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "grid": {"left": 8, "right": 24, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": money_axis(),
        "yAxis": {
            "type": "category",
            "data": [row.name for row in rows],
            "axisTick": {"show": False},
            "axisLabel": {"width": 130, "overflow": "truncate"},
        },
        "series": [
            _bars("", [money(row.low) for row in rows]),
            {
                **_bars(range_name, []),
                "itemStyle": {"color": "--identify", "opacity": 0.3, "borderRadius": 3},
                "silent": False,
                "data": [
                    {"value": money(row.high - row.low), "name": row.words, "href": row.href}
                    for row in rows
                ],
            },
            {
                "type": "scatter",
                "name": middle_name,
                "symbolSize": 11,
                "itemStyle": {"color": "--identify"},
                "data": [
                    {"value": [money(row.middle), place], "name": row.words, "href": row.href}
                    for place, row in enumerate(rows)
                ],
            },
        ],
    }


def _bars(name: str, amounts: list[float]) -> Option:
    return {
        "type": "bar",
        "name": name,
        "stack": "range",
        "barMaxWidth": 14,
        "silent": True,
        "itemStyle": {"color": "transparent"},
        "data": amounts,
    }
