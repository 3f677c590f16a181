"""What breaks even does so exactly: a promotion at its volume, a price held at its loss."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.engines.calculators.asking import Plain, asked, is_close
from verder.domain.calculate.calculators import (
    competitor_cut,
    promotion_break_even,
    promotion_result,
)

PIECES = st.decimals(min_value=1, max_value=10_000, places=0)
COST = st.decimals(min_value=1, max_value=50, places=2)
OVER = st.decimals(min_value=1, max_value=50, places=2)
SHARE = st.decimals(min_value="0.01", max_value="0.30", places=2)


@given(PIECES, COST, OVER, SHARE, OVER)
def test_the_volume_needed_leaves_a_promotion_at_nought(
    weekly: Decimal, cost: Decimal, over: Decimal, cut: Decimal, fee: Decimal
) -> None:
    price = (cost + over) / (1 - cut)  # so that something is left of a piece
    numbers: dict[str, Plain] = {
        "weekly_volume": weekly,
        "weeks": 3,
        "price": price,
        "unit_cost": cost,
        "cut": cut,
        "fee": fee,
    }
    needed = asked(promotion_break_even.CALCULATOR, numbers).number("needed_volume")
    found = asked(promotion_result.CALCULATOR, {**numbers, "actual_volume": needed})
    assert abs(found.number("net")) < Decimal("1e-9")
    assert found.number("extra_volume") > 0


@given(PIECES, COST, OVER, SHARE)
def test_at_the_loss_that_is_allowed_holding_and_following_are_the_same(
    volume: Decimal, cost: Decimal, over: Decimal, cut: Decimal
) -> None:
    numbers: dict[str, Plain] = {
        "price": cost + over,
        "unit_cost": cost,
        "volume": volume,
        "cut": cut,
    }
    allowed = asked(competitor_cut.CALCULATOR, numbers).number("allowed_loss")
    assert is_close(allowed, Fraction(cut) * Fraction(cost + over) / Fraction(over))
    if allowed <= 1:
        found = asked(competitor_cut.CALCULATOR, {**numbers, "expected_loss": allowed})
        assert abs(found.number("holding_gain")) < Decimal("1e-9")


def test_what_somebody_expects_decides() -> None:
    numbers: dict[str, Plain] = {
        "price": 50,
        "unit_cost": 30,
        "volume": 10_000,
        "cut": Decimal("0.10"),
    }

    def concluded(**more: Decimal) -> str:
        conclusion = asked(competitor_cut.CALCULATOR, {**numbers, **more}).conclusion
        return conclusion.key if conclusion else ""

    assert concluded() == "may_lose"
    assert concluded(expected_loss=Decimal("0.20")) == "hold"
    assert concluded(expected_loss=Decimal("0.30")) == "follow"
    assert concluded(cut=Decimal("0.40")) == "never_follow"
    assert concluded(unit_cost=Decimal(60)) == ""
