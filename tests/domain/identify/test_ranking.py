from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.ranking import AccountRevenue, count_of_share, ranked


def test_value_goes_before_revenue_and_revenue_before_account() -> None:
    rows = [
        AccountRevenue(4, Decimal(5), 1),
        AccountRevenue(3, Decimal(9), 1),
        AccountRevenue(2, Decimal(5), 1),
        AccountRevenue(1, Decimal(1), 7),
    ]
    order = ranked(rows, lambda row: Decimal(row.products or 0))
    assert [row.account_id for row in order] == [1, 3, 2, 4]


ROWS = st.lists(
    st.builds(AccountRevenue, st.integers(1, 9), st.integers(-2, 2).map(Decimal), st.integers(0, 2))
)


@given(ROWS)
def test_the_order_is_that_of_one_sort_by_all_three(rows: list[AccountRevenue]) -> None:
    found = ranked(rows, lambda row: Decimal(row.products or 0))
    keys = [(-(row.products or 0), -row.revenue, row.account_id) for row in found]
    assert keys == sorted(keys)
    assert sorted(rows, key=repr) == sorted(found, key=repr)


@pytest.mark.parametrize(
    ("share", "count", "expected"),
    [("0.2", 5, 1), ("0.2", 6, 2), ("0.1", 30, 3), ("0.3", 10, 3), ("0", 9, 0), ("1", 9, 9)],
)
def test_a_share_of_a_number_is_rounded_up_but_not_for_a_hair(
    share: str, count: int, expected: int
) -> None:
    assert count_of_share(Decimal(share) + Decimal("1e-12"), count) == expected
