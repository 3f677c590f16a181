"""Pareto chart: all customers from large to small, their revenue, and what it adds up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.web.identify.charts.parts import (
    CLASS_COLOURS,
    NARROW_BOTTOM,
    Option,
    money,
    money_axis,
    share,
    share_axis,
    under,
)

BARS_UP_TO: Final = 80  # customers that get a block each; more become one falling area
GAP: Final = 0.1  # of the width of a customer, on either side of its block
TOP: Final = 68  # the legend, which takes two lines on a phone, and the letters of the classes


@dataclass(frozen=True, slots=True, kw_only=True)
class ParetoCustomer:
    """A customer that is drawn: its place among all, and what the pointer reads there."""

    place: int
    revenue: Decimal
    cumulative_share: Decimal
    group: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParetoClass:
    """A class from its first place to its last, with what stands where it ends."""

    group: str
    name: str
    first: int
    last: int
    cumulative_share: Decimal
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParetoNames:
    """The words below the picture and in its legend."""

    customers: str
    cumulative: str


def pareto_option(
    customers: Sequence[ParetoCustomer], classes: Sequence[ParetoClass], names: ParetoNames
) -> Option:
    """Revenue in the colour of its class below the cumulative line, each class a zone."""
    count = classes[-1].last if classes else 0
    draw = _bars if count <= BARS_UP_TO else _area
    legend = [*(each.name for each in classes), names.cumulative]
    return {
        "tooltip": {"trigger": "axis", "formatter": "{b}"},
        "legend": {"top": 0, "data": legend},
        "grid": {"left": 8, "right": 8, "top": TOP, "bottom": NARROW_BOTTOM, "containLabel": True},
        "xAxis": share_axis(
            max=1,
            splitLine={"show": False},
            axisPointer={"label": {"show": False}},
            **under(names.customers),
        ),
        "yAxis": [
            money_axis(),
            share_axis(max=1, splitLine={"show": False}),
        ],
        "series": [
            *(draw(each, _of_class(customers, each), count) for each in classes),
            _cumulative(customers, classes, names.cumulative, count),
            _pointed_at(customers, count),
        ],
    }


def _of_class(customers: Sequence[ParetoCustomer], each: ParetoClass) -> list[ParetoCustomer]:
    return [customer for customer in customers if customer.group == each.group]


def _bars(each: ParetoClass, customers: Sequence[ParetoCustomer], count: int) -> Option:
    """Return an upright block for each customer, with a little room between them.

    A bar series would widen the axis beyond 0 and 100 %, so the blocks are drawn.
    """
    corners: list[list[float]] = []
    for one in customers:
        left, right = _start(one, count) + GAP / count, (one.place - GAP) / count
        height = money(one.revenue)
        corners += [[left, 0], [left, height], [right, height], [right, 0]]
    return {**_filled(each, count), "data": corners}


def _area(each: ParetoClass, customers: Sequence[ParetoCustomer], count: int) -> Option:
    """Return steps: the revenue of a customer holds until the next one that is drawn."""
    steps = [[_start(one, count), money(one.revenue)] for one in customers]
    end = [each.last / count, money(customers[-1].revenue)]
    return {**_filled(each, count), "step": "end", "data": [*steps, end]}


def _filled(each: ParetoClass, count: int) -> Option:
    return {
        "type": "line",
        "name": each.name,
        "showSymbol": False,
        "lineStyle": {"width": 0},
        "itemStyle": {"color": CLASS_COLOURS[each.group]},
        "areaStyle": {"color": CLASS_COLOURS[each.group], "opacity": 0.9},
        "tooltip": {"show": False},
        "markArea": _zone(each, count),
    }


def _zone(each: ParetoClass, count: int) -> Option:
    return {
        "silent": True,
        "itemStyle": {"color": CLASS_COLOURS[each.group], "opacity": 0.13},
        "label": {
            "position": "top",
            "color": "--ink-2",
            "fontWeight": 700,
            "fontSize": 14,
        },
        "data": [
            [
                {"name": each.group, "xAxis": share(Decimal(each.first - 1) / count)},
                {"xAxis": share(Decimal(each.last) / count)},
            ]
        ],
    }


def _cumulative(
    customers: Sequence[ParetoCustomer], classes: Sequence[ParetoClass], name: str, count: int
) -> Option:
    """Return the line, with a point where a class ends before the last customer."""
    reached = [[one.place / count, share(one.cumulative_share)] for one in customers]
    return {
        "type": "line",
        "name": name,
        "yAxisIndex": 1,
        "showSymbol": False,
        "silent": True,
        "itemStyle": {"color": "--ink"},
        "lineStyle": {"color": "--ink", "width": 2.5},
        "tooltip": {"show": False},
        "markPoint": {
            "silent": True,
            "symbol": "circle",
            "symbolSize": 9,
            "itemStyle": {"color": "--surface", "borderColor": "--ink", "borderWidth": 2},
            "label": {
                "formatter": "{b}",
                "position": [14, 8],
                "align": "left",
                "color": "--ink",
                "lineHeight": 16,
                "backgroundColor": "--surface",
                "borderRadius": 3,
                "padding": [1, 4],
            },
            "data": [
                {"name": each.words, "coord": [each.last / count, share(each.cumulative_share)]}
                for each in classes[:-1]
            ],
        },
        "data": [[0, 0], *reached],
    }


def _pointed_at(customers: Sequence[ParetoCustomer], count: int) -> Option:
    """Return the points that the pointer finds: unseen, above the bars, with their words."""
    return {
        "type": "line",
        "symbol": "circle",
        "symbolSize": 8,
        "showSymbol": False,
        "lineStyle": {"opacity": 0},
        "itemStyle": {"color": "--ink"},
        "data": [
            {
                "value": [_middle(one, count), money(one.revenue)],
                "name": one.words,
                **_link(one),
            }
            for one in customers
        ],
    }


def _start(one: ParetoCustomer, count: int) -> float:
    return (one.place - 1) / count


def _middle(one: ParetoCustomer, count: int) -> float:
    return (one.place - 0.5) / count


def _link(one: ParetoCustomer) -> Mapping[str, str]:
    return {"href": one.href} if one.href else {}
