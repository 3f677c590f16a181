"""The whale curve: cumulative profit, one point for each customer, in three zones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.web.identify.charts.parts import (
    NARROW_BOTTOM,
    Option,
    money,
    money_axis,
    share_axis,
    under,
)

ZONE_COLOURS: Final[Mapping[str, str]] = {
    "builder": "--identify",
    "neutral": "--ink-3",
    "destroyer": "--down",
}
ZONE_SYMBOLS: Final[Mapping[str, str]] = {
    "builder": "circle",
    "neutral": "rect",
    "destroyer": "triangle",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhalePoint:
    """A customer on the curve: where it stands along it, profit so far, its zone and its words."""

    along: float
    cumulative: Decimal
    zone: str  # "" for the start of the curve
    words: str
    href: str = ""


def whale_option(
    points: Sequence[WhalePoint],
    *,
    curve_name: str,
    zone_names: Mapping[str, str],
    x_axis: Option,
    peak: tuple[float, Decimal],
    peak_words: str,
) -> Option:
    """Return the curve with its peak, and a point of each customer that tells its name."""
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": {"top": 0, "type": "scroll"},
        "grid": {"left": 8, "right": 16, "top": 56, "bottom": NARROW_BOTTOM, "containLabel": True},
        "xAxis": {"splitLine": {"show": False}, **x_axis},
        "yAxis": money_axis(),
        "series": [
            _curve(points, curve_name, peak, peak_words),
            *(_zone(points, zone, name) for zone, name in zone_names.items()),
        ],
    }


def by_customers(customers: int, name: str) -> Option:
    """Return an axis along which customers are counted."""
    return {
        "type": "value",
        "min": 0,
        "max": customers,
        "minInterval": 1,
        "axisLabel": {"formatter": "@number"},
        **under(name),
    }


def by_revenue(name: str) -> Option:
    """Return an axis of the part of revenue so far."""
    return share_axis(max=1, **under(name))


def _curve(
    points: Sequence[WhalePoint], name: str, peak: tuple[float, Decimal], words: str
) -> Option:
    return {
        "type": "line",
        "name": name,
        "showSymbol": False,
        "silent": True,
        "itemStyle": {"color": "--identify"},
        "lineStyle": {"color": "--identify", "width": 2},
        "areaStyle": {"color": "--identify", "opacity": 0.1},
        "data": [[point.along, money(point.cumulative)] for point in points],
        "markPoint": {
            "symbol": "circle",
            "symbolSize": 11,
            "silent": True,
            "itemStyle": {"color": "--surface", "borderColor": "--identify", "borderWidth": 3},
            "label": {"formatter": words, "position": "top", "color": "--ink", "fontWeight": 600},
            "data": [{"coord": [peak[0], money(peak[1])]}],
        },
    }


def _zone(points: Sequence[WhalePoint], zone: str, name: str) -> Option:
    return {
        "type": "scatter",
        "name": name,
        "symbol": ZONE_SYMBOLS[zone],
        "symbolSize": 6,
        "itemStyle": {"color": ZONE_COLOURS[zone]},
        "data": [
            {
                "value": [point.along, money(point.cumulative)],
                "name": point.words,
                **({"href": point.href} if point.href else {}),
            }
            for point in points
            if point.zone == zone
        ],
    }
