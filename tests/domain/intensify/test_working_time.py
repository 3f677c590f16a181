"""Hours by month: holidays take their own days, and the year keeps its sum."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.working_time import (
    WorkingTime,
    monthly_days,
    monthly_hours,
    yearly_hours,
)
from verder.domain.values.period import Period
from verder.domain.values.workload import Effort, account_hours, accounts_carried, utilisation

YEAR = [date(2027, month, 1) for month in range(1, 13)]
FULL_TIME = WorkingTime(days=Decimal(220), hours_a_day=Decimal(8), customer_share=Decimal("0.45"))
AUGUST = Period(date(2027, 8, 2), date(2027, 8, 23))


def test_the_worked_capacity() -> None:
    visits = [(4, "4.0"), (12, "3.25"), (6, "3.75"), (2, "3.0"), (24, "0.5")]
    account = account_hours((Effort(Decimal(n), Decimal(h)) for n, h in visits), Decimal(20))
    assert (account, FULL_TIME.hours) == (Decimal("115.5"), Decimal(792))
    assert round(accounts_carried(FULL_TIME.hours, account), 6) == Decimal("6.857143")
    assert utilisation(9 * account, FULL_TIME.hours) == Decimal("1.3125")


def test_a_holiday_takes_its_days_out_of_its_own_month() -> None:
    without, with_ = (monthly_days(FULL_TIME, YEAR, some) for some in ([], [AUGUST]))
    assert round(sum(without.values()), 9) == round(sum(with_.values()), 9) == 220
    assert with_[date(2027, 8, 1)] < without[date(2027, 8, 1)] / 2
    assert with_[date(2027, 3, 1)] > without[date(2027, 3, 1)]


def test_a_long_illness_takes_hours_off_the_year() -> None:
    half = Period(date(2027, 1, 1), date(2027, 7, 1))
    found = monthly_hours(FULL_TIME, YEAR, [half])
    assert found[date(2027, 6, 1)] == 0
    assert sum(found.values()) == 132 * 8 * Decimal("0.45")


def test_a_year_away_has_no_hours() -> None:
    away = Period(date(2027, 1, 1), date(2028, 1, 1))
    assert set(monthly_hours(FULL_TIME, YEAR, [away]).values()) == {Decimal(0)}


@given(
    st.lists(st.tuples(st.integers(0, 364), st.integers(1, 60)), max_size=4),
    st.integers(0, 260),
)
def test_nobody_works_more_than_the_year_or_the_month_has(
    away: list[tuple[int, int]], days: int
) -> None:
    begin = date(2027, 1, 1)
    absences = [
        Period(begin + timedelta(days=first), begin + timedelta(days=first + count))
        for first, count in away
    ]
    time = WorkingTime(days=Decimal(days), hours_a_day=Decimal(8), customer_share=Decimal(1))
    found = monthly_days(time, YEAR, absences)
    assert sum(found.values()) <= days + Decimal("1e-9")
    assert all(0 <= each <= 23 for each in found.values())


def test_the_months_of_somebody_who_leaves_add_up_to_the_year() -> None:
    left_on = date(2027, 9, 16)
    months = monthly_hours(FULL_TIME, YEAR, [AUGUST], left_on=left_on)
    whole = monthly_hours(FULL_TIME, YEAR, [AUGUST])
    assert months[date(2027, 3, 1)] == whole[date(2027, 3, 1)]
    assert round(months[date(2027, 9, 1)] - whole[date(2027, 9, 1)] / 2, 9) == 0
    assert months[date(2027, 10, 1)] == 0
    year = yearly_hours(FULL_TIME, 2027, [AUGUST], left_on=left_on)
    assert round(sum(months.values()), 9) == round(year, 9)


def test_days_off_that_overlap_count_once() -> None:
    inside = Period(date(2027, 8, 9), date(2027, 8, 12))
    assert monthly_days(FULL_TIME, YEAR, [AUGUST, inside]) == monthly_days(
        FULL_TIME, YEAR, [AUGUST]
    )
