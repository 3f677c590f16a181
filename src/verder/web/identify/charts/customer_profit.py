"""The map of customers: cost to serve across, gross margin up, break-even on the diagonal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from typing import Final

from verder.web.identify.charts.parts import NARROW_BOTTOM, Option, share, share_axis, under

COLOURS: Final[Mapping[str, str]] = {
    "carriage_trade": "--identify-2",
    "passive": "--identify",
    "aggressive": "--down",
    "bargain_basement": "--ink-3",
}
SYMBOLS: Final[Mapping[str, str]] = {
    "carriage_trade": "diamond",
    "passive": "circle",
    "aggressive": "triangle",
    "bargain_basement": "rect",
}
SMALLEST: Final = 7
LARGEST: Final = 40
MOST_ASIDE: Final = Decimal("0.02")  # the share of revenue that may stand on the edge
ROOM: Final = 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerPoint:
    """A customer on the map, with what to say of it and where it leads."""

    service_share: Decimal
    margin_share: Decimal
    revenue: Decimal
    field: str
    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """How far the map reaches; who lies beyond stands on its edge."""

    right: float
    bottom: float
    top: float

    def place(self, point: CustomerPoint) -> list[float]:
        """Return where a customer is drawn."""
        x, y = float(point.service_share), float(point.margin_share)
        return [round(min(x, self.right), 5), round(min(max(y, self.bottom), self.top), 5)]

    def is_beyond(self, point: CustomerPoint) -> bool:
        """Return whether the customer is drawn elsewhere than where it belongs."""
        return self.place(point) != [share(point.service_share), share(point.margin_share)]


def edges_of(points: Sequence[CustomerPoint]) -> Edges:
    """Return edges with room for nearly all revenue."""
    services = [(float(point.service_share), point.revenue) for point in points]
    margins = [(float(point.margin_share), point.revenue) for point in points]
    return Edges(
        right=_even(_nearly_highest(services) * ROOM),
        bottom=-_even(_nearly_highest([(-share, revenue) for share, revenue in margins]) * ROOM),
        top=_even(_nearly_highest(margins) * ROOM),
    )


def _nearly_highest(weighed: Sequence[tuple[float, Decimal]]) -> float:
    """Return the height that all but a few hundredths of the revenue stay below, at least 0."""
    left = sum((revenue for _height, revenue in weighed), Decimal(0)) * MOST_ASIDE
    for height, revenue in sorted(weighed, reverse=True):
        left -= revenue
        if left < 0:
            return max(height, 0.0)
    return 0.0


def _even(length: float) -> float:
    """Return the next twentieth."""
    return -(-length // 0.05) * 0.05 if length > 0 else 0.0


def customer_profit_option(
    points: Sequence[CustomerPoint],
    *,
    field_names: Mapping[str, str],
    axis_names: tuple[str, str],
    splits: tuple[Decimal, Decimal],
    split_names: tuple[str, str],
    diagonal_name: str,
) -> Option:
    """Return the map; a bubble's area is the revenue, the dashed lines part the fields."""
    edges = edges_of(points)
    largest = max(float(point.revenue) for point in points)
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": {"top": 0, "type": "scroll"},
        "grid": {"left": 8, "right": 24, "top": 48, "bottom": NARROW_BOTTOM, "containLabel": True},
        "xAxis": share_axis(max=round(edges.right, 2), **under(axis_names[0])),
        "yAxis": share_axis(
            min=round(edges.bottom, 2), max=round(edges.top, 2), name=axis_names[1]
        ),
        "series": [
            _break_even(edges, diagonal_name),
            *(
                _field([point for point in points if point.field == field], name, edges, largest)
                for field, name in field_names.items()
            ),
            _splits(splits, split_names),
        ],
    }


def _field(points: Sequence[CustomerPoint], name: str, edges: Edges, largest: float) -> Option:
    field = points[0].field if points else ""
    return {
        "type": "scatter",
        "name": name,
        "symbol": SYMBOLS.get(field, "circle"),
        "itemStyle": {"color": COLOURS.get(field, "--ink-3"), "opacity": 0.72},
        "data": [
            {
                "value": edges.place(point),
                "name": point.words,
                "href": point.href,
                "symbolSize": _size(float(point.revenue) / largest),
            }
            for point in points
        ],
    }


def _size(part: float) -> float:
    """Return the width of a bubble whose area is its part of the largest."""
    return round(max(SMALLEST, LARGEST * sqrt(part)), 1)


def _break_even(edges: Edges, name: str) -> Option:
    end = round(min(edges.right, edges.top), 5)
    return {
        "type": "line",
        "name": name,
        "showSymbol": False,
        "silent": True,
        "lineStyle": {"type": "dashed", "color": "--ink-2", "width": 1.5},
        "itemStyle": {"color": "--ink-2"},
        "data": [[0, 0], [end, end]],
    }


def _splits(splits: tuple[Decimal, Decimal], names: tuple[str, str]) -> Option:
    service, margin = splits
    return {
        "type": "scatter",
        "data": [],
        "markLine": {
            "silent": True,
            "symbol": "none",
            "lineStyle": {"type": "dotted", "color": "--ink-3"},
            "label": {"color": "--ink-2", "fontSize": 11},
            "data": [
                {
                    "xAxis": share(service),
                    "label": {"formatter": names[0], "position": "insideEndTop"},
                },
                {
                    "yAxis": share(margin),
                    "label": {"formatter": names[1], "position": "insideEndTop"},
                },
            ],
        },
    }
