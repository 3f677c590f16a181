"""Influence and attitude as a grid of bubbles, with an arrow to the attitude that is wanted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any, Final

Option = dict[str, Any]
Place = tuple[float, float]
SPREAD: Final = 0.17  # how far those of one cell stand from its middle
SIZE: Final = 22
LONGEST: Final = 120  # of a name beside its bubble
FILLED: Final[Option] = {"color": "--intensify", "opacity": 0.85}
HOLLOW: Final[Option] = {
    "color": "--surface",
    "borderColor": "--intensify",
    "borderWidth": 2,
    "borderType": "dashed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """Somebody in the grid; without an attitude nobody knows how they stand."""

    key: int
    influence: int
    attitude: int | None
    wanted: int | None
    is_decider: bool
    name: str
    words: str
    href: str


def places_of(bubbles: Sequence[Bubble]) -> Mapping[int, Place]:
    """Return where each stands; those of one cell stand around its middle."""
    cells: dict[tuple[int, int], list[Bubble]] = defaultdict(list)
    for bubble in bubbles:
        cells[bubble.attitude or 0, bubble.influence].append(bubble)
    return {
        bubble.key: _around(cell, number, len(found))
        for cell, found in cells.items()
        for number, bubble in enumerate(found)
    }


def _around(cell: tuple[int, int], number: int, of: int) -> Place:
    if of == 1:
        return float(cell[0]), float(cell[1])
    angle = 2 * pi * number / of
    return round(cell[0] + SPREAD * cos(angle), 3), round(cell[1] + SPREAD * sin(angle), 3)


def influence_option(
    bubbles: Sequence[Bubble], *, known: str, unknown: str, wanted: str, x_name: str, y_name: str
) -> Option:
    """Return the grid: filled where the attitude is known, hollow where it is not."""
    places = places_of(bubbles)
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": {"top": 0, "data": [known, unknown, {"name": wanted, "icon": "arrow"}]},
        "grid": {"left": 32, "right": 24, "top": 40, "bottom": 36},
        "xAxis": _axis(x_name, -2.5, 2.5),
        "yAxis": _axis(y_name, 0.5, 5.5),
        "series": [
            _series(known, FILLED, [each for each in bubbles if each.attitude is not None], places),
            _series(unknown, HOLLOW, [each for each in bubbles if each.attitude is None], places),
            _moves(wanted, bubbles, places),
        ],
    }


def _axis(name: str, least: float, most: float) -> Option:
    return {
        "type": "value",
        "name": name,
        "nameLocation": "middle",
        "nameGap": 12,
        "min": least,
        "max": most,
        "interval": 1,
        "axisLabel": {"show": False},
        "splitLine": {"lineStyle": {"color": "--line"}},
    }


def _series(
    name: str, dress: Option, bubbles: Sequence[Bubble], places: Mapping[int, Place]
) -> Option:
    return {
        "type": "scatter",
        "name": name,
        "symbolSize": SIZE,
        "itemStyle": dict(dress),
        "labelLayout": {"hideOverlap": True},
        "data": [_point(each, places[each.key]) for each in bubbles],
    }


def _point(bubble: Bubble, place: Place) -> Option:
    return {
        "value": list(place),
        "name": bubble.words,
        "href": bubble.href,
        "symbol": "diamond" if bubble.is_decider else "circle",
        "label": {
            "show": True,
            "position": _side(bubble, place),
            "formatter": bubble.name,
            "color": "--ink-2",
            "width": LONGEST,
            "overflow": "truncate",
        },
    }


def _side(bubble: Bubble, place: Place) -> str:
    """Return where the name stands: free of the arrow, the edge, and the others of the cell."""
    attitude = bubble.attitude or 0
    moves = bubble.wanted is not None and bubble.wanted != bubble.attitude
    if moves or attitude == 1:
        return "top"
    return "left" if attitude > 1 or place[0] < attitude else "right"


def _moves(name: str, bubbles: Sequence[Bubble], places: Mapping[int, Place]) -> Option:
    return {
        "type": "scatter",
        "name": name,
        "itemStyle": {"color": "--accent"},
        "data": [],
        "markLine": {
            "silent": True,
            "symbol": ["none", "arrow"],
            "symbolSize": 8,
            "label": {"show": False},
            "lineStyle": {"color": "--accent", "type": "dashed", "width": 1.5},
            "data": list(_arrows(bubbles, places)),
        },
    }


def _arrows(bubbles: Sequence[Bubble], places: Mapping[int, Place]) -> Iterator[list[Option]]:
    for each in bubbles:
        if each.wanted is not None and each.wanted != each.attitude:
            x, y = places[each.key]
            to = x + each.wanted - (each.attitude or 0)
            yield [{"coord": [x, y]}, {"coord": [round(to, 3), y]}]
