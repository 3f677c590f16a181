"""Cost to serve: what each customer costs beyond its goods, and for how many it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from verder.apps.core.models import User
from verder.apps.identify.figures import totals
from verder.apps.identify.keeping import kept
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries.drivers import rated_drivers
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.driver_counts import quantities_of
from verder.domain.identify.cost_to_serve import CostToServe, Driver, cost_to_serve
from verder.domain.identify.driver_quantities import CostLimits, years_of
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountTotals


@dataclass(frozen=True, slots=True, kw_only=True)
class CostReport:
    """The cost to serve of the accounts in view, and which part of the revenue it covers.

    `unknown` says of each driver that counts for how many accounts it is not known.
    """

    basis: Basis
    drivers: tuple[Driver, ...]
    costs: Mapping[int, CostToServe]
    coverage: Decimal | NotComputable
    customers: int
    customers_known: int
    unknown: Mapping[str, int]


def costs_to_serve(user: User | None, question: Question) -> Mapping[int, CostToServe]:
    """Return the cost to serve by account, of the accounts in view.

    A product group has no cost to serve of its own: that of the whole account is given.
    Raises "margins_hidden" for who may not see margins.
    """
    basis = basis_of(user, question)
    require_margins(basis)
    return seen_costs(basis, basis.period)


def seen_costs(basis: Basis, period: Period) -> Mapping[int, CostToServe]:
    """Return the cost to serve of the accounts in view in a period."""
    found = company_costs(basis.facts, period, basis.question.level, limits_of(CostLimits))
    seen = basis.sight.account_ids
    if seen is None:
        return found
    return {key: costs for key, costs in found.items() if key in seen}


@kept
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


def cost_report(user: User | None, question: Question) -> CostReport:
    """Return the cost to serve of the accounts in view with its coverage."""
    basis = basis_of(user, question)
    require_margins(basis)
    costs = seen_costs(basis, basis.period)
    bought = basis.seen_totals()
    known = [row for row in bought if isinstance(costs[row.account_id].total, Decimal)]
    return CostReport(
        basis=basis,
        drivers=tuple(each.driver for each in rated_drivers(basis.period)),
        costs=costs,
        coverage=coverage_of(known, bought),
        customers=len(bought),
        customers_known=len(known),
        unknown=_unknown([costs[row.account_id] for row in bought]),
    )


def coverage_of(known: list[AccountTotals], bought: list[AccountTotals]) -> Decimal | NotComputable:
    """Return the revenue of accounts with a known cost to serve ÷ that of all."""
    whole = sum((row.revenue for row in bought), Decimal(0))
    if whole <= 0:
        return NotComputable("no_positive_revenue")
    return sum((row.revenue for row in known), Decimal(0)) / whole


def _unknown(costs: list[CostToServe]) -> dict[str, int]:
    unknown: dict[str, int] = {}
    for each in costs:
        for part in each.costs:
            if part.driver.counts and isinstance(part.cost, NotComputable):
                unknown[part.driver.code] = unknown.get(part.driver.code, 0) + 1
    return unknown
