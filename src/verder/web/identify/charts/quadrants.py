"""Accounts in a field of four quadrants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.web.identify.charts.parts import NARROW_BOTTOM, Option, under

SYMBOLS: Final = ("circle", "diamond", "triangle", "rect", "pin")
COLOURS: Final = ("--identify", "--accent", "--down", "--ink-3", "--ink-3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: its axes, where the lines run, what the quadrants are called."""

    x_name: str
    y_name: str
    x_line: float
    y_line: float
    x_ends: tuple[float, float]
    y_ends: tuple[float, float]
    names: tuple[str, str, str, str]  # top right, top left, bottom right, bottom left


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An account in the field, by the kind it is drawn as."""

    x: Decimal
    y: Decimal
    kind: str
    name: str
    words: str
    href: str


def quadrants_option(field: Field, spots: Sequence[Spot], kinds: Mapping[str, str]) -> Option:
    """Return the field with a symbol and a colour for each kind of account."""
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "legend": {"top": 0, "type": "scroll"},
        "grid": {"left": 28, "right": 20, "top": 44, "bottom": NARROW_BOTTOM, "containLabel": True},
        **axes_of(field),
        "series": [
            background(field),
            *(
                _kind(field, spots, kind, name, symbol, colour)
                for (kind, name), symbol, colour in zip(
                    kinds.items(), SYMBOLS, COLOURS, strict=False
                )
            ),
        ],
    }


def axes_of(field: Field) -> Option:
    """Return both axes without lines of their own; the field has its two."""
    plain: Option = {"type": "value", "splitLine": {"show": False}}
    return {
        "xAxis": {
            **plain,
            "min": field.x_ends[0],
            "max": field.x_ends[1],
            "axisLabel": {"formatter": "@number"},
            **under(field.x_name),
        },
        "yAxis": {
            **plain,
            "min": field.y_ends[0],
            "max": field.y_ends[1],
            "axisLabel": {"formatter": "@number"},
            "name": field.y_name,
            "nameLocation": "middle",
            "nameGap": 32,
        },
    }


def background(field: Field) -> Option:
    """Return a series without points that draws the lines and names the quadrants."""
    (left, right), (bottom, top) = field.x_ends, field.y_ends
    x, y = field.x_line, field.y_line
    corners = (
        (field.names[0], [x, y], [right, top], "insideTopRight", 0.10),
        (field.names[1], [left, y], [x, top], "insideTopLeft", 0.05),
        (field.names[2], [x, bottom], [right, y], "insideBottomRight", 0.05),
        (field.names[3], [left, bottom], [x, y], "insideBottomLeft", 0.02),
    )
    return {
        "type": "scatter",
        "silent": True,
        "data": [],
        "markArea": {
            "silent": True,
            "data": [
                [
                    {
                        "name": name,
                        "coord": start,
                        "itemStyle": {"color": "--identify", "opacity": opacity},
                        "label": {"position": place, "color": "--ink-2", "fontWeight": 600},
                    },
                    {"coord": end},
                ]
                for name, start, end, place, opacity in corners
            ],
        },
        "markLine": {
            "silent": True,
            "symbol": "none",
            "label": {"show": False},
            "lineStyle": {"color": "--line-strong", "type": "solid"},
            "data": [{"xAxis": x}, {"yAxis": y}],
        },
    }


def _side(spot: Spot, field: Field) -> str:
    """Return where a name has the most room: left of what stands in the right half."""
    return "left" if float(spot.x) * 2 > sum(field.x_ends) else "right"


def _kind(
    field: Field, spots: Sequence[Spot], kind: str, name: str, symbol: str, colour: str
) -> Option:
    return {
        "type": "scatter",
        "name": name,
        "symbol": symbol,
        "symbolSize": 13,
        "itemStyle": {"color": colour, "opacity": 0.85, "borderColor": "--surface"},
        "label": {"show": True, "position": "right", "formatter": "{c}", "color": "--ink-2"},
        "labelLayout": {"hideOverlap": True},
        "data": [
            {
                "value": [round(float(spot.x), 3), round(float(spot.y), 3)],
                "name": spot.words,
                "label": {"formatter": spot.name, "position": _side(spot, field)},
                "href": spot.href,
            }
            for spot in spots
            if spot.kind == kind
        ],
    }
