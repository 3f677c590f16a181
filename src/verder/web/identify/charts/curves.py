"""Curves over shares: Lorenz, double Pareto, erosion, and the trend of concentration."""

from collections.abc import Sequence
from decimal import Decimal

from verder.domain.identify.curves import Point
from verder.web.identify.charts.parts import (
    NARROW_BOTTOM,
    Option,
    curve,
    diagonal,
    level_line,
    mark_lines,
    share,
    share_axis,
    under,
)

GRID = {"left": 8, "right": 16, "top": 40, "bottom": NARROW_BOTTOM, "containLabel": True}
TOOLTIP = {"trigger": "axis", "valueFormatter": "@share"}


def lorenz_option(
    points: Sequence[Point], *, curve_name: str, equal_name: str, x_name: str
) -> Option:
    """Return the Lorenz curve under the diagonal: the closer to it, the more equal."""
    return {
        "tooltip": TOOLTIP,
        "legend": {"top": 0, "type": "scroll"},
        "grid": GRID,
        "xAxis": share_axis(max=1, **under(x_name)),
        "yAxis": share_axis(max=1),
        "series": [
            {**curve(curve_name, points, share), "areaStyle": {"opacity": 0.12}},
            diagonal(equal_name),
        ],
    }


def double_pareto_option(
    points: Sequence[Point],
    *,
    curve_name: str,
    equal_name: str,
    x_name: str,
    rule: tuple[Decimal, Decimal],
    rule_name: str,
) -> Option:
    """Cumulative margin over cumulative revenue; the point is where the rule would be."""
    top = max([Decimal(1), *(point.y for point in points)])
    return {
        "tooltip": TOOLTIP,
        "legend": {"top": 0, "type": "scroll"},
        "grid": GRID,
        "xAxis": share_axis(max=1, **under(x_name)),
        "yAxis": share_axis(max=share(top)),
        "series": [
            {**curve(curve_name, points, share), "areaStyle": {"opacity": 0.12}},
            diagonal(equal_name),
            {
                "type": "scatter",
                "name": rule_name,
                "symbolSize": 14,
                "symbol": "diamond",
                "itemStyle": {"color": "--warn"},
                "data": [[share(rule[0]), share(rule[1])]],
            },
        ],
    }


def erosion_option(
    low: tuple[str, Sequence[Decimal]], high: tuple[str, Sequence[Decimal]], *, x_name: str
) -> Option:
    """Return what is left of a position year by year, at the low and at the high claim."""
    return {
        "tooltip": TOOLTIP,
        "legend": {"top": 0, "type": "scroll"},
        "grid": GRID,
        "xAxis": {
            "type": "category",
            "boundaryGap": False,
            "data": [str(year) for year in range(len(low[1]))],
            **under(x_name),
        },
        "yAxis": share_axis(max=1),
        "series": [_positions(*low, "solid"), _positions(*high, "dashed")],
    }


def _positions(name: str, positions: Sequence[Decimal], dash: str) -> Option:
    return {
        "type": "line",
        "name": name,
        "lineStyle": {"type": dash},
        "data": [share(position) for position in positions],
    }


def trend_option(
    years: Sequence[str],
    series: Sequence[tuple[str, Sequence[Decimal | None]]],
    *,
    warning: tuple[Decimal, str] | None = None,
) -> Option:
    """Shares year by year, one line each, with the warning limit across the first."""
    lines: list[Option] = [
        {
            "type": "line",
            "name": name,
            "symbolSize": 7,
            "data": [None if value is None else share(value) for value in values],
        }
        for name, values in series
    ]
    if warning is not None and lines:
        lines[0]["markLine"] = mark_lines(level_line(share(warning[0]), warning[1]))
    return {
        "tooltip": TOOLTIP,
        "legend": {"top": 0, "type": "scroll"},
        "grid": {**GRID, "bottom": 8},
        "xAxis": {"type": "category", "data": list(years)},
        "yAxis": share_axis(max=1),
        "series": lines,
    }
