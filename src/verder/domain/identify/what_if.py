"""What if: another price, fewer deliveries, a minimum order, and what that does to each step."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import Final

from verder.domain.identify.cost_to_serve import DriverCost, driver_cost
from verder.domain.identify.profit_ladder import STEP_OF_COST, Figure, ProfitLadder, Step
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)


class SmallOrders(StrEnum):
    """What becomes of orders below the minimum."""

    MERGED = "merged"  # the customer orders the same in fewer, larger orders
    VANISHED = "vanished"  # the customer buys that elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumOrder:
    """Orders below a size are no longer taken as they are."""

    size: Decimal
    small_orders: SmallOrders = SmallOrders.MERGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order: its net revenue and its gross margin."""

    revenue: Decimal
    margin: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What would be different: a price change as a share, quantities of drivers, a minimum."""

    price_share: Decimal = ZERO
    quantities: Mapping[str, Decimal] = field(default_factory=dict)
    minimum_order: MinimumOrder | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether everything stays as it is."""
        return not (self.price_share or self.quantities or self.minimum_order)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEffect:
    """What a minimum order does: how many orders are small, and what goes with them."""

    orders: int
    small: int
    left: int  # orders that remain of all
    revenue: Decimal  # not positive
    margin: Decimal

    @property
    def left_share(self) -> Decimal:
        """The part of the orders that remains."""
        return Decimal(self.left) / self.orders if self.orders else Decimal(1)


NO_ORDERS: Final = OrderEffect(orders=0, small=0, left=0, revenue=ZERO, margin=ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverEffect:
    """A driver whose quantity changes, and what that saves (negative: costs more)."""

    code: str
    step: Step
    before: Decimal
    after: Decimal
    saved: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What a change brings in euros at each step, and from where.

    An effect is known where the account's own figure has no answer: what fewer
    deliveries save is exact although the cost of visits is not known.
    """

    before: ProfitLadder
    price: Decimal
    orders: OrderEffect
    drivers: tuple[DriverEffect, ...]

    @property
    def revenue(self) -> Decimal:
        """What net revenue gains."""
        return self.price + self.orders.revenue

    def effect(self, step: Step) -> Decimal:
        """Return what a step gains."""
        reached = list(Step)[: list(Step).index(step) + 1]
        saved = sum((each.saved for each in self.drivers if each.step in reached), ZERO)
        return self.price + self.orders.margin + saved

    def after(self, step: Step) -> Figure:
        """Return what a step becomes."""
        before = self.before.profit(step)
        return before if isinstance(before, NotComputable) else before + self.effect(step)


def what_if(
    ladder: ProfitLadder,
    change: Change,
    *,
    orders: Iterable[Order] = (),
    order_drivers: Collection[str] = (),
    years: Decimal = Decimal(1),
) -> WhatIf:
    """Return what a change would bring, all else equal, volume included.

    First the minimum order, then the price on the revenue that remains. `order_drivers`
    shrink in proportion to the orders unless their own quantity is given; a driver whose
    quantity or rate is not known saves nothing that can be told. Volume does not answer
    to the price here: `volume_to_lose` says how much of it may go. `years` is how long
    the period lasts. Source: our own reckoning, on the ladder of the literature.
    """
    effect = order_effect(orders, change.minimum_order)
    asked = {**_fewer(ladder.costs, order_drivers, effect), **change.quantities}
    return WhatIf(
        before=ladder,
        price=(ladder.revenue + effect.revenue) * change.price_share,
        orders=effect,
        drivers=tuple(_driver_effects(ladder.costs, asked, years)),
    )


def order_effect(orders: Iterable[Order], minimum: MinimumOrder | None) -> OrderEffect:
    """Return what becomes of the orders below a minimum.

    Merged, their revenue is ordered in as few orders of the minimum as hold it; vanished,
    revenue and margin go with them. Credit notes (nothing or less) are no orders.

    >>> small = [Order(revenue=Decimal(100), margin=Decimal(30))] * 3
    >>> order_effect(small, MinimumOrder(size=Decimal(250))).left
    2
    """
    if minimum is None:
        return NO_ORDERS
    taken = [order for order in orders if order.revenue > 0]
    small = [order for order in taken if order.revenue < minimum.size]
    revenue = sum((order.revenue for order in small), ZERO)
    margin = sum((order.margin for order in small), ZERO)
    rest = len(taken) - len(small)
    if minimum.small_orders is SmallOrders.VANISHED:
        return OrderEffect(
            orders=len(taken), small=len(small), left=rest, revenue=-revenue, margin=-margin
        )
    merged = int((revenue / minimum.size).to_integral_value(ROUND_CEILING)) if small else 0
    return replace(NO_ORDERS, orders=len(taken), small=len(small), left=rest + merged)


def volume_to_lose(margin_share: Decimal, price_share: Decimal) -> Decimal:
    """Return the share of volume that a price rise may cost before its gain is gone.

    dp / (m + dp), with m the gross margin share before (literature: Nagle).

    >>> round(volume_to_lose(Decimal("0.40"), Decimal("0.05")), 4)
    Decimal('0.1111')
    """
    if price_share <= 0 or margin_share + price_share <= 0:
        raise NotComputable("price_does_not_rise")
    return min(Decimal(1), price_share / (margin_share + price_share))


def _fewer(
    costs: Iterable[DriverCost], order_drivers: Collection[str], effect: OrderEffect
) -> dict[str, Decimal]:
    """Return the quantities of the drivers that go with the orders, which are fewer now."""
    return {
        each.driver.code: each.quantity * effect.left_share
        for each in costs
        if each.driver.code in order_drivers and isinstance(each.quantity, Decimal)
    }


def _driver_effects(
    costs: Iterable[DriverCost], asked: Mapping[str, Decimal], years: Decimal
) -> Iterator[DriverEffect]:
    for each in costs:
        if each.driver.code in asked:
            effect = _driver_effect(each, asked[each.driver.code], years)
            if effect is not None:
                yield effect


def _driver_effect(each: DriverCost, after: Decimal, years: Decimal) -> DriverEffect | None:
    before, now = each.quantity, each.cost
    then = driver_cost(each.driver, after, years).cost
    if isinstance(before, NotComputable) or before == after:
        return None
    if isinstance(now, NotComputable) or isinstance(then, NotComputable):
        return None
    return DriverEffect(
        code=each.driver.code,
        step=STEP_OF_COST[each.driver.step],
        before=before,
        after=after,
        saved=now - then,
    )
