"""Profit ladders: what each account leaves at every step, for whoever may see margins."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.bonuses import bonus_by_account
from verder.apps.identify.keeping import kept_with_costs
from verder.apps.identify.limits import limits_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.amounts import ZERO, costed_share, margin_of
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.cost_to_serve import company_costs
from verder.domain.identify.cost_to_serve import CostToServe
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.profit_ladder import (
    AccountSales,
    Figure,
    ProfitLadder,
    Step,
    coverage,
    deepest_step,
    profit_ladder,
)
from verder.domain.identify.whale import WhaleLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountTotals

NO_SERVICE_OF_GROUP: Final = NotComputable("no_service_of_product_group")
Ladders = Mapping[int, ProfitLadder]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfitReport:
    """The ladders of the accounts in view, and how much revenue each step covers.

    `margin_share` is the gross margin share of the whole company: what advice is
    measured by, for the same account the same for everybody.
    """

    basis: Basis
    ladders: Ladders
    coverage: Mapping[Step, Figure]
    deepest: Step
    margin_share: Figure


def profits(user: User | None, question: Question) -> Ladders:
    """Return the ladder of each account in view that bought something, or cost something.

    Raises "margins_hidden" for who may not see margins.
    """
    return profit_report(user, question).ladders


def profit_report(user: User | None, question: Question) -> ProfitReport:
    """Return the ladders of the accounts in view with their coverage."""
    basis = basis_of(user, question)
    require_margins(basis)
    ladders = seen_ladders(basis, basis.period)
    return ProfitReport(
        basis=basis,
        ladders=ladders,
        coverage={step: coverage(ladders.values(), step) for step in Step},
        deepest=deepest_step(list(ladders.values())),
        margin_share=company_margin_share(basis),
    )


def seen_ladders(basis: Basis, period: Period) -> Ladders:
    """Return the ladders of the accounts in view, in a period."""
    found, seen = whole_ladders(basis, period), basis.sight.account_ids
    return found if seen is None else {key: found[key] for key in found if key in seen}


def whole_ladders(basis: Basis, period: Period) -> Ladders:
    """Return the ladders of the whole company, whoever looks, in a period."""
    asked = basis.question
    return company_ladders(
        basis.facts,
        period,
        asked.level,
        asked.product_group,
        limits_of(WhaleLimits).minimum_costed_share,
        limits_of(CostLimits),
    )


@kept_with_costs
def company_ladders(
    facts: Facts,
    period: Period,
    level: Level,
    product_group: str,
    minimum_costed_share: Decimal,
    limits: CostLimits,
) -> Ladders:
    """Return the ladder of every account of the company.

    A product group has no cost to serve of its own, so its ladders end with gross margin.
    """
    totals = figures.totals(facts, period, level, product_group)
    credited = figures.credit_notes(facts, period, level, product_group)
    bonuses = bonus_by_account(facts, period, level, product_group)
    costs = {} if product_group else company_costs(facts, period, level, limits)
    return MappingProxyType(
        {
            key: profit_ladder(
                _sales(key, totals.get(key), credited.get(key, ZERO), bonuses.get(key, ZERO)),
                _without_service(key) if product_group else costs.get(key),
                minimum_costed_share=minimum_costed_share,
            )
            for key in _who_counts(totals, costs)
        }
    )


def _who_counts(totals: Mapping[int, AccountTotals], costs: Mapping[int, CostToServe]) -> list[int]:
    """Return who bought something, and who bought nothing but is known to cost something."""
    return sorted(totals.keys() | {key for key, each in costs.items() if _is_cost(each.total)})


def _is_cost(total: Figure) -> bool:
    return isinstance(total, Decimal) and total > 0


def _sales(
    account_id: int, row: AccountTotals | None, credited: Decimal, bonus: Decimal
) -> AccountSales:
    """Return what an account bought; of nothing everything is known."""
    return AccountSales(
        account_id=account_id,
        revenue=row.revenue if row else ZERO,
        credit_notes=credited,
        bonus=bonus,
        costed_revenue=row.costed_revenue if row else ZERO,
        cost=row.cost if row else ZERO,
        costed_share=costed_share(row) if row else Decimal(1),
    )


def _without_service(account_id: int) -> CostToServe:
    return CostToServe(
        account_id=account_id, costs=(), service=NO_SERVICE_OF_GROUP, capital=NO_SERVICE_OF_GROUP
    )


def company_margin_share(basis: Basis) -> Figure:
    """Return the gross margin share of the whole company in the period of the question."""
    return margin_of(basis.totals().values()).share
