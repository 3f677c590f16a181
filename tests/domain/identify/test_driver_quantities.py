from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.cost_to_serve import Measure
from verder.domain.identify.driver_quantities import (
    CostLimits,
    DatedRate,
    Stated,
    rate_over,
    spread,
    years_of,
)
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

LIMITS = CostLimits()
YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
JANUARY = Period(date(2025, 1, 1), date(2025, 2, 1))
START = date(2025, 1, 1)


def said(period: Period, quantity: int | str) -> Stated:
    return Stated(period=period, quantity=Decimal(quantity))


def test_months_add_up_to_their_year() -> None:
    months = [said(Period.of_months(month, 1), 10) for month in YEAR.months()]
    found = spread(months, YEAR, Measure.UNITS)
    assert [found.quantity, found.known_share] == [120, 1]


def test_the_shortest_statement_knows_best_for_its_days() -> None:
    found = spread([said(YEAR, 365), said(JANUARY, 100)], YEAR, Measure.UNITS)
    assert [found.quantity, found.known_share] == [100 + 334, 1]


def test_a_quantity_known_for_most_of_the_period_is_carried_forward() -> None:
    nine_months = Period(date(2025, 1, 1), date(2025, 10, 1))
    found = spread([said(nine_months, 273)], YEAR, Measure.UNITS)
    assert [found.quantity, found.known_share] == [273, Decimal(273) / 365]
    assert found.whole(Measure.UNITS, CostLimits(minimum_known_share=Decimal("0.7"))) == 365


def test_a_quantity_known_for_too_little_has_no_answer() -> None:
    found = spread([said(JANUARY, 31)], YEAR, Measure.UNITS)
    assert found.whole(Measure.UNITS, LIMITS) == NotComputable("period_not_known")
    assert spread([], YEAR, Measure.UNITS).whole(Measure.UNITS, LIMITS) == NotComputable(
        "no_quantity"
    )


def test_money_that_was_spent_is_never_guessed() -> None:
    found = spread([said(JANUARY, 500)], YEAR, Measure.MONEY)
    assert found.whole(Measure.MONEY, LIMITS) == 500


def test_a_balance_is_the_average_of_its_days() -> None:
    halves = [
        said(Period(date(2025, 1, 1), date(2025, 4, 11)), 1_000),  # 100 days
        said(Period(date(2025, 4, 11), date(2026, 1, 1)), 2_000),  # 265 days
    ]
    found = spread(halves, YEAR, Measure.BALANCE)
    assert found.quantity == Decimal(100 * 1_000 + 265 * 2_000) / 365
    assert found.whole(Measure.BALANCE, LIMITS) == found.quantity


def test_a_rate_holds_until_the_next_and_the_first_before_itself() -> None:
    rates = [
        DatedRate(start_on=date(2026, 1, 1), rate=Decimal(50)),
        DatedRate(start_on=date(2025, 1, 1), rate=Decimal(40)),
    ]
    assert rate_over(rates, Period(date(2023, 1, 1), date(2024, 1, 1))) == 40
    assert rate_over(rates, YEAR) == 40
    around = Period(date(2025, 12, 22), date(2026, 1, 11))
    assert rate_over(rates, around) == 45
    with pytest.raises(NotComputable, match="no_rate"):
        rate_over([], YEAR)


def test_a_limit_is_a_share() -> None:
    with pytest.raises(ValueError, match="share"):
        CostLimits(minimum_known_share=Decimal(0))


def test_years_go_by_months_or_by_days() -> None:
    assert years_of(YEAR) == 1
    assert years_of(Period(date(2025, 1, 2), date(2025, 3, 16))) == Decimal("0.2")


periods = st.builds(
    lambda start, days: Period(START + timedelta(days=start), START + timedelta(days=start + days)),
    st.integers(-20, 60),
    st.integers(1, 40),
)
statements = st.lists(
    st.builds(Stated, period=periods, quantity=st.integers(0, 1000).map(Decimal)), max_size=5
)


@given(statements, periods)
def test_spreading_agrees_with_a_loop_over_days(stated: list[Stated], period: Period) -> None:
    quantity, known = Decimal(0), 0
    for number in range(period.days):
        day = period.start_on + timedelta(days=number)
        about = [each for each in stated if day in each.period]
        if about:
            best = min(about, key=lambda one: (one.period.days, one.period.start_on))
            quantity += best.quantity / best.period.days
            known += 1
    found = spread(stated, period, Measure.UNITS)
    assert abs(found.quantity - quantity) < Decimal("1e-9")
    assert found.known_share == Decimal(known) / period.days
