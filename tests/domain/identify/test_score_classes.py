"""Which value gives which score."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.score_classes import ScoreClasses, classes_of, score_of

SHARES = classes_of([Decimal("0.005"), Decimal("0.01"), Decimal("0.03"), Decimal("0.06")])
DAYS = classes_of([Decimal(60), Decimal(45), Decimal(30), Decimal(14)])

limits = st.lists(st.decimals(-1000, 1000, places=2), min_size=4, max_size=4, unique=True)
values = st.decimals(-2000, 2000, places=2)


@pytest.mark.parametrize(
    ("value", "score"),
    [("0", 1), ("0.0049", 1), ("0.005", 2), ("0.01", 3), ("0.03", 4), ("0.059", 4), ("0.06", 5)],
)
def test_a_value_on_a_limit_takes_the_higher_class(value: str, score: int) -> None:
    assert score_of(Decimal(value), SHARES) == score


@pytest.mark.parametrize(("value", "score"), [("-3", 1), ("99", 5)])
def test_a_value_outside_takes_the_nearer_class(value: str, score: int) -> None:
    assert score_of(Decimal(value), SHARES) == score


@pytest.mark.parametrize(
    ("value", "score"), [(90, 1), (61, 1), (60, 2), (45, 3), (31, 3), (30, 4), (14, 5), (0, 5)]
)
def test_where_limits_fall_low_values_are_the_good_ones(value: int, score: int) -> None:
    assert not DAYS.is_rising
    assert score_of(Decimal(value), DAYS) == score


@pytest.mark.parametrize("numbers", [(1, 1, 2, 3), (1, 3, 2, 4), (4, 3, 3, 1)])
def test_limits_all_rise_or_all_fall(numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="all rise"):
        classes_of([Decimal(number) for number in numbers])


@given(limits, values, values)
def test_a_higher_value_never_scores_lower(
    limits: list[Decimal], one: Decimal, other: Decimal
) -> None:
    low, high = sorted([one, other])
    rising = classes_of(sorted(limits))
    assert 1 <= score_of(low, rising) <= score_of(high, rising) <= 5
    falling = classes_of(sorted(limits, reverse=True))
    assert 1 <= score_of(high, falling) <= score_of(low, falling) <= 5


@given(limits)
def test_every_limit_begins_its_own_class(limits: list[Decimal]) -> None:
    for numbers in (sorted(limits), sorted(limits, reverse=True)):
        classes: ScoreClasses = classes_of(numbers)
        assert [score_of(limit, classes) for limit in numbers] == [2, 3, 4, 5]
