"""The life cycle as a curve, with a dot for each account in its stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sqrt
from typing import Final

from verder.web.identify.charts.parts import Option

HEIGHTS: Final[Mapping[str, float]] = {
    "new": 0.3,
    "growth": 0.75,
    "mature": 1.0,
    "decline": 0.72,
    "at_risk": 0.4,
    "lost": 0.12,
    "won_back": 0.45,
}
COLOURS: Final[Mapping[str, str]] = {
    "new": "--identify-3",
    "growth": "--up",
    "mature": "--identify",
    "decline": "--warn",
    "at_risk": "--down",
    "lost": "--ink-3",
    "won_back": "--identify-2",
}
SYMBOLS: Final[Mapping[str, str]] = {
    "decline": "triangle",
    "at_risk": "diamond",
    "lost": "rect",
    "won_back": "roundRect",
}
STEPS: Final = 12
ROWS: Final = 9
SMALLEST, LARGEST = 5, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDot:
    """An account in its stage: its weight from 0 to 1, and what to say of it."""

    stage: str
    weight: float
    words: str
    href: str


def life_cycle_option(
    dots: Sequence[StageDot], *, stage_names: Mapping[str, str], curve_name: str
) -> Option:
    """Return the curve through the stages and the dots around it, the heaviest in the middle."""
    stages = list(HEIGHTS)
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": {"top": 0, "type": "scroll"},
        "grid": {"left": 12, "right": 12, "top": 44, "bottom": 8, "containLabel": True},
        "xAxis": [
            {
                "type": "category",
                "data": [stage_names[stage] for stage in stages],
                "axisTick": {"show": False},
                "axisLabel": {"interval": 0, "width": 88, "overflow": "break", "fontSize": 11},
            },
            {"type": "value", "min": 0, "max": len(stages), "show": False},
        ],
        "yAxis": {"type": "value", "min": 0, "max": 1.25, "show": False},
        "series": [
            _curve(curve_name),
            *(
                _dots(stage, place, stage_names[stage], [dot for dot in dots if dot.stage == stage])
                for place, stage in enumerate(stages)
            ),
        ],
    }


def curve_points() -> list[tuple[float, float]]:
    """Return the curve: level at the middle of each stage, smooth between them."""
    middles = [(place + 0.5, height) for place, height in enumerate(HEIGHTS.values())]
    points = [(0.0, 0.08)]
    for (x, height), (following, higher) in pairwise([(0.0, 0.08), *middles]):
        for step in range(1, STEPS + 1):
            part = step / STEPS
            eased = (1 - cos(pi * part)) / 2
            points.append((x + (following - x) * part, height + (higher - height) * eased))
    return [(round(x, 3), round(y, 3)) for x, y in points]


def _curve(name: str) -> Option:
    return {
        "type": "line",
        "name": name,
        "xAxisIndex": 1,
        "showSymbol": False,
        "silent": True,
        "itemStyle": {"color": "--identify"},
        "lineStyle": {"color": "--identify", "width": 2},
        "areaStyle": {"color": "--identify", "opacity": 0.08},
        "data": [list(point) for point in curve_points()],
    }


def _dots(stage: str, place: int, name: str, dots: Sequence[StageDot]) -> Option:
    ordered = sorted(dots, key=lambda dot: -dot.weight)
    return {
        "type": "scatter",
        "name": name,
        "xAxisIndex": 1,
        "symbol": SYMBOLS.get(stage, "circle"),
        "itemStyle": {"color": COLOURS[stage], "opacity": 0.75},
        "data": [
            {
                "value": _position(place, number, len(ordered), HEIGHTS[stage]),
                "name": dot.words,
                "href": dot.href,
                "symbolSize": round(SMALLEST + (LARGEST - SMALLEST) * sqrt(dot.weight), 1),
            }
            for number, dot in enumerate(ordered)
        ],
    }


def _position(place: int, number: int, count: int, height: float) -> list[float]:
    """Return where a dot stands: in columns from left to right, around the height."""
    columns = max(1, -(-count // ROWS))
    column, row = divmod(number, ROWS)
    across = place + 0.5 if columns == 1 else place + 0.14 + 0.72 * column / (columns - 1)
    offset = (row + 1) // 2 * (1 if row % 2 else -1) * 0.05
    return [round(across, 3), round(height + offset, 3)]
