from datetime import date

import pytest

from verder.domain.values.period import Period, add_months
from verder.facts.values.period_texts import period_from, period_of


def months(year: int, first: int, count: int) -> Period:
    start_on = date(year, first, 1)
    return Period(start_on, add_months(start_on, count))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2025", months(2025, 1, 12)),
        ("2025.0", months(2025, 1, 12)),
        ("2025-03", months(2025, 3, 1)),
        ("202503", months(2025, 3, 1)),
        ("2025/3", months(2025, 3, 1)),
        ("03-2025", months(2025, 3, 1)),
        ("2025-03-01", months(2025, 3, 1)),
        ("01-03-2025", months(2025, 3, 1)),
        ("2025-03-01 00:00:00", months(2025, 3, 1)),
        ("maart 2025", months(2025, 3, 1)),
        ("mrt. 2025", months(2025, 3, 1)),
        ("2025 March", months(2025, 3, 1)),
        ("Q2 2025", months(2025, 4, 3)),
        ("2025-K4", months(2025, 10, 3)),
        ("2025-13", None),
        ("1025", None),
        ("ooit", None),
        ("", None),
    ],
)
def test_periods_are_read_as_people_write_them(text: str, period: Period | None) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize(
    ("year", "month", "period"),
    [
        ("2025", "3", months(2025, 3, 1)),
        ("2025", "mrt", months(2025, 3, 1)),
        ("2025", "", months(2025, 1, 12)),
        ("", "2025-03", months(2025, 3, 1)),
        ("2025", "14", None),
        ("2025-03", "3", None),
        ("", "", None),
    ],
)
def test_year_and_month_may_stand_apart(year: str, month: str, period: Period | None) -> None:
    assert period_from(year, month) == period
