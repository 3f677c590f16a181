"""Cost to serve: what each customer costs beyond its goods, and for how many it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from verder.apps.core.models import User
from verder.apps.identify.figures import totals
from verder.apps.identify.keeping import kept_with_costs
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.queries.drivers import rated_drivers
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.driver_counts import quantities_of
from verder.domain.identify.cost_to_serve import CostToServe, Driver, Measure, cost_to_serve
from verder.domain.identify.driver_quantities import CostLimits, years_of
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountTotals

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverTotals:
    """What one driver takes of the accounts that bought, and for how many of them it is known."""

    driver: Driver
    customers_known: int
    quantity: Decimal
    cost: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CostReport:
    """The cost to serve of the accounts in view, and which part of the revenue it covers.

    `known` are the accounts that bought and whose cost to serve is known.
    """

    basis: Basis
    costs: Mapping[int, CostToServe]
    bought: tuple[AccountTotals, ...]
    known: tuple[AccountTotals, ...]
    coverage: Decimal | NotComputable
    drivers: tuple[DriverTotals, ...]
    names: Mapping[int, str]

    @property
    def has_rates(self) -> bool:
        """Whether any driver has a rate that somebody gave."""
        rated = (each.driver for each in self.drivers if each.driver.measure is not Measure.MONEY)
        return any(driver.counts for driver in rated)

    @property
    def total(self) -> Decimal:
        """The cost to serve of the accounts whose cost is known, together."""
        totals = (self.costs[row.account_id].total for row in self.known)
        return sum((total for total in totals if isinstance(total, Decimal)), ZERO)

    @property
    def revenue_share(self) -> Decimal | NotComputable:
        """That cost as a share of what the same accounts bought."""
        revenue = sum((row.revenue for row in self.known), ZERO)
        return self.total / revenue if revenue > 0 else NotComputable("no_positive_revenue")


def costs_to_serve(user: User | None, question: Question) -> Mapping[int, CostToServe]:
    """Return the cost to serve by account, of the accounts in view.

    A product group has no cost to serve of its own: that of the whole account is given.
    Raises "margins_hidden" for who may not see margins.
    """
    basis = basis_of(user, question)
    require_margins(basis)
    return seen_costs(basis, basis.period)


def seen_costs(
    basis: Basis, period: Period, limits: CostLimits | None = None
) -> Mapping[int, CostToServe]:
    """Return the cost to serve of the accounts in view in a period."""
    limits = limits or limits_of(CostLimits)
    found = company_costs(basis.facts, period, basis.question.level, limits)
    seen = basis.sight.account_ids
    if seen is None:
        return found
    return {key: costs for key, costs in found.items() if key in seen}


@kept_with_costs
def company_costs(
    facts: Facts, period: Period, level: Level, limits: CostLimits
) -> Mapping[int, CostToServe]:
    """Return the cost to serve of every account that bought, or has a quantity."""
    drivers = rated_drivers(period)
    quantities = quantities_of(facts, period, level, drivers, limits)
    of_method, years = [each.driver for each in drivers], years_of(period)
    account_ids = quantities.account_ids.union(totals(facts, period, level, ""))
    return MappingProxyType(
        {
            key: cost_to_serve(
                account_id=key,
                drivers=of_method,
                quantities=quantities.of(key, drivers),
                years=years,
            )
            for key in sorted(account_ids)
        }
    )


def cost_report(
    user: User | None, question: Question, limits: CostLimits | None = None
) -> CostReport:
    """Return the cost to serve of the accounts in view with its coverage."""
    basis = basis_of(user, question)
    require_margins(basis)
    costs = seen_costs(basis, basis.period, limits)
    bought = basis.seen_totals()
    known = [row for row in bought if isinstance(costs[row.account_id].total, Decimal)]
    of_bought = [costs[row.account_id] for row in bought]
    return CostReport(
        basis=basis,
        costs=costs,
        bought=tuple(bought),
        known=tuple(known),
        coverage=coverage_of(known, bought),
        drivers=tuple(
            _totals(each.driver, place, of_bought)
            for place, each in enumerate(rated_drivers(basis.period))
        ),
        names=names_of({row.account_id for row in bought}),
    )


def coverage_of(known: list[AccountTotals], bought: list[AccountTotals]) -> Decimal | NotComputable:
    """Return the revenue of accounts with a known cost to serve ÷ that of all."""
    whole = sum((row.revenue for row in bought), ZERO)
    if whole <= 0:
        return NotComputable("no_positive_revenue")
    return sum((row.revenue for row in known), ZERO) / whole


def _totals(driver: Driver, place: int, costs: list[CostToServe]) -> DriverTotals:
    parts = [each.costs[place] for each in costs]
    quantities = [part.quantity for part in parts if isinstance(part.quantity, Decimal)]
    amounts = [part.cost for part in parts if isinstance(part.cost, Decimal)]
    return DriverTotals(
        driver=driver,
        customers_known=len(quantities),
        quantity=sum(quantities, ZERO),
        cost=sum(amounts, ZERO),
    )
