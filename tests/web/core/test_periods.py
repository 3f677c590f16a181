"""The period that an address names."""

from datetime import date

import pytest

from verder.web.core.periods import Span, choose_period

SPAN = Span(first_on=date(2023, 2, 10), last_on=date(2026, 5, 12), fiscal_year_start=4)


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ({}, date(2025, 5, 1), date(2026, 4, 30)),
        ({"period": "nonsense"}, date(2025, 5, 1), date(2026, 4, 30)),
        ({"period": "last3"}, date(2026, 2, 1), date(2026, 4, 30)),
        ({"period": "last24"}, date(2024, 5, 1), date(2026, 4, 30)),
        ({"period": "year"}, date(2026, 4, 1), date(2026, 4, 30)),
        ({"period": "year_before"}, date(2025, 4, 1), date(2026, 3, 31)),
        ({"period": "all"}, date(2023, 2, 1), date(2026, 5, 31)),
        ({"from": "2024-01-15", "to": "2024-02-14"}, date(2024, 1, 15), date(2024, 2, 14)),
    ],
)
def test_a_name_gives_its_days(query: dict[str, str], first: date, last: date) -> None:
    found = choose_period(query, SPAN)
    assert (found.period.start_on, found.period.last_on) == (first, last)
    assert not found.is_mistaken


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2024-02-14", "to": "2024-01-15"},
        {"from": "2024-02-14"},
        {"from": "yesterday", "to": "today"},
    ],
)
def test_days_that_make_no_period_give_the_usual_one_and_say_so(query: dict[str, str]) -> None:
    found = choose_period(query, SPAN)
    assert found.is_mistaken
    assert found.period == SPAN.last_year
