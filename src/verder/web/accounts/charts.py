"""Charts of the account page."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from verder.web.identify.charts.parts import money, money_axis


def groups_option(
    names: Sequence[str],
    *,
    now: tuple[str, Sequence[Decimal]],
    before: tuple[str, Sequence[Decimal]],
) -> dict[str, Any]:
    """Lying bars of this period and the one before, the largest product group at the top.

    Each series is its name and its amounts.
    """
    return {
        "tooltip": {"trigger": "axis", "valueFormatter": "@money"},
        "legend": {"top": 0},
        "grid": {"left": 8, "right": 32, "top": 40, "bottom": 8, "containLabel": True},
        "xAxis": money_axis(splitNumber=4),
        "yAxis": {"type": "category", "data": list(names), "inverse": True},
        "series": [_bars(now, "--identify"), _bars(before, "--identify-3")],
    }


def _bars(series: tuple[str, Sequence[Decimal]], colour: str) -> dict[str, Any]:
    name, amounts = series
    return {
        "type": "bar",
        "name": name,
        "itemStyle": {"color": colour},
        "data": [money(amount) for amount in amounts],
    }
