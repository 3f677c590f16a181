"""The three classes in one bar: their part of revenue above their part of customers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.web.identify.charts.parts import CLASS_COLOURS, Option, share, share_axis

NARROW: Final = Decimal("0.1")  # a share that is too narrow a part of the bar to be written in it


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassShares:
    """One class: its name, and its part of revenue and of customers."""

    group: str
    name: str
    revenue_share: Decimal
    customers_share: Decimal
    href: str


def classes_option(
    classes: Sequence[ClassShares], *, revenue_name: str, customers_name: str
) -> Option:
    """Two lying bars of the whole, each divided into the classes."""
    return {
        "tooltip": {"trigger": "item", "valueFormatter": "@share"},
        "legend": {"bottom": 0, "type": "scroll"},
        "grid": {"left": 8, "right": 16, "top": 8, "bottom": 32, "containLabel": True},
        "xAxis": share_axis(max=1),
        "yAxis": {"type": "category", "inverse": True, "data": [revenue_name, customers_name]},
        "series": [_part(each) for each in classes],
    }


def _part(each: ClassShares) -> Option:
    return {
        "type": "bar",
        "stack": "whole",
        "name": each.name,
        "barWidth": "58%",
        "itemStyle": {"color": CLASS_COLOURS[each.group]},
        "label": {
            "show": True,
            "formatter": "@share",
            "color": "--surface" if each.group == "A" else "--ink",
        },
        "data": [
            {"value": share(part), "href": each.href, "label": {"show": part >= NARROW}}
            for part in (each.revenue_share, each.customers_share)
        ],
    }
