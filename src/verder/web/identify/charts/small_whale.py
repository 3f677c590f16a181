"""The whale curve without names, for beside other pictures."""

from collections.abc import Sequence

from verder.domain.identify.curves import Point
from verder.web.identify.charts.parts import (
    NARROW_BOTTOM,
    Option,
    curve,
    money,
    money_axis,
    share_axis,
    under,
)


def small_whale_option(points: Sequence[Point], *, name: str, x_name: str) -> Option:
    """Return cumulative profit over the share of customers."""
    return {
        "tooltip": {"trigger": "axis", "valueFormatter": "@money"},
        "grid": {"left": 8, "right": 16, "top": 16, "bottom": NARROW_BOTTOM, "containLabel": True},
        "xAxis": share_axis(max=1, **under(x_name)),
        "yAxis": money_axis(),
        "series": [{**curve(name, points, money), "areaStyle": {"opacity": 0.12}}],
    }
