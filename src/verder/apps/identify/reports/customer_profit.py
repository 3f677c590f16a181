"""Customers by margin and cost to serve: which of the four fields each belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.amounts import ZERO
from verder.apps.identify.reports.basis import Basis
from verder.apps.identify.reports.profit import ProfitReport, profit_report, whole_ladders
from verder.domain.identify.customer_profit import (
    CustomerProfit,
    CustomerProfitLimits,
    CustomerProfits,
    Field,
    customer_profits,
)
from verder.domain.identify.profit_ladder import Figure, Step, UnknownProfit
from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTotals:
    """The customers of one field together, of those in view."""

    customers: int
    revenue: Decimal
    profit: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerProfitReport:
    """The customers in view, each in its field of the whole company.

    `coverage` is the revenue of those that have a place over all positive revenue in view.
    """

    basis: Basis
    step: Step
    profit: ProfitReport
    found: CustomerProfits
    customers: tuple[CustomerProfit, ...]
    left_out: tuple[UnknownProfit, ...]
    coverage: Figure
    fields: Mapping[Field, FieldTotals]
    names: Mapping[int, str]


def customer_profit_report(
    user: User | None,
    question: Question,
    limits: CustomerProfitLimits | None = None,
    step: Step | None = None,
) -> CustomerProfitReport:
    """Return where customers stand; without a step on the lowest that most revenue reaches.

    Raises "margins_hidden" for who may not see margins, "no_rates" or "no_quantity"
    where no cost to serve is known.
    """
    profit = profit_report(user, question)
    basis = profit.basis
    step = step or (Step.CM2 if profit.deepest is Step.CM1 else profit.deepest)
    limits = limits or limits_of(CustomerProfitLimits)
    found = customer_profits(list(whole_ladders(basis, basis.period).values()), step, limits)
    customers = basis.sight.rows(found.customers)
    left_out = basis.sight.rows(found.left_out)
    return CustomerProfitReport(
        basis=basis,
        step=step,
        profit=profit,
        found=found,
        customers=tuple(customers),
        left_out=tuple(left_out),
        coverage=_coverage(customers, left_out),
        fields={field: _totals(customers, field) for field in Field},
        names=names_of(
            {each.account_id for each in customers}.union(each.account_id for each in left_out)
        ),
    )


def _coverage(customers: list[CustomerProfit], left_out: list[UnknownProfit]) -> Figure:
    included = sum((each.revenue for each in customers), ZERO)
    missing = sum((each.revenue for each in left_out if each.revenue > 0), ZERO)
    whole = included + missing
    return included / whole if whole > 0 else NotComputable("no_positive_revenue")


def _totals(customers: list[CustomerProfit], field: Field) -> FieldTotals:
    rows = [each for each in customers if each.field is field]
    return FieldTotals(
        customers=len(rows),
        revenue=sum((each.revenue for each in rows), ZERO),
        profit=sum((each.profit for each in rows), ZERO),
    )
