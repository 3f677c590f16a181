"""What the charts have in common. `@money` and the like are written out by the page."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from verder.domain.identify.curves import Point

Option = dict[str, Any]
CLASS_COLOURS: Final[Mapping[str, str]] = {
    "A": "--identify",
    "B": "--identify-2",
    "C": "--identify-3",
}
NARROW_BOTTOM: Final = 36


def money(amount: Decimal) -> float:
    """Return an amount with cents, as a drawing wants it."""
    return round(float(amount), 2)


def share(amount: Decimal) -> float:
    """Return a share of 0..1, exact enough for any screen."""
    return round(float(amount), 5)


def money_axis(**more: Any) -> Option:  # noqa: ANN401 - whatever ECharts takes
    """Return an axis of amounts."""
    return {"type": "value", "axisLabel": {"formatter": "@short_money"}, **more}


def share_axis(**more: Any) -> Option:  # noqa: ANN401 - whatever ECharts takes
    """Return an axis of shares, which the pointer reads as shares too."""
    return {
        "type": "value",
        "min": 0,
        "axisLabel": {"formatter": "@share"},
        "axisPointer": {"label": {"formatter": "@share"}},
        **more,
    }


def under(name: str) -> Option:
    """Return what puts the name of an axis in the middle below it."""
    return {"name": name, "nameLocation": "middle", "nameGap": 28}


def curve(name: str, points: Sequence[Point], height: Callable[[Decimal], float]) -> Option:
    """Return a smooth line through points whose x is a share."""
    return {
        "type": "line",
        "name": name,
        "showSymbol": False,
        "data": [[share(point.x), height(point.y)] for point in points],
    }


def diagonal(name: str) -> Option:
    """Return the line of perfect equality."""
    return {
        "type": "line",
        "name": name,
        "showSymbol": False,
        "lineStyle": {"type": "dashed", "color": "--ink-3", "width": 1.5},
        "itemStyle": {"color": "--ink-3"},
        "data": [[0, 0], [1, 1]],
    }


def level_line(height: float, label: str) -> Option:
    """Return a dashed line at a height, with a word beside it."""
    return {"yAxis": height, "label": {"formatter": label, "position": "insideStartTop"}}


def mark_lines(*lines: Option) -> Option:
    """Return lines that mark limits, out of the way of the pointer."""
    return {
        "silent": True,
        "symbol": "none",
        "lineStyle": {"type": "dashed", "color": "--ink-3"},
        "label": {"color": "--ink-2", "fontSize": 11},
        "data": list(lines),
    }
