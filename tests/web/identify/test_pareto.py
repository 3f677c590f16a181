"""The Pareto chart draws all customers, however many, and says where each class ends."""

import json
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import pytest

from verder.domain.identify.abc_analysis import Abc, abc
from verder.domain.identify.ranking import AccountRevenue
from verder.web.identify.charts.pareto import (
    ParetoClass,
    ParetoCustomer,
    ParetoNames,
    pareto_option,
)
from verder.web.identify.charts.parts import Option
from verder.web.identify.presenters.bars import class_ends, drawn_rows


@lru_cache(maxsize=8)
def company(customers: int) -> Abc:
    return abc(AccountRevenue(i, Decimal(1_000_000) / (i + 1)) for i in range(customers))


def picture(found: Abc) -> Option:
    ends = class_ends(found)
    firsts = [1, *(place + 1 for place, _row in ends)]
    return pareto_option(
        [
            ParetoCustomer(
                place=place,
                revenue=row.revenue,
                cumulative_share=Decimal(str(row.cumulative_share)),
                group=row.group,
                words=f"klant {row.account_id}",
                href=f"/{row.account_id}",
            )
            for place, row in drawn_rows(found)
        ],
        [
            ParetoClass(
                group=row.group,
                name=f"{row.group}: naam",
                first=first,
                last=place,
                cumulative_share=Decimal(str(row.cumulative_share)),
                words=f"{place} klanten",
            )
            for first, (place, row) in zip(firsts, ends, strict=False)
        ],
        ParetoNames(customers="klanten", cumulative="samen"),
    )


@pytest.mark.parametrize("customers", [1, 5, 80, 400, 401, 50_000])
def test_the_line_rises_from_nothing_to_the_whole_without_a_jump(customers: int) -> None:
    *_classes, line, _pointed = picture(company(customers))["series"]
    assert line["data"][0] == [0, 0]
    assert line["data"][-1] == [1, 1]
    assert all(b[1] >= a[1] for a, b in pairwise(line["data"]))
    steps = [b[0] - a[0] for a, b in pairwise(line["data"])]
    assert max(steps) <= max(1 / customers, 0.005) + 1e-9


def test_zones_meet_where_classes_end_and_cover_everybody() -> None:
    found = company(50_000)
    zones = [one["markArea"]["data"][0] for one in picture(found)["series"][:-2]]
    assert [zone[0]["name"] for zone in zones] == ["A", "B", "C"]
    borders = [(zone[0]["xAxis"], zone[1]["xAxis"]) for zone in zones]
    assert borders[0][0] == 0
    assert borders[0][1] == borders[1][0]
    assert borders[1][1] == borders[2][0]
    assert borders[2][1] == 1


def test_a_point_on_the_line_marks_each_border_but_the_last() -> None:
    found = company(1_000)
    *_classes, line, _pointed = picture(found)["series"]
    ends = class_ends(found)
    marked = line["markPoint"]["data"]
    assert [mark["name"] for mark in marked] == [f"{place} klanten" for place, _row in ends[:-1]]
    assert [mark["coord"][0] for mark in marked] == [place / 1_000 for place, _row in ends[:-1]]


def test_few_customers_get_a_block_each_and_many_one_falling_area() -> None:
    few = picture(company(5))["series"]
    corners = [corner for one in few[:-2] for corner in one["data"]]
    assert len(corners) == 4 * 5
    assert corners[:4] == [
        pytest.approx([0.02, 0]),
        pytest.approx([0.02, 1_000_000]),
        pytest.approx([0.18, 1_000_000]),
        pytest.approx([0.18, 0]),
    ]
    many = picture(company(500))["series"]
    assert {one["step"] for one in many[:-2]} == {"end"}
    assert many[1]["data"][0][0] == many[0]["data"][-1][0]


def test_the_pointer_finds_every_drawn_customer_by_name_and_leads_to_it() -> None:
    found = company(500)
    pointed = picture(found)["series"][-1]["data"]
    assert pointed[0]["href"] == "/0"
    assert [point["name"] for point in pointed] == [
        f"klant {row.account_id}" for _place, row in drawn_rows(found)
    ]


def test_the_picture_stays_small_whatever_the_number_of_customers() -> None:
    drawn = drawn_rows(company(50_000))
    assert 400 <= len(drawn) <= 403
    assert [place for place, _row in drawn[:100]] == list(range(1, 101))
    assert drawn[-1][0] == 50_000
    assert len(json.dumps(picture(company(50_000)))) < 100_000


def test_the_last_of_each_class_is_always_drawn() -> None:
    found = company(50_000)
    drawn = {place for place, _row in drawn_rows(found)}
    assert drawn.issuperset(place for place, _row in class_ends(found))


def test_without_revenue_there_is_nothing_to_draw() -> None:
    found = abc([AccountRevenue(1, Decimal(-5))])
    assert drawn_rows(found) == []
    assert class_ends(found) == []
    assert picture(found)["series"][0]["data"] == [[0, 0]]
