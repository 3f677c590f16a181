"""The customer pyramid, its shares beside the textbook, and what flows between two periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.web.identify.charts.parts import Option, share, share_axis

LAYER_COLOURS: Final[Mapping[str, str]] = {
    "top": "--identify",
    "large": "--identify-2",
    "medium": "--identify-3",
    "small": "--line-strong",
    "inactive": "--ink-3",
    "new": "--accent",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PyramidLayer:
    """A layer of the picture, best first, with the words beside it."""

    layer: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """So many customers from one layer to another."""

    source: str
    target: str
    customers: int


def pyramid_option(layers: Sequence[PyramidLayer]) -> Option:
    """Return a pyramid of equal steps: the names beside it say how unequal they are."""
    steps = len(layers)
    return {
        "tooltip": {"show": False},
        "series": [
            {
                "type": "funnel",
                "sort": "ascending",
                "left": 8,
                "top": 8,
                "bottom": 8,
                "width": "46%",
                "min": 0,
                "max": steps,
                "minSize": "0%",
                "gap": 3,
                "label": {
                    "position": "right",
                    "formatter": "{b}",
                    "color": "--ink",
                    "lineHeight": 17,
                },
                "labelLine": {"length": 14, "lineStyle": {"color": "--line-strong"}},
                "data": [_step(each, place) for place, each in enumerate(layers, start=1)],
            }
        ],
    }


def _step(each: PyramidLayer, place: int) -> Option:
    link = {"href": each.href} if each.href else {}
    colour = {"color": LAYER_COLOURS[each.layer], "borderWidth": 0}
    return {"value": place, "name": each.words, "itemStyle": colour, **link}


def benchmark_option(
    layers: Sequence[str],
    here: tuple[str, Sequence[Decimal]],
    textbook: tuple[str, Sequence[Decimal | None]],
) -> Option:
    """Shares of revenue by layer, here beside the textbook."""
    return {
        "tooltip": {
            "trigger": "axis",
            "valueFormatter": "@share",
            "axisPointer": {"type": "shadow"},
        },
        "legend": {"top": 0},
        "grid": {"left": 8, "right": 16, "top": 40, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": list(layers)},
        "yAxis": share_axis(),
        "series": [
            {"type": "bar", "name": here[0], "data": [share(each) for each in here[1]]},
            {
                "type": "bar",
                "name": textbook[0],
                "itemStyle": {
                    "color": "--surface",
                    "borderColor": "--ink-3",
                    "borderType": "dashed",
                    "borderWidth": 1.5,
                },
                "data": [None if each is None else share(each) for each in textbook[1]],
            },
        ],
    }


def flows_option(
    flows: Sequence[Flow],
    *,
    starts: Mapping[str, str],
    ends: Mapping[str, str],
) -> Option:
    """Return a Sankey of customers from their layer in one period to that in the next."""
    used = {("s", flow.source) for flow in flows} | {("e", flow.target) for flow in flows}
    nodes = [("s", layer, name) for layer, name in starts.items()]
    nodes += [("e", layer, name) for layer, name in ends.items()]
    return {
        "tooltip": {"trigger": "item"},
        "series": [
            {
                "type": "sankey",
                "left": 8,
                "right": 110,
                "top": 8,
                "bottom": 8,
                "nodeGap": 12,
                "layoutIterations": 0,
                "draggable": False,
                "label": {"color": "--ink"},
                "lineStyle": {"color": "source", "opacity": 0.35},
                "emphasis": {"focus": "adjacency"},
                "data": [
                    {"name": name, "itemStyle": {"color": LAYER_COLOURS[layer]}}
                    for side, layer, name in nodes
                    if (side, layer) in used
                ],
                "links": [
                    {
                        "source": starts[flow.source],
                        "target": ends[flow.target],
                        "value": flow.customers,
                    }
                    for flow in flows
                ],
            }
        ],
    }
