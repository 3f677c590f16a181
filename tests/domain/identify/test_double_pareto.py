from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.curves import Point
from verder.domain.identify.double_pareto import DoubleParetoLimits, MarginUnit, double_pareto
from verder.domain.identify.whale import AccountProfit
from verder.domain.values.missing import NotComputable

NO_MARGIN = NotComputable("margin_not_positive")


def unit(account_id: int, revenue: int, margin: int, group: str | None = None) -> MarginUnit:
    return MarginUnit(
        account_id=account_id, revenue=Decimal(revenue), margin=Decimal(margin), product_group=group
    )


UNITS = st.lists(
    st.builds(unit, st.integers(1, 9), st.integers(-50, 500), st.integers(-90, 200)), max_size=25
)


def six(number: Decimal | NotComputable) -> str:
    assert isinstance(number, Decimal)
    return str(number.quantize(Decimal("0.000001")))


def test_the_rule_on_gross_margin_does_not_hold_for_the_reference_customers(
    gross_margins: list[MarginUnit],
) -> None:
    found = double_pareto(gross_margins)
    assert six(found.margin_share) == "0.243861"
    assert six(found.revenue_share_needed) == "0.754238"
    assert found.holds is False


def test_the_rule_on_profit_does_not_hold_either(net_profits: list[AccountProfit]) -> None:
    found = double_pareto(
        MarginUnit(account_id=row.account_id, revenue=row.revenue, margin=row.profit)
        for row in net_profits
    )
    assert six(found.margin_share) == "0.432484"
    assert six(found.revenue_share_needed) == "0.419862"
    assert six(found.peak_share) == "1.244586"
    assert found.holds is False


def test_units_may_be_product_groups_of_a_customer() -> None:
    found = double_pareto([unit(1, 10, 1, "b"), unit(1, 10, 1, "a"), unit(1, 10, 5, "c")])
    assert [each.product_group for each in found.units] == ["c", "a", "b"]


def test_units_without_positive_revenue_stand_apart() -> None:
    found = double_pareto([unit(1, 10, 4), unit(2, 0, -1), unit(3, -5, -2)])
    assert [each.account_id for each in found.outside] == [2, 3]
    assert (found.outside_revenue, found.outside_margin) == (Decimal(-5), Decimal(-3))
    assert (found.revenue, found.margin) == (Decimal(10), Decimal(4))


def test_without_margin_there_is_money_but_no_share() -> None:
    found = double_pareto([unit(1, 10, 4), unit(2, 10, -4)])
    assert (found.margin, found.peak_margin) == (Decimal(0), Decimal(4))
    assert found.margin_share == found.revenue_share_needed == NO_MARGIN
    assert found.peak_share == found.holds == NO_MARGIN
    with pytest.raises(NotComputable, match="margin_not_positive"):
        found.points()


def test_without_revenue_there_is_no_curve() -> None:
    with pytest.raises(NotComputable, match="no_positive_revenue"):
        double_pareto([unit(1, 0, 4)])


def test_shares_outside_their_range_are_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        DoubleParetoLimits(margin_share=Decimal(0))


@given(UNITS, st.randoms(use_true_random=False))
def test_the_curve_rises_above_the_diagonal_and_ends_in_one(
    units: list[MarginUnit], random: Any
) -> None:
    try:
        found = double_pareto(units)
    except NotComputable:
        assert all(each.revenue <= 0 for each in units)
        return
    assert double_pareto(random.sample(units, len(units))).reached_margin == found.reached_margin
    if found.margin <= 0:
        return
    points = found.points()
    assert all(point.y >= point.x - Decimal("1e-20") for point in points)
    assert points[-1] == Point(Decimal(1), Decimal(1))
    assert max(point.y for point in points) == found.peak_share
    assert isinstance(found.revenue_share_needed, Decimal)
    assert 0 < found.revenue_share_needed <= Decimal("0.8") + Decimal("1e-20")
