"""Charts of the import pages."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any


def months_option(
    months: Sequence[str], amounts: Mapping[str, Sequence[Decimal]]
) -> dict[str, Any]:
    """Bars of the amount of each month, one series for each currency."""
    return {
        "tooltip": {"trigger": "axis", "valueFormatter": "@number"},
        "legend": {"top": 0, "show": len(amounts) > 1},
        "grid": {"left": 8, "right": 16, "top": 32, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": list(months)},
        "yAxis": {"type": "value", "axisLabel": {"formatter": "@number"}},
        "series": [
            {"type": "bar", "name": currency, "data": [float(amount) for amount in row]}
            for currency, row in amounts.items()
        ],
    }
