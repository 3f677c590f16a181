"""Charts of the account page."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any


def months_option(
    months: Sequence[str],
    *,
    now: tuple[str, Sequence[Decimal]],
    year_before: tuple[str, Sequence[Decimal]],
) -> dict[str, Any]:
    """Bars of each month, and a line of the same months a year earlier.

    Each series is its name and its amounts.
    """
    return {
        "xAxis": {"type": "category", "data": list(months)},
        "yAxis": {"type": "value"},
        "legend": {},
        "series": [
            {"type": "bar", "name": now[0], "data": _floats(now[1])},
            {
                "type": "line",
                "name": year_before[0],
                "data": _floats(year_before[1]),
                "symbol": "circle",
            },
        ],
    }


def groups_option(
    names: Sequence[str], amounts: Sequence[Decimal], *, series_name: str
) -> dict[str, Any]:
    """Lying bars, the largest product group at the top."""
    return {
        "xAxis": {"type": "value"},
        "yAxis": {"type": "category", "data": list(names), "inverse": True},
        "series": [{"type": "bar", "name": series_name, "data": _floats(amounts)}],
    }


def _floats(amounts: Sequence[Decimal]) -> list[float]:
    return [round(float(amount), 2) for amount in amounts]
