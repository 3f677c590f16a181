from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.loyalty import (
    Renewals,
    renewals_of,
    renewals_of_cohort,
    retention_of,
    still_buys,
    years_bought,
)
from verder.domain.identify.order_history import OrderHistory
from verder.domain.values.missing import NotComputable

TODAY = date(2025, 12, 31)


def bought(first: str, last: str) -> OrderHistory:
    return OrderHistory(
        account_id=1,
        orders=5,
        first_on=date.fromisoformat(first),
        last_on=date.fromisoformat(last),
        median_interval=None,
        longest_return=None,
        is_seasonal=False,
    )


def test_years_are_counted_back_from_the_day() -> None:
    assert years_bought(bought("2025-02-01", "2025-12-01"), TODAY) == 1
    assert years_bought(bought("2023-06-01", "2025-12-01"), TODAY) == 3
    assert years_bought(bought("2022-06-01", "2023-12-01"), TODAY) == 2
    assert still_buys(bought("2022-06-01", "2025-01-01"), TODAY)
    assert not still_buys(bought("2022-06-01", "2024-12-31"), TODAY)


def test_a_year_without_an_order_is_a_loss_at_its_renewal() -> None:
    found = renewals_of(
        [
            bought("2025-02-01", "2025-12-01"),
            bought("2023-06-01", "2025-12-01"),
            bought("2022-06-01", "2023-12-01"),
            bought("2024-01-15", "2024-02-01"),
        ],
        TODAY,
    )
    assert (dict(found.lost), dict(found.kept)) == ({2: 1, 1: 1}, {0: 1, 2: 1})
    assert found.customers == 3
    assert retention_of(found) == Decimal(3) / 5


def test_the_published_cohort_has_one_constant_retention() -> None:
    found = retention_of(renewals_of_cohort([1000, 631, 468, 382, 326]))
    assert round(found, 4) == Decimal("0.7283")


def test_without_a_renewal_there_is_no_retention() -> None:
    with pytest.raises(NotComputable, match="no_renewals_yet"):
        retention_of(Renewals(lost={}, kept={0: 12}))


DAYS = st.integers(0, 4000)


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1))
def test_everybody_is_counted_once(spans: list[tuple[int, int]]) -> None:
    histories = [
        bought(
            (TODAY - timedelta(days=max(span))).isoformat(),
            (TODAY - timedelta(days=min(span))).isoformat(),
        )
        for span in spans
    ]
    found = renewals_of(histories, TODAY)
    assert sum(found.lost.values()) + sum(found.kept.values()) == len(spans)
    assert all(years >= 1 for years in found.lost)
