from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.values.money import (
    from_ten_thousandths,
    round_half_up,
    split_by_largest_remainder,
    to_ten_thousandths,
)


@given(st.integers(-(10**15), 10**15))
def test_whole_ten_thousandths_go_there_and_back(whole: int) -> None:
    assert to_ten_thousandths(from_ten_thousandths(whole)) == whole


@pytest.mark.parametrize(
    ("amount", "whole"),
    [("1.00005", 10_001), ("1.00004", 10_000), ("-1.00005", -10_001), ("0", 0)],
)
def test_what_is_finer_is_rounded_half_up(amount: str, whole: int) -> None:
    assert to_ten_thousandths(Decimal(amount)) == whole


@pytest.mark.parametrize(
    ("amount", "places", "rounded"),
    [("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("2.5", 0, "3"), ("1250", -2, "1300")],
)
def test_halves_go_away_from_zero(amount: str, places: int, rounded: str) -> None:
    assert round_half_up(Decimal(amount), places) == Decimal(rounded)


@given(
    st.decimals(0, 10**6, places=3),
    st.lists(st.decimals(Decimal("0.01"), 1000, places=2), min_size=1, max_size=12),
    st.integers(0, 2),
)
def test_parts_add_up_to_the_rounded_total_and_lie_close(
    total: Decimal, weights: list[Decimal], places: int
) -> None:
    parts = split_by_largest_remainder(total, weights, places)
    assert sum(parts) == round_half_up(total, places)
    whole = sum(weights, Decimal(0))
    unit = Decimal(1).scaleb(-places)
    exact = [round_half_up(total, places) * weight / whole for weight in weights]
    assert all(abs(part - each) < unit for part, each in zip(parts, exact, strict=True))


def test_the_largest_remainder_gets_the_unit_that_is_left() -> None:
    weights = [Decimal("1.5"), Decimal("2.7"), Decimal("5.8")]
    assert split_by_largest_remainder(Decimal(10), weights) == [1, 3, 6]
