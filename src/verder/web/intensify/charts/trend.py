"""How both scores went over time, between the limits of the bands."""

from collections.abc import Sequence
from typing import Any

Option = dict[str, Any]
Points = Sequence[tuple[str, float | None]]  # an ISO day and a score


def trend_option(
    ours: tuple[str, Points],
    theirs: tuple[str, Points],
    *,
    limits: Sequence[tuple[float, str]],
    ends: tuple[float, float],
) -> Option:
    """Return a line for each side, level until its next answer, and the names of the bands."""
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0},
        "grid": {"left": 8, "right": 20, "top": 40, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "time", "axisLabel": {"hideOverlap": True}},
        "yAxis": {"type": "value", "min": ends[0], "max": ends[1], "minInterval": 1},
        "series": [
            {**_line(ours, colour="--intensify", symbol="circle"), "markLine": _limits(limits)},
            _line(theirs, colour="--ink-2", symbol="diamond"),
        ],
    }


def _line(side: tuple[str, Points], *, colour: str, symbol: str) -> Option:
    name, points = side
    return {
        "type": "line",
        "name": name,
        "step": "end",
        "symbol": symbol,
        "symbolSize": 9,
        "connectNulls": False,
        "itemStyle": {"color": colour},
        "lineStyle": {"color": colour, "width": 2},
        "data": [[day, score] for day, score in points],
    }


def _limits(limits: Sequence[tuple[float, str]]) -> Option:
    return {
        "silent": True,
        "symbol": "none",
        "lineStyle": {"type": "dashed", "color": "--ink-3"},
        "label": {"color": "--ink-2", "fontSize": 11},
        "data": [
            {"yAxis": score, "label": {"formatter": name, "position": "insideStartTop"}}
            for score, name in limits
        ],
    }
