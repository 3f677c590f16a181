from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.business_strength import (
    BuyingFactor,
    business_strength,
    weakest_factor,
)
from verder.domain.identify.portfolio_matrix import (
    Band,
    Cell,
    Management,
    PortfolioLimits,
    Quadrant,
    cell_of,
    management_of,
    quadrant_of,
)
from verder.domain.values.missing import NotComputable

EXAMPLE = (
    ("delivery", 35, 4, 3),
    ("price", 25, 3, 4),
    ("technique", 20, 5, 3),
    ("service", 20, 4, 4),
)
scores = st.decimals(1, 5, places=1)
compared = st.builds(
    BuyingFactor,
    name=st.just("x"),
    weight=st.decimals(1, 100, places=1),
    own=scores,
    competitor=scores,
)


def factor(name: str, weight: int, own: int | None, competitor: int | None) -> BuyingFactor:
    return BuyingFactor(
        name=name,
        weight=Decimal(weight),
        own=None if own is None else Decimal(own),
        competitor=None if competitor is None else Decimal(competitor),
    )


def test_the_worked_example_of_strength() -> None:
    found = business_strength(factor(*row) for row in EXAMPLE)
    assert (found.own, found.competitor) == (Decimal("3.95"), Decimal("3.45"))
    assert round(found.ratio, 6) == Decimal("1.144928")


@pytest.mark.parametrize(
    ("attractiveness", "ratio", "quadrant"),
    [
        ("3.75", "1.145", Quadrant.STRATEGIC),
        ("2.4", "1.05", Quadrant.STATUS),
        ("4.1", "0.86", Quadrant.STAR),
        ("2.1", "0.80", Quadrant.STREAMLINE),
        ("3.0", "1.0", Quadrant.STRATEGIC),
        ("3.0", "0.999", Quadrant.STAR),
        ("2.999", "1.0", Quadrant.STATUS),
    ],
)
def test_the_quadrants_of_the_examples_and_on_the_line(
    attractiveness: str, ratio: str, quadrant: Quadrant
) -> None:
    assert quadrant_of(Decimal(attractiveness), Decimal(ratio)) is quadrant


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], "no_buying_factors"),
        ([factor("price", 100, 3, None)], "competitor_unknown"),
        ([factor("price", 69, 3, 4), factor("speed", 31, 3, None)], "insufficient_scores"),
        ([factor("price", 69, 3, 4), factor("speed", 31, None, 4)], "insufficient_scores"),
    ],
)
def test_without_a_competitor_there_is_no_ratio(rows: list[BuyingFactor], reason: str) -> None:
    with pytest.raises(NotComputable, match=reason):
        business_strength(rows)


def test_a_factor_without_competitor_leaves_both_sides() -> None:
    found = business_strength([factor("price", 70, 3, 4), factor("speed", 30, 5, None)])
    assert [found.own, found.competitor, found.weight_share] == [3, 4, Decimal("0.7")]


@pytest.mark.parametrize("wrong", [factor("x", -1, 3, 3), factor("x", 1, 0, 3)])
def test_scores_and_weights_that_cannot_be_are_refused(wrong: BuyingFactor) -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        business_strength([wrong])


def test_the_weakest_factor_is_where_the_lag_weighs_most() -> None:
    rows = [factor(*row) for row in EXAMPLE]
    weakest = weakest_factor([*rows, factor("unknown", 90, 1, None)])
    assert weakest == factor("price", 25, 3, 4)
    assert weakest_factor([factor("technique", 20, 5, 3)]) is None


@pytest.mark.parametrize(
    ("importance", "difficulty", "found"),
    [
        (3, 3, Management.KEY_DIFFICULT),
        (4, 2, Management.KEY_EASY),
        (2, 3, Management.NON_KEY_DIFFICULT),
        (2, 2, Management.NON_KEY_EASY),
    ],
)
def test_the_first_step_of_fiocca(importance: int, difficulty: int, found: Management) -> None:
    assert management_of(Decimal(importance), Decimal(difficulty)) is found


@pytest.mark.parametrize(
    ("attractiveness", "relationship", "cell"),
    [
        ("2.49", "2.5", Cell(attractiveness=Band.LOW, relationship=Band.MEDIUM)),
        ("3.5", "3.49", Cell(attractiveness=Band.HIGH, relationship=Band.MEDIUM)),
        ("5", "1", Cell(attractiveness=Band.HIGH, relationship=Band.LOW)),
    ],
)
def test_the_second_step_of_fiocca(attractiveness: str, relationship: str, cell: Cell) -> None:
    assert cell_of(Decimal(attractiveness), Decimal(relationship)) == cell


@pytest.mark.parametrize(
    "wrong",
    [
        {"attractive_from": Decimal(6)},
        {"strong_from": Decimal(0)},
        {"medium_from": Decimal("3.5")},
    ],
)
def test_lines_that_make_no_sense_are_refused(wrong: dict[str, Decimal]) -> None:
    with pytest.raises(ValueError, match=r"\."):
        PortfolioLimits(**wrong)


@given(st.lists(compared, min_size=1))
def test_to_change_sides_turns_the_ratio_round(rows: list[BuyingFactor]) -> None:
    turned = [
        BuyingFactor(name=row.name, weight=row.weight, own=row.competitor, competitor=row.own)
        for row in rows
    ]
    ratio, other = business_strength(rows).ratio, business_strength(turned).ratio
    assert ratio * other == pytest.approx(Decimal(1))
    assert Decimal("0.2") <= ratio <= 5


@given(scores, st.decimals(0, 3, places=2), scores)
def test_more_attractive_never_means_a_lower_place(
    attractiveness: Decimal, ratio: Decimal, more: Decimal
) -> None:
    low, high = sorted((attractiveness, more))
    upper = {Quadrant.STRATEGIC, Quadrant.STAR}
    assert (quadrant_of(low, ratio) in upper) <= (quadrant_of(high, ratio) in upper)
