"""A staircase of stages, with a dot for each view that stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

Option = dict[str, Any]
OUR_SYMBOL, THEIR_SYMBOL = "circle", "diamond"
LIFT: Final = 0.2  # how far a dot hangs above its step


@dataclass(frozen=True, slots=True, kw_only=True)
class StairDot:
    """A view: its step from 0, how far along that step from 0 to 1, and what to say of it."""

    step: int
    along: float
    name: str
    words: str
    is_ours: bool


def stairs_option(steps: Sequence[str], dots: Sequence[StairDot]) -> Option:
    """Return the stairs from left to right, the names of the steps below them."""
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": {"top": 0},
        "grid": {"left": 12, "right": 20, "top": 44, "bottom": 8, "containLabel": True},
        "xAxis": [
            {
                "type": "category",
                # Every other name stands a line lower, so that all fit on a phone.
                "data": [name if place % 2 else f"\n{name}" for place, name in enumerate(steps)],
                "axisTick": {"show": False},
                "axisLabel": {
                    "interval": 0,
                    "hideOverlap": False,
                    "width": 110,
                    "overflow": "break",
                    "fontSize": 11,
                },
            },
            {"type": "value", "min": 0, "max": len(steps), "show": False},
        ],
        "yAxis": {"type": "value", "min": 0, "max": len(steps) + 0.6, "show": False},
        "series": [_stairs(len(steps)), *(_dot(dot) for dot in dots)],
    }


def _stairs(count: int) -> Option:
    corners = [[x, step + 1] for step in range(count) for x in (step, step + 1)]
    return {
        "type": "line",
        "xAxisIndex": 1,
        "showSymbol": False,
        "silent": True,
        "lineStyle": {"color": "--intensify", "width": 2},
        "areaStyle": {"color": "--intensify", "opacity": 0.1},
        "data": corners,
    }


def _dot(dot: StairDot) -> Option:
    colour = "--intensify" if dot.is_ours else "--ink-2"
    return {
        "type": "scatter",
        "name": dot.name,
        "xAxisIndex": 1,
        "symbol": OUR_SYMBOL if dot.is_ours else THEIR_SYMBOL,
        "symbolSize": 18 if dot.is_ours else 20,
        "itemStyle": {"color": colour},
        "label": {
            "show": True,
            "formatter": dot.name,
            "position": "top" if dot.is_ours else "bottom",
            "color": "--ink",
            "fontSize": 12,
        },
        "data": [{"value": _place(dot), "name": dot.words}],
    }


def _place(dot: StairDot) -> list[float]:
    lift = LIFT if dot.is_ours else -LIFT
    return [round(dot.step + dot.along, 3), dot.step + 1 + lift]
