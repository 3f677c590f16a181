"""How much of each driver every account took: what people and files say, else what is counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from verder.apps.identify.enums import Counted
from verder.apps.identify.figures import orders_of_accounts
from verder.apps.identify.queries.drivers import RatedDriver, StatedOf, stated_quantities
from verder.apps.identify.reports.receivables import average_receivables
from verder.domain.identify.cost_to_serve import Measure
from verder.domain.identify.driver_quantities import CostLimits, Stated, spread
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountOrders

Quantity = Decimal | NotComputable
Counts = Mapping[Counted, Mapping[int, Quantity]]

NONE_GIVEN = NotComputable("no_quantity")
COUNTS: Mapping[Counted, Callable[[AccountOrders], int | None]] = {
    Counted.ORDERS: lambda row: row.orders,
    Counted.LINES: lambda row: row.lines,
    Counted.CREDIT_NOTES: lambda row: row.credit_notes,
}


class Quantities:
    """The quantities of a period, by account and driver."""

    def __init__(
        self, *, period: Period, limits: CostLimits, stated: Mapping[int, StatedOf], counts: Counts
    ) -> None:
        self._period, self._limits = period, limits
        self._stated, self._counts = stated, counts

    @property
    def account_ids(self) -> set[int]:
        """Who has any quantity."""
        return {*self._stated, *(key for counted in self._counts.values() for key in counted)}

    def of(self, account_id: int, drivers: Iterable[RatedDriver]) -> dict[str, Quantity]:
        """Return the quantities of one account by the code of the driver."""
        return {each.driver.code: self._of_driver(account_id, each) for each in drivers}

    def _of_driver(self, account_id: int, rated: RatedDriver) -> Quantity:
        told = self._stated.get(account_id)
        if told is not None and rated.key in told.by_driver:
            by_origin = told.by_driver[rated.key].values()
            return together(by_origin, self._period, rated.driver.measure, self._limits)
        if rated.counted is None:
            return NONE_GIVEN
        return self._counts.get(rated.counted, {}).get(account_id, NONE_GIVEN)


def together(
    by_origin: Iterable[Iterable[Stated]], period: Period, measure: Measure, limits: CostLimits
) -> Quantity:
    """Return what the parts of an account take together; unknown where one of them is."""
    total = Decimal(0)
    for stated in by_origin:
        part = spread(stated, period, measure).whole(measure, limits)
        if isinstance(part, NotComputable):
            return part
        total += part
    return total


def quantities_of(
    facts: Facts, period: Period, level: Level, drivers: Iterable[RatedDriver], limits: CostLimits
) -> Quantities:
    """Return the quantities of every account of the company."""
    wanted = {each.counted for each in drivers if each.counted is not None}
    return Quantities(
        period=period,
        limits=limits,
        stated=stated_quantities(period, level),
        counts=dict(_counts(facts, period, level, wanted, limits)),
    )


def _counts(
    facts: Facts, period: Period, level: Level, wanted: set[Counted], limits: CostLimits
) -> Iterator[tuple[Counted, Mapping[int, Quantity]]]:
    rows = orders_of_accounts(facts, period, level) if wanted & COUNTS.keys() else ()
    for counted in wanted & COUNTS.keys():
        yield counted, {row.account_id: _count(COUNTS[counted](row)) for row in rows}
    if Counted.RECEIVABLE in wanted:
        yield Counted.RECEIVABLE, average_receivables(period, level, limits)


def _count(number: int | None) -> Quantity:
    return NotComputable("invoices_not_named") if number is None else Decimal(number)
