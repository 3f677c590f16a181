"""The calculators of lifetime value say what the pages about own accounts say."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.engines.calculators.asking import Plain, asked, is_close
from verder.domain.identify.calculators import lifetime_value as endless
from verder.domain.identify.calculators import lifetime_value_years as finite
from verder.domain.identify.lifetime_value import (
    LifetimeAssumptions,
    finite_lifetime_value,
    payback_year,
    value_range,
    yearly_contributions,
)
from verder.domain.values.missing import NotComputable

MARGIN = st.decimals(min_value=-50_000, max_value=50_000, places=0)
COST = st.decimals(min_value=1, max_value=90_000, places=0)
ASSUMED = st.builds(
    LifetimeAssumptions,
    retention=st.decimals(min_value=0, max_value="0.98", places=2),
    discount=st.decimals(min_value="0.04", max_value="0.30", places=2),
    growth=st.decimals(min_value="-0.20", max_value="0.05", places=2),
    years=st.integers(1, 12),
    is_paid_now=st.booleans(),
)


def numbers(margin: Decimal, cost: Decimal, assumed: LifetimeAssumptions) -> dict[str, Plain]:
    """Return what the calculators ask."""
    return {
        "margin": margin,
        "acquisition_cost": cost,
        "retention": assumed.retention,
        "discount": assumed.discount,
        "growth": assumed.growth,
        "first": "now" if assumed.is_paid_now else "later",
    }


def same(found: Decimal, expected: Decimal) -> bool:
    """Return whether they agree; the pages calculate with fewer digits than the calculators."""
    return abs(found - expected) <= Decimal("1e-15") * max(Decimal(1), abs(expected))


@given(MARGIN, COST, ASSUMED)
def test_the_endless_value_and_its_range_agree(
    margin: Decimal, cost: Decimal, assumed: LifetimeAssumptions
) -> None:
    found = asked(endless.CALCULATOR, numbers(margin, cost, assumed))
    expected = value_range(margin, assumed, cost)
    assert same(found.number("low"), expected.low)
    assert same(found.number("value"), expected.middle)
    assert same(found.number("high"), expected.high)


@given(MARGIN, COST, ASSUMED)
def test_the_value_of_some_years_and_its_payback_agree(
    margin: Decimal, cost: Decimal, assumed: LifetimeAssumptions
) -> None:
    found = asked(finite.CALCULATOR, {**numbers(margin, cost, assumed), "years": assumed.years})
    assert same(found.number("value"), finite_lifetime_value(margin, assumed, cost))
    for key, retention in (("low", "-0.05"), ("high", "0.05")):
        moved = assumed.with_retention(assumed.retention + Decimal(retention))
        if margin >= 0:
            assert same(found.number(key), finite_lifetime_value(margin, moved, cost))
    if margin > 0:
        assert_same_payback(found.value("payback"), margin, cost, assumed)


def assert_same_payback(
    found: object, margin: Decimal, cost: Decimal, assumed: LifetimeAssumptions
) -> None:
    """Assert that the year is the same; beyond the years counted the pages tell none."""
    try:
        expected = payback_year(yearly_contributions(margin, assumed), cost)
    except NotComputable:
        assert not isinstance(found, Decimal) or found > assumed.years
    else:
        assert found == expected


def test_each_year_is_counted_one_by_one() -> None:
    given_numbers: dict[str, Plain] = {
        "margin": 40_000,
        "retention": Decimal("0.85"),
        "discount": Decimal("0.10"),
        "growth": Decimal("0.03"),
        "acquisition_cost": 60_000,
        "years": 5,
    }
    factor = Fraction("0.85") * Fraction("1.03") / Fraction("1.10")
    slow = sum(40_000 * factor**year for year in range(5)) - 60_000
    assert is_close(asked(finite.CALCULATOR, given_numbers).number("value"), Fraction(slow))


def test_growth_as_fast_as_discount_and_churn_is_counted_too() -> None:
    even: dict[str, Plain] = {
        "margin": 100,
        "retention": 1,
        "discount": Decimal("0.05"),
        "growth": Decimal("0.05"),
        "acquisition_cost": 250,
        "years": 4,
    }
    found = asked(finite.CALCULATOR, even)
    assert [found.number(key) for key in ("value", "payback")] == [150, 3]
    assert not isinstance(asked(endless.CALCULATOR, even).value("value"), Decimal)
