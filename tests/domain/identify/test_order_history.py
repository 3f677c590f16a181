from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.order_history import HistoryLimits, order_history

TODAY = date(2026, 1, 1)
DAYS = st.lists(st.dates(date(2020, 1, 1), date(2027, 1, 1)), max_size=40)


def test_a_day_with_two_orders_is_one_order_day() -> None:
    found = order_history(7, [date(2025, 3, 1), date(2025, 3, 1), date(2025, 4, 1)], TODAY)
    assert found is not None
    assert (found.account_id, found.orders) == (7, 2)
    assert (found.first_on, found.last_on) == (date(2025, 3, 1), date(2025, 4, 1))


def test_the_usual_interval_is_the_middle_of_the_latest_ones() -> None:
    day, days = date(2024, 1, 1), [date(2024, 1, 1)]
    for interval in (300, 10, 20, 40, 30):
        day += timedelta(days=interval)
        days.append(day)
    few = order_history(1, days[:3], TODAY)
    assert few is not None
    assert few.median_interval is None
    latest = order_history(1, days, TODAY, HistoryLimits(intervals=4))
    assert latest is not None
    assert latest.median_interval == Decimal(25)


def test_only_an_interval_that_ended_within_a_year_is_a_return() -> None:
    days = [date(2020, 1, 1), date(2023, 1, 1), date(2024, 12, 1), date(2025, 2, 1)]
    found = order_history(1, days, TODAY)
    assert found is not None
    assert found.longest_return == 62
    early = order_history(1, days, date(2025, 1, 1))
    assert early is not None
    assert early.longest_return == 700


def test_a_season_is_one_quarter_in_several_years() -> None:
    one_year = order_history(1, [date(2025, 5, 1), date(2025, 6, 1)], TODAY)
    two_years = order_history(1, [date(2024, 5, 1), date(2025, 6, 1)], TODAY)
    spread = order_history(1, [date(2024, 5, 1), date(2025, 7, 1)], TODAY)
    assert [each.is_seasonal for each in (one_year, two_years, spread) if each] == [
        False,
        True,
        False,
    ]


def test_who_never_ordered_has_no_history() -> None:
    assert order_history(1, [], TODAY) is None
    assert order_history(1, [date(2026, 1, 2)], TODAY) is None


def test_limits_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="fewest"):
        HistoryLimits(intervals=2, fewest_intervals=3)


@given(DAYS)
def test_what_comes_later_changes_nothing(days: list[date]) -> None:
    assert order_history(1, days, TODAY) == order_history(
        1, [day for day in days if day <= TODAY], TODAY
    )
