"""How full the year of each account manager is, by class of customer."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verder.web.identify.charts.parts import Option, mark_lines

COLOURS: Final = ("--accent", "--identify", "--identify-2", "--identify-3", "--line-strong")


def load_option(
    names: Sequence[str],
    classes: Sequence[tuple[str, Sequence[Decimal]]],
    *,
    capacity: Decimal,
    capacity_name: str,
) -> Option:
    """Lying bars of hours, stacked by class, with a line where the hours end."""
    series = [_series(name, hours, COLOURS[place]) for place, (name, hours) in enumerate(classes)]
    if series:
        end = {"xAxis": float(capacity), "label": {"formatter": capacity_name, "position": "start"}}
        series[0]["markLine"] = mark_lines(end)
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": {"bottom": 0},
        "grid": {"left": 8, "right": 24, "top": 24, "bottom": 36, "containLabel": True},
        "xAxis": {"type": "value", "axisLabel": {"formatter": "@number"}},
        "yAxis": {
            "type": "category",
            "inverse": True,
            "data": list(names),
            "axisLabel": {"interval": 0},
        },
        "series": series,
    }


def _series(name: str, hours: Sequence[Decimal], colour: str) -> Option:
    return {
        "type": "bar",
        "stack": "hours",
        "name": name,
        "barMaxWidth": 26,
        "itemStyle": {"color": colour},
        "data": [round(float(amount), 1) for amount in hours],
    }
