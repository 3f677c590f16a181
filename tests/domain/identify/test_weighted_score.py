"""Weighted scores: the worked numbers, and what holds for any of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.weighted_score import weight_share, weighted_score
from verder.domain.values.missing import NotComputable

WEIGHTS = dict(zip("abcde", map(Decimal, (30, 25, 20, 15, 10)), strict=True))
SCORES = {"a": 4, "b": 5, "c": 3, "d": 2, "e": 4}

weights = st.dictionaries(
    st.integers(0, 11), st.decimals(1, 100, places=2), min_size=1, max_size=12
)


def test_the_worked_example() -> None:
    assert weighted_score(WEIGHTS, SCORES) == Decimal("3.75")


def test_a_missing_score_leaves_the_weights() -> None:
    scores = {key: score for key, score in SCORES.items() if key != "b"}
    assert weight_share(WEIGHTS, scores) == Decimal("0.75")
    assert round(weighted_score(WEIGHTS, scores), 6) == Decimal("3.333333")


@pytest.mark.parametrize(
    ("there", "is_enough"), [("abc", True), ("abd", True), ("acd", False), ("", False)]
)
def test_under_seventy_per_cent_of_the_weight_there_is_no_score(
    there: str, *, is_enough: bool
) -> None:
    scores = {key: SCORES[key] for key in there}
    if is_enough:
        assert weighted_score(WEIGHTS, scores)
    else:
        with pytest.raises(NotComputable, match="insufficient_scores"):
            weighted_score(WEIGHTS, scores)


def test_exactly_seventy_per_cent_is_enough() -> None:
    assert weighted_score({"a": Decimal(70), "b": Decimal(30)}, {"a": 2}) == 2


def test_scores_of_no_criterion_do_not_count() -> None:
    assert weighted_score({"a": Decimal(1)}, {"a": 2, "gone": 5}) == 2


def test_without_weight_there_is_no_score() -> None:
    with pytest.raises(NotComputable, match="insufficient_scores"):
        weighted_score({"a": Decimal(0)}, {"a": 2}, Decimal(0))


@given(weights, st.data())
def test_a_score_lies_between_the_lowest_and_the_highest(
    weights: dict[int, Decimal], data: st.DataObject
) -> None:
    scores = {key: data.draw(st.integers(1, 5)) for key in weights}
    found = weighted_score(weights, scores)
    rounding = Decimal("1e-20")
    assert min(scores.values()) - rounding <= found <= max(scores.values()) + rounding


@given(weights, st.data(), st.decimals("0.01", 100, places=2))
def test_only_the_proportion_of_the_weights_counts(
    weights: dict[int, Decimal], data: st.DataObject, factor: Decimal
) -> None:
    scores = {key: data.draw(st.integers(1, 5)) for key in weights}
    scaled = {key: weight * factor for key, weight in weights.items()}
    difference = weighted_score(scaled, scores) - weighted_score(weights, scores)
    assert abs(difference) < Decimal("1e-20")
