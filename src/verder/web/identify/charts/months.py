"""Revenue by month, beside the same months a year before."""

from collections.abc import Sequence
from decimal import Decimal

from verder.web.identify.charts.parts import Option, money, money_axis


def months_option(
    months: Sequence[str],
    now: tuple[str, Sequence[Decimal]],
    year_before: tuple[str, Sequence[Decimal | None]],
) -> Option:
    """Bars of this period, a line of the year before where it is known."""
    series: list[Option] = [
        {
            "type": "bar",
            "name": now[0],
            "barCategoryGap": "35%",
            "data": [money(each) for each in now[1]],
        }
    ]
    if any(each is not None for each in year_before[1]):
        series.append(
            {
                "type": "line",
                "name": year_before[0],
                "symbolSize": 6,
                "itemStyle": {"color": "--ink-2"},
                "lineStyle": {"color": "--ink-2", "type": "dashed"},
                "data": [None if each is None else money(each) for each in year_before[1]],
            }
        )
    return {
        "tooltip": {"trigger": "axis", "valueFormatter": "@money"},
        "legend": {"top": 0},
        "grid": {"left": 8, "right": 16, "top": 40, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": list(months)},
        "yAxis": money_axis(),
        "series": series,
    }
