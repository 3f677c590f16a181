"""The days of a series, and what each contact is worth."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.contact_value import contact_values
from verder.domain.intensify.recurrence import days_of_series


def test_every_two_weeks_falls_on_the_same_weekday() -> None:
    days = days_of_series(date(2027, 1, 5), date(2027, 2, 28), weeks=2)
    assert [str(day) for day in days] == ["2027-01-05", "2027-01-19", "2027-02-02", "2027-02-16"]


def test_every_quarter_keeps_its_day_or_takes_the_last_one() -> None:
    days = days_of_series(date(2026, 11, 30), date(2027, 12, 31), months=3)
    assert [str(day) for day in days] == [
        *("2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30")
    ]
    assert days_of_series(date(2027, 1, 2), date(2027, 1, 1), months=1) == []


@pytest.mark.parametrize("rhythm", [{}, {"weeks": 1, "months": 1}])
def test_a_series_counts_in_one_of_both(rhythm: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="weeks or in months"):
        days_of_series(date(2027, 1, 1), date(2027, 2, 1), **rhythm)


@given(st.decimals(1, 10**6, places=2), st.integers(1, 40))
def test_the_contacts_of_a_year_carry_the_contribution_each_less_than_the_last(
    contribution: Decimal, contacts: int
) -> None:
    values = contact_values(contribution, contacts, Decimal("0.3"))
    assert abs(sum(values) - contribution) < Decimal("0.0001")
    assert values == sorted(values, reverse=True)
    assert contact_values(-contribution, contacts, Decimal("0.3")) == [Decimal(0)] * contacts
