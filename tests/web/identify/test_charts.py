"""Charts are plain data that JSON can hold, small whatever the number of customers."""

import json
from decimal import Decimal

import pytest

from verder.domain.identify.concentration import concentration
from verder.domain.identify.curves import Point
from verder.domain.identify.ranking import AccountRevenue
from verder.web.identify.charts.classes import ClassShares, classes_option
from verder.web.identify.charts.curves import (
    double_pareto_option,
    erosion_option,
    lorenz_option,
    trend_option,
)
from verder.web.identify.charts.layers import (
    Flow,
    PyramidLayer,
    benchmark_option,
    flows_option,
    pyramid_option,
)
from verder.web.identify.charts.months import months_option
from verder.web.identify.charts.parts import Option
from verder.web.identify.charts.small_whale import small_whale_option
from verder.web.identify.charts.whale import WhalePoint, by_customers, whale_option

HALF, ONE, ZERO = Decimal("0.5"), Decimal(1), Decimal(0)
POINTS = [Point(ZERO, ZERO), Point(HALF, Decimal("0.2")), Point(ONE, ONE)]


OPTIONS: dict[str, Option] = {
    "classes": classes_option(
        [ClassShares(group="A", name="A", revenue_share=HALF, customers_share=ONE, href="/a")],
        revenue_name="omzet",
        customers_name="klanten",
    ),
    "lorenz": lorenz_option(POINTS, curve_name="hier", equal_name="gelijk", x_name="klanten"),
    "double": double_pareto_option(
        POINTS,
        curve_name="hier",
        equal_name="gelijk",
        x_name="omzet",
        rule=(HALF, ONE),
        rule_name="r",
    ),
    "erosion": erosion_option(("laag", [ONE, HALF]), ("hoog", [ONE, ZERO]), x_name="jaren"),
    "trend": trend_option(["2024", "2025"], [("CR1", [None, HALF])], warning=(HALF, "let op")),
    "pyramid": pyramid_option([PyramidLayer(layer="top", words="Top", href="/top")]),
    "benchmark": benchmark_option(["top"], ("hier", [HALF]), ("boek", [None])),
    "flows": flows_option(
        [Flow(source="top", target="small", customers=3)],
        starts={"top": "Top", "small": "Klein"},
        ends={"top": "Top.", "small": "Klein."},
    ),
    "months": months_option(["jan"], ("nu", [ONE]), ("toen", [None])),
    "small whale": small_whale_option(POINTS, name="marge", x_name="klanten"),
    "whale": whale_option(
        [
            WhalePoint(along=0, cumulative=ZERO, zone="", words=""),
            WhalePoint(along=1, cumulative=ONE, zone="builder", words="Jansen", href="/1"),
        ],
        curve_name="marge",
        zone_names={"builder": "bouwt", "neutral": "neutraal", "destroyer": "breekt"},
        x_axis=by_customers(1, "klanten"),
        peak=(1, ONE),
        peak_words="1",
    ),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_is_plain_data(name: str) -> None:
    assert json.loads(json.dumps(OPTIONS[name])) == OPTIONS[name]


def test_ten_thousand_customers_become_few_points() -> None:
    rows = [AccountRevenue(key, Decimal(20_000 - key)) for key in range(10_000)]
    assert len(concentration(rows).points()) == 501


def test_a_line_without_a_year_before_is_not_drawn() -> None:
    assert len(OPTIONS["months"]["series"]) == 1


def test_the_smallest_layer_is_at_the_top_of_the_pyramid() -> None:
    layers = [PyramidLayer(layer=each, words=each) for each in ("top", "large", "medium")]
    series = pyramid_option(layers)["series"][0]
    assert series["sort"] == "ascending"
    assert [step["value"] for step in series["data"]] == [1, 2, 3]
