from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.values.period import (
    Period,
    add_months,
    is_month_complete,
    last_complete_months,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def test_a_period_begins_before_it_ends() -> None:
    with pytest.raises(ValueError, match="ends after"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


def test_days_are_written_with_both_ends_and_kept_half_open() -> None:
    period = Period.of_days(date(2026, 1, 1), date(2026, 1, 31))
    assert (period.end_on, period.last_on, period.days) == (
        date(2026, 2, 1),
        date(2026, 1, 31),
        31,
    )
    assert date(2026, 1, 31) in period
    assert date(2026, 2, 1) not in period


def test_months_are_counted_and_listed() -> None:
    period = Period.of_months(date(2026, 2, 14), 3)
    assert list(period.months()) == [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert period.is_whole_months
    assert Period(date(2026, 1, 31), date(2026, 2, 2)).month_count == 2


def test_the_previous_period_is_as_long() -> None:
    assert Period(date(2025, 2, 1), date(2026, 2, 1)).previous() == Period(
        date(2024, 2, 1), date(2025, 2, 1)
    )
    assert Period(date(2026, 3, 5), date(2026, 3, 8)).previous() == Period(
        date(2026, 3, 2), date(2026, 3, 5)
    )


@pytest.mark.parametrize(
    ("last_line_on", "is_complete"),
    [
        (date(2026, 10, 30), True),  # a Friday before a weekend that ends the month
        (date(2026, 10, 29), False),
        (date(2026, 8, 31), True),  # a Monday
        (date(2026, 8, 30), False),  # a Sunday, with a working day to come
        (date(2026, 2, 27), True),
    ],
)
def test_a_month_is_complete_from_its_last_working_day(
    last_line_on: date, *, is_complete: bool
) -> None:
    assert is_month_complete(last_line_on) is is_complete


def test_a_partial_last_month_is_left_out() -> None:
    assert last_complete_months(date(2026, 10, 30)).last_on == date(2026, 10, 31)
    assert last_complete_months(date(2026, 10, 12), 1) == Period(
        date(2026, 9, 1), date(2026, 10, 1)
    )


@given(DAYS, st.integers(1, 40))
def test_so_many_months_end_with_the_month_of_the_day(day: date, count: int) -> None:
    period = Period.of_months(day, count)
    assert day in period
    assert period.month_count == count
    assert period.previous().end_on == period.start_on
    assert period.previous().month_count == count
    assert add_months(add_months(period.start_on, count), -count) == period.start_on
    assert period.last_on + timedelta(days=1) == period.end_on
