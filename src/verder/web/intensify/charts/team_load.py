"""The hours that a team has, and those that are agreed and planned, as bars beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Option = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBar:
    """The hours of one colleague; `href` is where the bars lead."""

    name: str
    agreed: float
    planned: float
    capacity: float
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadNames:
    """What the three are called."""

    agreed: str
    planned: str
    capacity: str


def team_load_option(bars: Sequence[LoadBar], names: LoadNames) -> Option:
    """Return two bars for each colleague, the first one on top, and a mark where the hours end."""
    return {
        "tooltip": {
            "trigger": "axis",
            "axisPointer": {"type": "shadow"},
            "valueFormatter": "@number",
        },
        "legend": {"top": 0},
        "grid": {"left": 8, "right": 24, "top": 56, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "min": 0, "axisLabel": {"formatter": "@number"}},
        "yAxis": {
            "type": "category",
            "inverse": True,
            "data": [bar.name for bar in bars],
            "axisTick": {"show": False},
            "axisLabel": {"interval": 0},
        },
        "series": [
            _series(names.agreed, "--intensify", [(bar.agreed, bar.href) for bar in bars]),
            _series(names.planned, "--ink-3", [(bar.planned, bar.href) for bar in bars]),
            {
                "type": "scatter",
                "name": names.capacity,
                "symbol": "rect",
                "symbolSize": [3, 18],
                "itemStyle": {"color": "--ink"},
                "data": [{"value": bar.capacity, "href": bar.href} for bar in bars],
            },
        ],
    }


def _series(name: str, colour: str, points: Sequence[tuple[float, str]]) -> Option:
    return {
        "type": "bar",
        "name": name,
        "barMaxWidth": 9,
        "itemStyle": {"color": colour, "borderRadius": [0, 3, 3, 0]},
        "data": [{"value": value, "href": href} for value, href in points],
    }
