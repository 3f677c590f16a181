"""How many people the sales work takes, and up to which one it pays."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.engines.calculators.asking import Line, asked
from verder.domain.organise.calculators import (
    sales_force_breakdown,
    sales_force_increment,
    sales_force_workload,
)


@pytest.mark.parametrize(
    ("accounts", "concluded", "whole"),
    [
        (500, "needs", 5),
        (405, "absorbed", 5),
        (406, "needs", 5),
        (400, "needs", 4),
        (0, "nobody", 0),
    ],
)
def test_a_twentieth_of_a_person_can_be_absorbed(accounts: int, concluded: str, whole: int) -> None:
    line: Line = {"accounts": accounts, "visits": 1, "visit_hours": 1}
    found = asked(
        sales_force_workload.CALCULATOR,
        {"classes": [line], "weeks": 10, "week_hours": 20, "selling_share": Decimal("0.5")},
    )
    assert found.number("people") == Decimal(accounts) / 100
    assert found.number("whole_people") == whole
    assert found.conclusion
    assert found.conclusion.key == concluded


def test_staff_that_leaves_is_counted_on_top() -> None:
    found = asked(
        sales_force_breakdown.CALCULATOR,
        {"sales": 1000, "productivity": 100, "turnover": Decimal("0.2")},
    )
    assert found.number("people") == 12
    assert not isinstance(
        asked(sales_force_breakdown.CALCULATOR, {"sales": 1, "productivity": 0}).value("people"),
        Decimal,
    )


@settings(max_examples=40)
@given(
    st.lists(st.integers(0, 100), min_size=1, max_size=8).map(lambda added: sorted(added)[::-1]),
    st.integers(1, 100),
)
def test_people_are_added_while_the_next_one_earns_the_cost(added: list[int], cost: int) -> None:
    """With diminishing additions the best size is where going on one by one stops."""
    sizes: list[Line] = [
        {"people": place, "contribution": sum(added[:place])} for place in range(1, len(added) + 1)
    ]
    found = asked(sales_force_increment.CALCULATOR, {"cost": cost, "sizes": sizes})
    slow = sum(1 for each in added if each >= cost)
    if not slow:
        assert not isinstance(found.value("best_people"), Decimal)
        return
    assert found.number("best_people") == slow
    assert found.number("best_left") == sum(added[:slow]) - slow * cost
    assert all(line.is_right for line in found.checks)
    if slow < len(added):
        assert found.number("next_each") == added[slow]


def test_sizes_that_do_not_rise_are_refused() -> None:
    sizes: list[Line] = [{"people": 5, "contribution": 9}, {"people": 4, "contribution": 8}]
    found = asked(sales_force_increment.CALCULATOR, {"cost": 1, "sizes": sizes})
    assert not isinstance(found.value("best_people"), Decimal)
