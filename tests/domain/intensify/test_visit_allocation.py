"""Visits go where the next one brings most."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.visit_allocation import (
    AllocationLimits,
    Visited,
    allocate_visits,
    response,
)
from verder.domain.values.missing import NotComputable

E = Decimal("0.3")
amounts = st.lists(
    st.tuples(st.integers(-2000, 90_000), st.integers(1, 20)), min_size=1, max_size=3
)


def visited(key: int, contribution: int, visits: int, group: str = "A") -> Visited:
    return Visited(
        account_id=key, group=group, contribution=Decimal(contribution), visits=Decimal(visits)
    )


def test_the_worked_allocation() -> None:
    accounts = [visited(1, 60_000, 6), visited(2, 30_000, 12), visited(3, 20_000, 6)]
    found = allocate_visits(accounts, 24)
    assert [each.visits for each in found] == [16, 5, 3]
    assert sum(each.contribution_now for each in found) == 110_000
    assert round(sum(each.contribution for each in found), 2) == Decimal("119842.66")


def test_who_is_not_visited_now_is_compared_with_the_own_class() -> None:
    accounts = [
        visited(1, 60_000, 6),
        visited(2, 50_000, 0),
        visited(3, 9_000, 2, "B"),
        visited(4, 9_000, 0, "C"),
    ]
    assert [each.basis for each in allocate_visits(accounts, 1)] == [6, 6, 2, 4]
    with pytest.raises(NotComputable, match="no_visits_now"):
        allocate_visits([visited(1, 60_000, 0)], 5)


def test_who_costs_money_is_not_visited_for_it() -> None:
    found = allocate_visits([visited(1, -500, 3), visited(2, 0, 3)], 10)
    assert [each.visits for each in found] == [0, 0]
    assert allocate_visits([], 10) == []


def test_an_answer_that_does_not_bend_is_refused() -> None:
    with pytest.raises(ValueError, match="bends"):
        AllocationLimits(elasticity=Decimal(1))


@given(amounts, st.integers(0, 5))
def test_no_other_division_brings_more(pairs: list[tuple[int, int]], visits: int) -> None:
    accounts = [visited(key, *pair) for key, pair in enumerate(pairs)]
    found = allocate_visits(accounts, visits)
    assert sum(each.visits for each in found) <= visits
    best = max(
        sum(
            (
                response(each.contribution, each.visits, Decimal(count), E)
                for each, count in zip(accounts, division, strict=True)
            ),
            Decimal(0),
        )
        for division in product(range(visits + 1), repeat=len(accounts))
        if sum(division) <= visits
    )
    assert abs(sum(each.contribution for each in found) - best) < Decimal("1e-9")
