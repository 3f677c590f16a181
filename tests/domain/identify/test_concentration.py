from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.concentration import (
    ConcentrationLimits,
    ConcentrationWarning,
    concentration,
)
from verder.domain.identify.curves import Point
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.values.missing import NotComputable

POSITIVE = st.decimals(Decimal("0.01"), 100_000, places=2)
PORTFOLIOS = st.lists(POSITIVE, min_size=1, max_size=40).map(
    lambda amounts: [AccountRevenue(number, amount) for number, amount in enumerate(amounts)]
)
TINY = Decimal("1e-20")
ZERO, ONE = Decimal(0), Decimal(1)


def of(*amounts: int) -> list[AccountRevenue]:
    return [AccountRevenue(number, Decimal(each)) for number, each in enumerate(amounts)]


def six(number: Decimal | NotComputable) -> str:
    assert isinstance(number, Decimal)
    return str(number.quantize(Decimal("0.000001")))


def test_the_reference_customers_have_the_published_figures(
    revenues: list[AccountRevenue],
) -> None:
    found = concentration(revenues)
    assert six(found.gini) == "0.644667"
    assert six(found.gini_corrected) == "0.678596"
    assert six(found.hhi) == "0.153672"
    assert six(found.effective_number) == "6.507366"
    assert six(found.largest_share()) == "0.280000"
    assert six(found.top_share) == "0.693333"
    assert six(found.customers_needed_share) == "0.296429"
    assert found.customers_needed == 6
    assert six(found.lorenz(Decimal("0.5"))) == "0.080000"
    assert six(found.lorenz(Decimal("0.8"))) == "0.306667"


def test_one_customer_is_no_inequality_and_full_dependence() -> None:
    found = concentration(of(7))
    assert (found.gini, found.hhi, found.customers_needed) == (Decimal(0), Decimal(1), 1)
    assert found.gini_corrected == NotComputable("one_customer")
    assert found.warnings == tuple(ConcentrationWarning)


def test_equal_customers_are_no_inequality() -> None:
    found = concentration(of(5, 5, 5, 5, 5))
    assert (found.gini, found.effective_number, found.warnings) == (Decimal(0), Decimal(5), ())
    assert found.top_share == Decimal("0.2")


def test_a_large_customer_is_warned_for_before_the_index_is() -> None:
    found = concentration(of(30, *[10] * 7))
    assert found.warnings == (ConcentrationWarning.LARGEST_CUSTOMER,)


def test_what_is_not_positive_is_left_out_and_counted() -> None:
    found = concentration(of(30, 10, 0, 0, -5, -2))
    assert (found.customers, found.revenue) == (2, Decimal(40))
    assert (found.no_revenue, found.credit_balances) == (2, 2)
    assert found.credit_balance_revenue == Decimal(-7)


def test_without_positive_revenue_nothing_can_be_measured() -> None:
    with pytest.raises(NotComputable, match="no_positive_revenue"):
        concentration(of(0, -5))


def test_more_customers_than_there_are_have_all_revenue() -> None:
    found = concentration(of(3, 1))
    assert found.largest_share(2) == found.largest_share(9) == 1


def test_a_limit_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        ConcentrationLimits(hhi=Decimal(0))


@given(PORTFOLIOS)
def test_the_lorenz_curve_is_convex_from_zero_to_one(rows: list[AccountRevenue]) -> None:
    points = concentration(rows).points()
    assert (points[0], points[-1]) == (Point(ZERO, ZERO), Point(ONE, ONE))
    steps = [after.y - before.y for before, after in pairwise(points)]
    rises = [later - sooner for sooner, later in pairwise(steps)]
    assert all(rise >= -TINY for rise in rises)


@given(PORTFOLIOS)
def test_figures_stay_in_their_range(rows: list[AccountRevenue]) -> None:
    found = concentration(rows)
    assert -TINY <= found.gini < 1
    assert 0 < found.hhi <= 1
    assert 0 < found.customers_needed_share <= found.customers_needed / Decimal(found.customers)
    assert found.largest_share() <= found.largest_share(2) <= 1


@given(PORTFOLIOS, st.randoms(use_true_random=False))
def test_neither_order_nor_size_of_the_amounts_matters(
    rows: list[AccountRevenue], random: Any
) -> None:
    larger = [AccountRevenue(row.account_id, row.revenue * 100) for row in rows]
    one, other = concentration(rows), concentration(random.sample(larger, len(larger)))
    assert abs(one.gini - other.gini) < TINY
    assert abs(one.hhi - other.hhi) < TINY
    assert abs(one.customers_needed_share - other.customers_needed_share) < TINY


@given(PORTFOLIOS)
def test_gini_is_the_mean_difference_of_all_pairs(rows: list[AccountRevenue]) -> None:
    amounts = [row.revenue for row in rows]
    differences = sum((abs(one - other) for one in amounts for other in amounts), ZERO)
    slow = differences / (2 * len(amounts) * sum(amounts, ZERO))
    assert abs(concentration(rows).gini - slow) < TINY
