from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.identify.ladders import c03, sales
from verder.domain.identify.cost_to_serve import CostStep, Driver, Measure, cost_to_serve
from verder.domain.identify.profit_ladder import Step, profit_ladder
from verder.domain.identify.what_if import (
    Change,
    MinimumOrder,
    Order,
    SmallOrders,
    order_effect,
    volume_to_lose,
    what_if,
)
from verder.domain.values.missing import NotComputable

ORDERS = st.lists(
    st.builds(Order, revenue=st.integers(-50, 900).map(Decimal), margin=st.just(Decimal(10))),
    max_size=30,
)
SIZES = st.integers(1, 1000).map(Decimal)
NO_QUANTITY = NotComputable("no_quantity")


def order(revenue: int, margin: int = 0) -> Order:
    return Order(revenue=Decimal(revenue), margin=Decimal(margin))


def test_fewer_deliveries_and_a_higher_price_bring_c03_near_zero() -> None:
    fewer = Change(quantities={"deliveries": Decimal(120)})
    dearer = Change(price_share=Decimal("0.03"))
    both = Change(price_share=Decimal("0.03"), quantities={"deliveries": Decimal(120)})
    assert what_if(c03(), fewer).effect(Step.CM3) == 10_800
    assert what_if(c03(), dearer).effect(Step.CM3) == 5_400
    found = what_if(c03(), both)
    assert (found.before.cm3, found.after(Step.CM3)) == (Decimal(-18_400), Decimal(-2_200))


def test_each_step_tells_what_it_gains() -> None:
    change = Change(
        price_share=Decimal("0.03"),
        quantities={"deliveries": Decimal(120), "receivables": Decimal(21_875)},
    )
    found = what_if(c03(), change)
    assert found.revenue == 5_400
    assert [found.effect(step) for step in Step] == [5_400, 16_200, 17_000]


def test_half_a_year_of_receivables_costs_half_the_interest() -> None:
    change = Change(quantities={"receivables": Decimal(21_875)})
    assert what_if(c03(years="0.5"), change, years=Decimal("0.5")).effect(Step.CM3) == 400


def test_an_effect_is_known_where_the_step_itself_is_not() -> None:
    change = Change(quantities={"deliveries": Decimal(120), "visits": Decimal(0)})
    found = what_if(c03(visits=NO_QUANTITY), change)
    assert (found.effect(Step.CM2), found.after(Step.CM2)) == (Decimal(10_800), NO_QUANTITY)
    assert [each.code for each in found.drivers] == ["deliveries"]


def test_a_driver_without_a_rate_saves_nothing_that_can_be_told() -> None:
    visits = Driver(
        code="visits", measure=Measure.UNITS, step=CostStep.SERVICE, rate=NotComputable("no_rate")
    )
    served = cost_to_serve(account_id=3, drivers=[visits], quantities={"visits": Decimal(26)})
    change = Change(quantities={"visits": Decimal(13)})
    assert what_if(profit_ladder(sales(3, 180_000, 39_600), served), change).drivers == ()


def test_small_orders_that_are_merged_save_orders_and_deliveries() -> None:
    orders = [order(1_000, 300)] * 2 + [order(100, 30)] * 8
    change = Change(minimum_order=MinimumOrder(size=Decimal(400)))
    found = what_if(c03(), change, orders=orders, order_drivers={"orders", "deliveries"})
    assert (found.orders.orders, found.orders.small, found.orders.left) == (10, 8, 4)
    assert found.effect(Step.CM1) == 0
    assert found.effect(Step.CM2) == Decimal("0.6") * (13_950 + 21_600)


def test_small_orders_that_vanish_take_their_margin_along() -> None:
    orders = [order(1_000, 300)] * 2 + [order(100, 30)] * 8
    minimum = MinimumOrder(size=Decimal(400), small_orders=SmallOrders.VANISHED)
    change = Change(price_share=Decimal("0.10"), minimum_order=minimum)
    found = what_if(c03(), change, orders=orders, order_drivers={"orders"})
    assert found.revenue == -800 + (180_000 - 800) // 10
    assert found.effect(Step.CM1) == -240 + (180_000 - 800) // 10
    assert found.effect(Step.CM2) == found.effect(Step.CM1) + Decimal("0.8") * 13_950


def test_a_quantity_of_its_own_goes_before_that_of_the_orders() -> None:
    change = Change(
        quantities={"deliveries": Decimal(200)},
        minimum_order=MinimumOrder(size=Decimal(400)),
    )
    orders = [order(100)] * 8
    found = what_if(c03(), change, orders=orders, order_drivers={"orders", "deliveries"})
    assert {each.code: each.after for each in found.drivers} == {
        "orders": Decimal("77.5"),
        "deliveries": Decimal(200),
    }


def test_credit_notes_are_no_orders() -> None:
    minimum = MinimumOrder(size=Decimal(100))
    assert order_effect([order(-50), order(0), order(100)], minimum).orders == 1
    assert order_effect([], minimum).left_share == 1


def test_the_volume_that_a_price_rise_may_cost() -> None:
    assert round(volume_to_lose(Decimal("0.40"), Decimal("0.05")), 6) == Decimal("0.111111")
    assert volume_to_lose(Decimal("-0.02"), Decimal("0.05")) == 1
    for margin, price in (("0.4", "0"), ("0.4", "-0.1"), ("-0.2", "0.1")):
        with pytest.raises(NotComputable, match="price_does_not_rise"):
            volume_to_lose(Decimal(margin), Decimal(price))


def test_nothing_changed_changes_nothing() -> None:
    assert Change().is_nothing
    found = what_if(c03(), Change())
    assert [found.effect(step) for step in Step] == [0, 0, 0]


@given(ORDERS, SIZES)
def test_merging_loses_no_revenue_and_never_makes_more_orders(
    orders: list[Order], size: Decimal
) -> None:
    found = order_effect(orders, MinimumOrder(size=size))
    assert found.revenue == found.margin == 0
    assert found.left <= found.orders
    assert 0 <= found.left_share <= 1


@given(ORDERS, SIZES)
def test_what_vanishes_is_what_was_small(orders: list[Order], size: Decimal) -> None:
    minimum = MinimumOrder(size=size, small_orders=SmallOrders.VANISHED)
    found = order_effect(orders, minimum)
    small = [each for each in orders if 0 < each.revenue < size]
    assert found.revenue == -sum(each.revenue for each in small)
    assert found.orders - found.left == found.small == len(small)


@given(st.decimals("-0.5", "0.5", places=3), st.integers(0, 500).map(Decimal))
def test_effects_add_up(price_share: Decimal, deliveries: Decimal) -> None:
    both = Change(price_share=price_share, quantities={"deliveries": deliveries})
    apart = (Change(price_share=price_share), Change(quantities=both.quantities))
    assert what_if(c03(), both).effect(Step.CM3) == sum(
        what_if(c03(), each).effect(Step.CM3) for each in apart
    )
