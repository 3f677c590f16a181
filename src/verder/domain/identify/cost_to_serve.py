"""Cost to serve (kosten per klant): what serving a customer takes, beyond the goods."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
ITSELF: Final = Decimal(1)  # money spent on a customer costs what it is


class Measure(StrEnum):
    """In what a driver is counted, and so what its rate means."""

    UNITS = "units"  # orders, visits, hours: the rate is money for each
    BALANCE = "balance"  # money that stands out on average: the rate is a share a year
    MONEY = "money"  # money spent on the customer: it has no rate


class CostStep(StrEnum):
    """Which step of the profit ladder a driver takes down."""

    SERVICE = "service"  # from CM1 to CM2: orders, deliveries, visits, returns, support
    CAPITAL = "capital"  # from CM2 to CM3: receivables, stock, special investments


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """What makes a customer cost money (kostenveroorzaker), and what one of it costs.

    A driver counts once it has a rate. `is_none_zero`: where nothing was given there
    was none; else it is unknown.
    """

    code: str
    measure: Measure
    step: CostStep
    rate: Decimal | NotComputable
    is_none_zero: bool = False

    @property
    def counts(self) -> bool:
        """Whether it belongs to the cost to serve."""
        return isinstance(self.rate, Decimal)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverCost:
    """What one driver makes one customer cost."""

    driver: Driver
    quantity: Decimal | NotComputable
    cost: Decimal | NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class CostToServe:
    """What one customer costs beyond its goods, by driver and by step of the ladder.

    `service` leads from CM1 to CM2, `capital` from CM2 to CM3; each is unknown as soon
    as one of its drivers that count is.
    """

    account_id: int
    costs: tuple[DriverCost, ...]
    service: Decimal | NotComputable
    capital: Decimal | NotComputable

    @property
    def total(self) -> Decimal | NotComputable:
        """Both steps together, so unknown where one of them is."""
        return _sum((self.service, self.capital))


def activity_rate(*, cost: Decimal, capacity: Decimal) -> Decimal:
    """Return what one of an activity costs: practical cost ÷ practical capacity.

    Capacity is what can be done, not what was done: idle time is no customer's cost.
    Source: literature (Kaplan, activity-based costing).

    >>> activity_rate(cost=Decimal(90_000), capacity=Decimal(2_000))
    Decimal('45')
    """
    if capacity <= 0:
        raise NotComputable("capacity_not_positive")
    return cost / capacity


def cost_to_serve(
    *,
    account_id: int,
    drivers: Sequence[Driver],
    quantities: Mapping[str, Decimal | NotComputable],
    years: Decimal = Decimal(1),
) -> CostToServe:
    """Return Σ quantity · rate + average receivable · rate · years, by step of the ladder.

    `quantities` are by the code of the driver; `years` is how long the period lasts. A
    driver without a rate does not count; a driver that counts and has no quantity makes
    the cost of its step unknown, not zero. A step without any driver that counts has
    "no_rates".

    >>> orders = Driver(
    ...     code="orders", measure=Measure.UNITS, step=CostStep.SERVICE, rate=Decimal(45)
    ... )
    >>> found = cost_to_serve(
    ...     account_id=3, drivers=[orders], quantities={"orders": Decimal(310)}
    ... )
    >>> found.service, found.total
    (Decimal('13950'), NotComputable('no_rates'))
    """
    costs = tuple(
        driver_cost(driver, quantities.get(driver.code, NotComputable("no_quantity")), years)
        for driver in drivers
    )
    return CostToServe(
        account_id=account_id,
        costs=costs,
        service=_together(costs, CostStep.SERVICE),
        capital=_together(costs, CostStep.CAPITAL),
    )


def driver_cost(
    driver: Driver, quantity: Decimal | NotComputable, years: Decimal = Decimal(1)
) -> DriverCost:
    """Return what one driver costs; its rate of a balance is a share a year."""
    if driver.is_none_zero and quantity == NotComputable("no_quantity"):
        quantity = ZERO
    cost: Decimal | NotComputable
    if isinstance(driver.rate, NotComputable):
        cost = driver.rate
    elif isinstance(quantity, NotComputable):
        cost = quantity
    else:
        cost = quantity * driver.rate * (years if driver.measure is Measure.BALANCE else 1)
    return DriverCost(driver=driver, quantity=quantity, cost=cost)


def _together(costs: Iterable[DriverCost], step: CostStep) -> Decimal | NotComputable:
    counted = [each.cost for each in costs if each.driver.step is step and each.driver.counts]
    return _sum(counted) if counted else NotComputable("no_rates")


def _sum(costs: Iterable[Decimal | NotComputable]) -> Decimal | NotComputable:
    total = ZERO
    for cost in costs:
        if isinstance(cost, NotComputable):
            return cost
        total += cost
    return total
