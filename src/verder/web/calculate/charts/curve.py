"""How figures move when one input does, with the points that have a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.web.identify.charts.parts import Option, under

STYLES = (("--calculate", "solid"), ("--ink-3", "dashed"), ("--calculate-2", "solid"))


@dataclass(frozen=True, slots=True)
class Line:
    """A figure at each point; a gap where it has no answer."""

    name: str
    points: tuple[tuple[Decimal, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class CurveMark:
    """A place along the axis, in words."""

    at: Decimal
    words: str


def curve_option(
    lines: Sequence[Line], marks: Sequence[CurveMark], *, over: Option, height: Option, name: str
) -> Option:
    """Return the lines with a dashed line at each mark; the pointer reads all of them at once."""
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0, "type": "scroll"},
        "grid": {"left": 8, "right": 24, "top": 56, "bottom": 36, "containLabel": True},
        "xAxis": {
            "type": "value",
            "min": float(lines[0].points[0][0]),
            "max": float(lines[0].points[-1][0]),
            "splitLine": {"show": False},
            **over,
            **under(name),
        },
        "yAxis": {"type": "value", **height},
        "series": [_line(line, place, height) for place, line in enumerate(lines)]
        + [_marks(marks, lines)],
    }


def _line(line: Line, place: int, height: Option) -> Option:
    colour, style = STYLES[place % len(STYLES)]
    return {
        "type": "line",
        "name": line.name,
        "showSymbol": False,
        "itemStyle": {"color": colour},
        "lineStyle": {"color": colour, "type": style, "width": 2},
        "tooltip": {"valueFormatter": height["axisLabel"]["formatter"]},
        "data": [[float(at), "-" if value is None else float(value)] for at, value in line.points],
    }


def _marks(marks: Sequence[CurveMark], lines: Sequence[Line]) -> Option:
    inside = lines[0].points[0][0], lines[0].points[-1][0]
    return {
        "type": "line",
        "data": [],
        "markLine": {
            "silent": True,
            "symbol": "none",
            "animation": False,
            "lineStyle": {"type": "dashed", "color": "--ink-3"},
            "label": {"color": "--ink", "fontSize": 11, "fontWeight": 600},
            "data": [
                {
                    "xAxis": float(mark.at),
                    "label": {"formatter": mark.words, "distance": 4 + 16 * (place % 2)},
                }
                for place, mark in enumerate(marks)
                if inside[0] <= mark.at <= inside[1]
            ],
        },
    }
