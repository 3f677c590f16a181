from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.lifetime_value import (
    LifetimeAssumptions,
    finite_lifetime_value,
    lifetime_value,
    payback_year,
    value_range,
    yearly_contributions,
)
from verder.domain.values.missing import NotComputable

MARGIN, COST = Decimal(40_000), Decimal(60_000)
LATER = LifetimeAssumptions()
NOW = LifetimeAssumptions(is_paid_now=True)
GROWING = LifetimeAssumptions(is_paid_now=True, growth=Decimal("0.03"))


def cents(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01")))


def test_the_two_simple_values_are_those_published() -> None:
    assert lifetime_value(MARGIN, LATER, COST) == 76_000
    assert lifetime_value(MARGIN, NOW, COST) == 116_000


def test_five_years_with_growth_are_those_published() -> None:
    years = yearly_contributions(MARGIN, GROWING)
    assert [cents(each) for each in years] == [
        *("40000.00", "31836.36", "25338.85", "20167.42", "16051.43"),
    ]
    assert cents(finite_lifetime_value(MARGIN, GROWING, COST)) == "73394.07"


def test_the_cost_of_winning_comes_back_in_the_second_year() -> None:
    assert payback_year(yearly_contributions(MARGIN, NOW), COST) == 2
    with pytest.raises(NotComputable, match="not_paid_back"):
        payback_year(yearly_contributions(MARGIN, NOW), Decimal(10_000_000))


def test_growth_that_outruns_the_discount_has_no_end() -> None:
    wild = LifetimeAssumptions(retention=Decimal("0.98"), growth=Decimal("0.2"))
    with pytest.raises(NotComputable, match="growth_outruns_discount"):
        lifetime_value(MARGIN, wild)


def test_a_value_never_stands_alone() -> None:
    found = value_range(MARGIN, LATER, COST)
    assert (found.low, found.middle, found.high) == (
        Decimal(40_000) * Decimal("0.8") / Decimal("0.3") - COST,
        Decimal(76_000),
        Decimal(120_000),
    )
    assert not found.is_negative
    assert found.less(Decimal(6_000)).middle == 70_000


def test_a_loss_maker_has_a_negative_value_in_the_right_order() -> None:
    found = value_range(Decimal(-100), LATER)
    assert found.is_negative
    assert found.low < found.middle < found.high


@pytest.mark.parametrize(
    "wrong",
    [{"retention": Decimal("0.99")}, {"discount": Decimal(0)}, {"years": 0}],
)
def test_assumptions_outside_their_range_are_refused(wrong: dict[str, Decimal]) -> None:
    with pytest.raises(ValueError, match=r"lies from|is above"):
        LifetimeAssumptions(**wrong)  # type: ignore[arg-type]


SHARES = st.decimals(0, Decimal("0.98"), places=3)


@given(SHARES, st.decimals(Decimal("0.01"), Decimal("0.5"), places=3), st.integers(1, 60))
def test_years_together_approach_the_value_without_end_from_below(
    retention: Decimal, discount: Decimal, years: int
) -> None:
    assumed = LifetimeAssumptions(
        retention=retention, discount=discount, years=years, is_paid_now=True
    )
    finite, infinite = finite_lifetime_value(MARGIN, assumed), lifetime_value(MARGIN, assumed)
    assert finite <= infinite + Decimal("1e-9")
    assert lifetime_value(MARGIN, LifetimeAssumptions(retention=retention)) <= lifetime_value(
        MARGIN, LifetimeAssumptions(retention=retention, is_paid_now=True)
    )
