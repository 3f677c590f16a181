from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.receivables import Item, average_receivable, payments
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
LIMITS = CostLimits()
START = date(2025, 1, 1)


def item(amount: int, invoiced: str, due: str = "", paid: str = "") -> Item:
    return Item(
        amount=Decimal(amount),
        invoiced_on=date.fromisoformat(invoiced),
        due_on=date.fromisoformat(due) if due else None,
        paid_on=date.fromisoformat(paid) if paid else None,
    )


def test_what_stands_out_is_weighed_by_its_days() -> None:
    items = [item(365, "2025-02-01", paid="2025-03-03"), item(730, "2025-12-22")]
    assert average_receivable(items, YEAR, YEAR, LIMITS) == 30 + 20


def test_only_days_that_are_known_are_weighed() -> None:
    known = Period(date(2025, 1, 1), date(2025, 12, 2))
    items = [item(335, "2025-11-22")]
    assert average_receivable(items, YEAR, known, LIMITS) == 10
    with pytest.raises(NotComputable, match="period_not_known"):
        average_receivable(items, YEAR, Period(date(2025, 11, 1), date(2026, 1, 1)), LIMITS)


def test_who_pays_late_and_who_early() -> None:
    items = [
        item(300, "2025-02-01", "2025-03-03", "2025-03-13"),
        item(100, "2025-03-01", "2025-03-31", "2025-03-21"),
        item(500, "2025-11-01", "2025-12-01"),
        item(70, "2025-12-20", "2026-01-19"),
    ]
    found = payments(items, YEAR, YEAR, LIMITS)
    assert [found.days_late, found.late_share] == [5, Decimal("0.75")]
    assert [found.open, found.overdue] == [570, 500]
    assert isinstance(found.average, Decimal)
    assert found.days_outstanding == found.average / 970 * 365
    assert found.known_until == date(2025, 12, 31)


def test_without_payments_or_invoices_there_is_no_answer() -> None:
    found = payments([item(10, "2024-12-01")], YEAR, YEAR, LIMITS)
    assert found.days_late == NotComputable("nothing_paid")
    assert found.days_outstanding == NotComputable("nothing_invoiced")
    assert found.average == 10


def test_a_ledger_of_too_short_a_time_says_nothing_of_days_outstanding() -> None:
    known = Period(date(2025, 11, 1), date(2026, 1, 1))
    found = payments([item(300, "2025-11-01")], YEAR, known, LIMITS)
    assert found.average == found.days_outstanding == NotComputable("period_not_known")


days = st.integers(-30, 60).map(lambda number: START + timedelta(days=number))
items_of = st.lists(
    st.builds(
        Item,
        amount=st.integers(-500, 5000).map(Decimal),
        invoiced_on=days,
        paid_on=st.none() | days,
    ),
    max_size=6,
)


@given(items_of, st.integers(1, 40))
def test_the_average_agrees_with_a_loop_over_days(items: list[Item], length: int) -> None:
    period = Period(START, START + timedelta(days=length))
    total = Decimal(0)
    for number in range(length):
        day = START + timedelta(days=number)
        total += sum(
            (
                each.amount
                for each in items
                if each.invoiced_on <= day and (each.paid_on is None or day < each.paid_on)
            ),
            Decimal(0),
        )
    assert average_receivable(items, period, period, LIMITS) == total / length
