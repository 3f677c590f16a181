"""Pareto chart: revenue by customer, and the cumulative line above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.web.identify.charts.parts import (
    CLASS_COLOURS,
    NARROW_BOTTOM,
    Option,
    level_line,
    mark_lines,
    money,
    money_axis,
    share,
    share_axis,
    under,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One customer, or all the others together with their average."""

    name: str
    revenue: Decimal
    cumulative_share: Decimal
    group: str  # a class; "" for the others
    href: str = ""


def pareto_option(
    bars: Sequence[Bar],
    *,
    class_names: dict[str, str],
    cumulative_name: str,
    others_name: str,
    axis_name: str,
    limits: Sequence[tuple[Decimal, str]],
) -> Option:
    """Bars in the shade of their class, high to low, and the cumulative share as a line."""
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": {"top": 0, "type": "scroll"},
        "grid": {"left": 8, "right": 8, "top": 40, "bottom": NARROW_BOTTOM, "containLabel": True},
        "xAxis": {
            "type": "category",
            "data": [bar.name for bar in bars],
            "axisLabel": {"show": False},
            **under(axis_name),
            "nameGap": 12,
        },
        "yAxis": [money_axis(), share_axis(max=1, splitLine={"show": False})],
        "series": [
            *(_bars(bars, group, name) for group, name in class_names.items()),
            *([_others(bars, others_name)] if bars and not bars[-1].group else []),
            _line(bars, cumulative_name, limits),
        ],
    }


def _bars(bars: Sequence[Bar], group: str, name: str) -> Option:
    return {
        "type": "bar",
        "stack": "revenue",
        "name": name,
        "barCategoryGap": "12%",
        "itemStyle": {"color": CLASS_COLOURS[group]},
        "tooltip": {"valueFormatter": "@money"},
        "data": [_bar(bar) if bar.group == group else "-" for bar in bars],
    }


def _bar(bar: Bar) -> Option:
    link = {"href": bar.href} if bar.href else {}
    return {"value": money(bar.revenue), **link}


def _others(bars: Sequence[Bar], name: str) -> Option:
    empty: list[object] = ["-"] * (len(bars) - 1)
    return {
        "type": "bar",
        "stack": "revenue",
        "name": name,
        "itemStyle": {"color": "--line-strong"},
        "tooltip": {"valueFormatter": "@money"},
        "data": [*empty, money(bars[-1].revenue)],
    }


def _line(bars: Sequence[Bar], name: str, limits: Sequence[tuple[Decimal, str]]) -> Option:
    return {
        "type": "line",
        "name": name,
        "yAxisIndex": 1,
        "showSymbol": False,
        "itemStyle": {"color": "--ink"},
        "lineStyle": {"color": "--ink", "width": 2},
        "tooltip": {"valueFormatter": "@share"},
        "markLine": mark_lines(*(level_line(share(at), label) for at, label in limits)),
        "data": [share(bar.cumulative_share) for bar in bars],
    }
