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
    assert [each.visits for each in found.rows] == [16, 5, 3]
    assert found.contribution_now == 110_000
    assert round(found.contribution, 2) == Decimal("119842.66")
    assert round(sum(found.gains), 2) == Decimal("119842.66")


def test_who_is_not_visited_now_is_compared_with_the_own_class() -> None:
    accounts = [
        visited(1, 60_000, 6),
        visited(2, 50_000, 0),
        visited(3, 9_000, 2, "B"),
        visited(4, 9_000, 0, "C"),
    ]
    assert [each.basis for each in allocate_visits(accounts, 1).rows] == [6, 6, 2, 4]
    with pytest.raises(NotComputable, match="no_visits_now"):
        allocate_visits([visited(1, 60_000, 0)], 5)


def test_who_costs_money_is_not_visited_for_it() -> None:
    found = allocate_visits([visited(1, -500, 3), visited(2, 0, 3)], 10)
    assert [each.visits for each in found.rows] == [0, 0]
    assert allocate_visits([], 10).rows == ()


def test_the_least_of_a_class_comes_first_and_nobody_gets_more_than_the_most() -> None:
    limits = AllocationLimits(most=5, least={"A": 3, "C": 1})
    accounts = [visited(1, 90_000, 6), visited(2, -400, 4, "C"), visited(3, 100, 2, "B")]
    assert [each.visits for each in allocate_visits(accounts, 12, limits).rows] == [5, 1, 5]
    scarce = allocate_visits(accounts, 3, limits)
    assert [each.visits for each in scarce.rows] == [3, 0, 0]
    assert [each.next_gain > 0 for each in scarce.rows] == [True, False, True]


def test_an_answer_that_does_not_bend_is_refused() -> None:
    with pytest.raises(ValueError, match="bends"):
        AllocationLimits(elasticity=Decimal(1))
    for least in (-1, 53):
        with pytest.raises(ValueError, match="Nobody"):
            AllocationLimits(least={"A": least})


@given(amounts, st.integers(0, 5))
def test_no_other_division_brings_more(pairs: list[tuple[int, int]], visits: int) -> None:
    accounts = [visited(key, *pair) for key, pair in enumerate(pairs)]
    found = allocate_visits(accounts, visits)
    assert found.visits == sum(each.visits for each in found.rows) <= visits
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
    assert abs(found.contribution - best) < Decimal("1e-9")


@given(amounts, st.integers(0, 40))
def test_each_next_visit_beyond_the_least_adds_no_more_than_the_one_before(
    pairs: list[tuple[int, int]], visits: int
) -> None:
    accounts = [visited(key, *pair) for key, pair in enumerate(pairs)]
    gains = allocate_visits(accounts, visits).gains
    assert list(gains) == sorted(gains, reverse=True)
