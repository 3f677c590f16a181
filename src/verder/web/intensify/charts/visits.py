"""Visits by account, now and as they would be divided; and what more or fewer visits bring."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Final

from verder.domain.identify.curves import drawn
from verder.web.identify.charts.parts import NARROW_BOTTOM, Option, money, money_axis, under

POINTS: Final = 300


def division_option(
    rows: Sequence[tuple[str, Decimal, int]], *, now_name: str, divided_name: str
) -> Option:
    """Draw lying bars: the visits of now, and below them those of the division."""
    return {
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "legend": {"top": 0},
        "grid": {"left": 8, "right": 24, "top": 40, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1, "axisLabel": {"formatter": "@number"}},
        "yAxis": {
            "type": "category",
            "inverse": True,
            "data": [name for name, _now, _divided in rows],
            "axisLabel": {"interval": 0, "width": 170, "overflow": "truncate"},
        },
        "series": [
            _bars(now_name, [round(float(now), 1) for _name, now, _divided in rows], "--ink-3"),
            _bars(divided_name, [divided for _name, _now, divided in rows], "--intensify"),
        ],
    }


def _bars(name: str, counts: Sequence[float], colour: str) -> Option:
    return {
        "type": "bar",
        "name": name,
        "barMaxWidth": 12,
        "itemStyle": {"color": colour},
        "data": list(counts),
    }


def answer_option(
    gains: Sequence[Decimal],
    *,
    now: tuple[Decimal, Decimal],
    asked: int,
    curve_name: str,
    point_names: tuple[str, str],
    visits_name: str,
) -> Option:
    """Draw the best that any number of visits brings, with the visits of now and those asked."""
    reached = [Decimal(0), *accumulate(gains)]
    places = drawn(len(gains), POINTS, asked)
    points = ((float(now[0]), now[1]), (float(asked), reached[asked]))
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0},
        "grid": {"left": 8, "right": 24, "top": 40, "bottom": NARROW_BOTTOM, "containLabel": True},
        "xAxis": {
            "type": "value",
            "axisLabel": {"formatter": "@number"},
            **under(visits_name),
        },
        "yAxis": money_axis(),
        "series": [
            {
                "type": "line",
                "name": curve_name,
                "showSymbol": False,
                "itemStyle": {"color": "--intensify"},
                "lineStyle": {"color": "--intensify", "width": 2},
                "areaStyle": {"color": "--intensify", "opacity": 0.08},
                "data": [[place, money(reached[place])] for place in places],
            },
            *(
                {
                    "type": "scatter",
                    "name": name,
                    "symbol": symbol,
                    "symbolSize": 14,
                    "itemStyle": {"color": colour},
                    "data": [[round(visits, 1), money(amount)]],
                }
                for name, (visits, amount), symbol, colour in zip(
                    point_names,
                    points,
                    ("diamond", "circle"),
                    ("--ink-3", "--intensify"),
                    strict=True,
                )
            ),
        ],
    }
