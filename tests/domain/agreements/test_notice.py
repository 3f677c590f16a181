from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.agreements.notice import (
    NoticeUnit,
    Term,
    TermState,
    current_end,
    notice_day,
    shifted,
    term_standing,
)

YEAR_2025 = Term(begins_on=date(2025, 1, 1), ends_on=date(2025, 12, 31), notice_count=3)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("unit", "count", "ends_on", "expected"),
    [
        (NoticeUnit.MONTHS, 3, date(2025, 12, 31), date(2025, 9, 30)),
        (NoticeUnit.MONTHS, 1, date(2026, 3, 31), date(2026, 2, 28)),
        (NoticeUnit.MONTHS, 0, date(2026, 3, 31), date(2026, 3, 31)),
        (NoticeUnit.DAYS, 30, date(2025, 12, 31), date(2025, 12, 1)),
        (NoticeUnit.DAYS, 0, date(2025, 12, 31), date(2025, 12, 31)),
    ],
)
def test_the_whole_notice_period_lies_before_the_day_after_the_end(
    unit: NoticeUnit, count: int, ends_on: date, expected: date
) -> None:
    term = Term(begins_on=date(2024, 1, 1), ends_on=ends_on, notice_count=count, notice_unit=unit)
    assert notice_day(term, ends_on) == expected


@pytest.mark.parametrize(
    ("today", "state", "next_on"),
    [
        (date(2024, 12, 31), TermState.NOT_BEGUN, date(2025, 9, 30)),
        (date(2025, 1, 1), TermState.RUNNING, date(2025, 9, 30)),
        (date(2025, 9, 30), TermState.RUNNING, date(2025, 9, 30)),
        (date(2025, 10, 1), TermState.NOTICE_PASSED, date(2025, 12, 31)),
        (date(2025, 12, 31), TermState.NOTICE_PASSED, date(2025, 12, 31)),
        (date(2026, 1, 1), TermState.ENDED, date(2025, 9, 30)),
    ],
)
def test_a_contract_stands_where_its_dates_say(
    today: date, state: TermState, next_on: date
) -> None:
    found = term_standing(YEAR_2025, today)
    assert (found.state, found.next_on) == (state, next_on)


def test_a_contract_without_an_end_runs_for_ever() -> None:
    found = term_standing(Term(begins_on=date(2025, 1, 1)), date(2030, 1, 1))
    assert (found.state, found.next_on) == (TermState.RUNNING, None)
    assert not found.is_near(date(2030, 1, 1), 10_000)
    assert term_standing(Term(begins_on=date(2031, 1, 1)), date(2030, 1, 1)).state == "not_begun"


def test_a_date_is_near_from_the_first_day_ahead_up_to_itself() -> None:
    found = {
        today.isoformat(): term_standing(YEAR_2025, today).is_near(today, 30)
        for today in (date(2025, 8, 30), date(2025, 8, 31), date(2025, 9, 30))
    }
    assert found == {"2025-08-30": False, "2025-08-31": True, "2025-09-30": True}


def test_a_silent_renewal_keeps_the_day_of_the_first_end() -> None:
    term = Term(begins_on=date(2023, 9, 1), ends_on=date(2023, 11, 30), renewal_months=3)
    ends = [current_end(term, date(2024, month, 15)) for month in (1, 3, 6)]
    assert ends == [date(2024, 2, 29), date(2024, 5, 31), date(2024, 8, 31)]


@given(days, st.integers(1, 24), days)
def test_a_term_that_renews_never_ends_before_today(
    ends_on: date, renewal_months: int, today: date
) -> None:
    term = Term(begins_on=date(1999, 1, 1), ends_on=ends_on, renewal_months=renewal_months)
    found = current_end(term, today)
    assert found is not None
    assert found >= today
    assert found == ends_on or shifted(found + timedelta(days=1), -renewal_months) <= today


@given(days, st.integers(-240, 240))
def test_a_shift_lands_in_its_month_on_the_same_day_or_the_last(day: date, months: int) -> None:
    found = shifted(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
