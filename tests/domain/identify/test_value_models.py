from decimal import Decimal

import pytest

from verder.domain.identify.lifetime_value import LifetimeAssumptions
from verder.domain.identify.loyalty import renewals_of_cohort
from verder.domain.identify.sbg import ShiftedBetaGeometric, fit_sbg
from verder.domain.identify.value_models import (
    Customer,
    constant_values,
    constant_years,
    likely_swing,
    loyal_values,
    loyal_years,
    net_discount,
    scaled,
)
from verder.domain.values.missing import NotComputable

ASSUMED = LifetimeAssumptions()
SWING = Decimal("0.05")


@pytest.fixture(scope="module")
def model() -> ShiftedBetaGeometric:
    return fit_sbg(renewals_of_cohort([1000, 631, 468, 382, 326]))


def customer(contribution: int = 40_000, years: int = 1, said: str | None = None) -> Customer:
    retention = None if said is None else Decimal(said)
    return Customer(
        account_id=years, contribution=Decimal(contribution), years=years, retention=retention
    )


def test_loyal_accounts_are_worth_what_was_published(model: ShiftedBetaGeometric) -> None:
    first, fourth = loyal_values([customer(years=1), customer(years=4)], model, ASSUMED)
    assert fourth.value.middle == pytest.approx(Decimal(209_450), abs=20)
    assert first.value.middle == pytest.approx(Decimal("115330.5"), abs=20)
    assert first.value.low < first.value.middle < first.value.high
    assert round(first.retention, 4) == Decimal("0.6292")


def test_what_was_said_of_an_account_goes_first(model: ShiftedBetaGeometric) -> None:
    (said,) = loyal_values([customer(said="0.85")], model, ASSUMED)
    (constant,) = constant_values([customer()], ASSUMED, SWING)
    assert said.value == constant.value
    assert said.value.middle == 136_000
    (other,) = constant_values([customer(said="0.5")], ASSUMED, SWING)
    assert other.retention == Decimal("0.5")
    assert other.value.high < said.value.low


def test_a_loss_is_turned_around(model: ShiftedBetaGeometric) -> None:
    (losing,) = loyal_values([customer(-100)], model, ASSUMED)
    assert losing.value.is_negative
    assert losing.value.low < losing.value.middle < losing.value.high
    found = scaled(Decimal(2), (Decimal(1), Decimal(2), Decimal(3)))
    assert [found.low, found.middle, found.high] == [2, 4, 6]


def test_many_renewals_make_the_range_small() -> None:
    assert likely_swing(Decimal("0.8"), 10_000) < likely_swing(Decimal("0.8"), 30)


def test_the_years_of_all_together_lie_within_their_ranges(model: ShiftedBetaGeometric) -> None:
    rows = [customer(100, 1), customer(300, 1), customer(200, 4)]
    years = loyal_years(rows, model, ASSUMED)
    assert len(years) == 5
    assert years[0].middle == pytest.approx(
        400 * Decimal("0.62920") + 200 * Decimal("0.84906"), abs=Decimal("0.05")
    )
    assert all(each.low < each.middle < each.high <= 600 for each in years)
    middles = [each.middle for each in years]
    assert middles == sorted(middles, reverse=True)
    constant = constant_years(rows, ASSUMED, SWING)
    assert constant[0].middle == 600 * ASSUMED.retention / (1 + ASSUMED.discount)
    assert constant[0].low < constant[0].middle < constant[0].high


def test_what_was_said_of_an_account_goes_first_in_every_year(
    model: ShiftedBetaGeometric,
) -> None:
    said, other = customer(100, said="0.5"), customer(300)
    both = loyal_years([said, other], model, ASSUMED)
    alone = loyal_years([said], model, ASSUMED)
    assert alone == constant_years([said], LifetimeAssumptions(retention=Decimal("0.5")), SWING)
    rest = loyal_years([other], model, ASSUMED)
    assert [each.middle for each in both] == pytest.approx(
        [one.middle + two.middle for one, two in zip(alone, rest, strict=True)]
    )


def test_growth_beyond_the_discount_has_no_end(model: ShiftedBetaGeometric) -> None:
    wild = LifetimeAssumptions(growth=Decimal("0.2"))
    with pytest.raises(NotComputable, match="growth_outruns_discount"):
        loyal_values([customer()], model, wild)
    assert net_discount(LifetimeAssumptions(growth=Decimal("0.05"))) == pytest.approx(1 / 21)
