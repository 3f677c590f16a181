"""Figures beside each other, or as parts of a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.web.identify.charts.parts import Option

COLOURS = ("--calculate", "--calculate-2", "--ink-3", "--line-strong")


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure, with its words."""

    name: str
    value: Decimal
    words: str


def bars_option(bars: Sequence[Bar], axis: Option) -> Option:
    """Return bars below each other, each with its figure; what is negative lies to the left."""
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "grid": {"left": 8, "right": 96, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"splitNumber": 3, **axis},
        "yAxis": {
            "type": "category",
            "inverse": True,
            "data": [bar.name for bar in bars],
            "axisLabel": {"width": 130, "overflow": "break", "interval": 0},
        },
        "series": [{"type": "bar", "barMaxWidth": 34, "data": [_bar(bar) for bar in bars]}],
    }


def whole_option(parts: Sequence[Bar], axis: Option) -> Option:
    """Return one bar made of its parts, in shades, with their names above it."""
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": {"top": 0},
        "grid": {"left": 8, "right": 16, "top": 40, "bottom": 8, "containLabel": True},
        "xAxis": {"splitNumber": 3, **axis},
        "yAxis": {"type": "category", "data": [""]},
        "series": [
            {
                "type": "bar",
                "stack": "whole",
                "name": part.name,
                "barMaxWidth": 56,
                "itemStyle": {"color": COLOURS[place % len(COLOURS)]},
                "data": [{"value": float(part.value), "name": f"{part.name}\n{part.words}"}],
            }
            for place, part in enumerate(parts)
        ],
    }


def _bar(bar: Bar) -> Option:
    colour = "--down" if bar.value < 0 else "--calculate"
    label = {"show": True, "position": "right", "formatter": bar.words, "color": "--ink"}
    return {
        "value": float(bar.value),
        "name": f"{bar.name}\n{bar.words}",
        "itemStyle": {"color": colour, "borderRadius": 2},
        "label": label,
    }
