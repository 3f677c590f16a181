"""The account portfolio as bubbles: place, size, trend, where they came from and should go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from verder.web.identify.charts.parts import NARROW_BOTTOM, Option
from verder.web.identify.charts.quadrants import Field, axes_of, background

LARGEST: Final = 64.0
SMALLEST: Final = 10.0
LONGEST: Final = 130  # of a name beside its bubble
ARROWS: Final[Mapping[str, str]] = {"up": "▲ ", "flat": "", "down": "▼ ", "unknown": ""}
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Group:
    """Bubbles of one colour."""

    key: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """An account: its place now, a year ago and as a target, its revenue, trend and group."""

    place: Place
    revenue: float
    trend: str
    group: str
    name: str
    words: str
    href: str
    year_ago: Place | None = None
    target: Place | None = None


def diameter(revenue: float, most: float) -> float:
    """Return the diameter of a bubble whose area is as the revenue; none is below the least.

    >>> diameter(25.0, 100.0)
    32.0
    """
    if revenue <= 0 or most <= 0:
        return SMALLEST
    return round(max(SMALLEST, LARGEST * sqrt(revenue / most)), 1)


def bubbles_option(
    field: Field,
    bubbles: Sequence[Bubble],
    groups: Sequence[Group],
    *,
    target_name: str,
    move_name: str,
) -> Option:
    """Return the matrix: filled bubbles, arrows from a year ago, dotted circles as targets.

    Negative or no revenue is a hollow bubble of the least size.
    """
    most = max((bubble.revenue for bubble in bubbles), default=0.0)
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": {
            "top": 0,
            "type": "scroll",
            "data": [
                *({"name": group.name} for group in groups),
                {"name": move_name, "icon": "arrow"},
                {"name": target_name, "icon": "circle"},
            ],
        },
        "grid": {"left": 28, "right": 24, "top": 44, "bottom": NARROW_BOTTOM, "containLabel": True},
        **axes_of(field),
        "series": [
            background(field),
            *(_coloured(bubbles, group, most) for group in groups),
            _moves(bubbles, move_name),
            _targets(bubbles, target_name, most),
        ],
    }


def _coloured(bubbles: Sequence[Bubble], group: Group, most: float) -> Option:
    return {
        "type": "scatter",
        "name": group.name,
        "itemStyle": {"color": group.colour, "opacity": 0.75, "borderColor": "--surface"},
        "labelLayout": {"hideOverlap": True},
        "data": [_point(each, group.colour, most) for each in bubbles if each.group == group.key],
    }


def _point(bubble: Bubble, colour: str, most: float) -> Option:
    point: Option = {
        "value": list(bubble.place),
        "name": bubble.words,
        "symbolSize": diameter(bubble.revenue, most),
        "href": bubble.href,
        "drag": bubble.href,
        "label": {
            "show": True,
            "position": "right",
            "formatter": ARROWS[bubble.trend] + bubble.name,
            "color": "--ink-2",
            "width": LONGEST,
            "overflow": "truncate",
        },
    }
    if bubble.revenue <= 0:
        point["itemStyle"] = {
            "color": "--surface",
            "borderColor": colour,
            "borderWidth": 2,
        }
    return point


def _moves(bubbles: Sequence[Bubble], name: str) -> Option:
    """Return an arrow from where each account stood a year ago."""
    return {
        "type": "scatter",
        "name": name,
        "itemStyle": {"color": "--ink-3"},
        "data": [],
        "markLine": {
            "silent": True,
            "symbol": ["none", "arrow"],
            "symbolSize": 7,
            "label": {"show": False},
            "lineStyle": {"color": "--ink-3", "type": "solid", "width": 1.25},
            "data": [
                [{"coord": list(each.year_ago)}, {"coord": list(each.place)}]
                for each in bubbles
                if each.year_ago and each.year_ago != each.place
            ],
        },
    }


def _targets(bubbles: Sequence[Bubble], name: str, most: float) -> Option:
    """Return a ghost of each account where it is meant to go, with a dotted way to it."""
    ghosts = [(each, each.target) for each in bubbles if each.target]
    return {
        "type": "scatter",
        "name": name,
        "itemStyle": {
            "color": "transparent",
            "borderColor": "--accent",
            "borderType": "dashed",
            "borderWidth": 1.5,
        },
        "data": [
            {
                "value": list(target),
                "name": each.words,
                "symbolSize": diameter(each.revenue, most),
                "href": each.href,
                "drag": each.href,
            }
            for each, target in ghosts
        ],
        "markLine": {
            "silent": True,
            "symbol": "none",
            "label": {"show": False},
            "lineStyle": {"color": "--accent", "type": "dotted", "width": 1.25},
            "data": [[{"coord": list(each.place)}, {"coord": list(to)}] for each, to in ghosts],
        },
    }
