"""Double Pareto: which part of revenue brings which part of the margin, here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.amounts import ZERO
from verder.apps.identify.reports.basis import Basis
from verder.apps.identify.reports.profit import ProfitReport, profit_report
from verder.domain.identify.double_pareto import (
    DoublePareto,
    DoubleParetoLimits,
    MarginUnit,
    double_pareto,
)
from verder.domain.identify.profit_ladder import ProfitLadder, Step
from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleParetoReport:
    """The curve of the accounts in view; `coverage` is the share of revenue it covers.

    `step` is the one whose margin is meant, `profit` tells what every step covers.
    """

    basis: Basis
    step: Step
    profit: ProfitReport
    found: DoublePareto
    coverage: Decimal | NotComputable
    is_by_product_group: bool
    names: Mapping[int, str]


def double_pareto_report(
    user: User | None,
    question: Question,
    *,
    by_product_group: bool = False,
    limits: DoubleParetoLimits | None = None,
    step: Step | None = None,
) -> DoubleParetoReport:
    """Return whether the rule holds, by customer or by customer and product group.

    Without a step it is asked on the lowest one that most of the revenue reaches; what a
    product group brings is known down to gross margin only. Raises "margins_hidden" for
    who may not see margins, and the reason where no unit has an answer.
    """
    profit = profit_report(user, question)
    basis = profit.basis
    step = Step.CM1 if by_product_group else step or profit.deepest
    units = _units_of_groups(basis) if by_product_group else _units_of_accounts(profit, step)
    if not units:
        raise _why_none(profit.ladders.values(), step)
    found = double_pareto(units, limits or limits_of(DoubleParetoLimits))
    return DoubleParetoReport(
        basis=basis,
        step=step,
        profit=profit,
        found=found,
        coverage=_coverage(basis, units),
        is_by_product_group=by_product_group,
        names=names_of({unit.account_id for unit in units}),
    )


def _units_of_accounts(profit: ProfitReport, step: Step) -> list[MarginUnit]:
    figures_of = {key: ladder.profit(step) for key, ladder in profit.ladders.items()}
    return [
        MarginUnit(account_id=key, revenue=profit.ladders[key].revenue, margin=margin)
        for key, margin in figures_of.items()
        if isinstance(margin, Decimal)
    ]


def _why_none(ladders: Iterable[ProfitLadder], step: Step) -> NotComputable:
    """Return what the largest account misses."""
    largest = max(ladders, key=lambda ladder: ladder.revenue, default=None)
    why = largest.profit(step) if largest else None
    return why if isinstance(why, NotComputable) else NotComputable("cost_unknown")


def _units_of_groups(basis: Basis) -> list[MarginUnit]:
    """Return what each account bought of each product group, as far as its cost is known."""
    asked = basis.question
    rows = figures.totals_by_group(basis.facts, basis.period, asked.level)
    return [
        MarginUnit(
            account_id=row.account_id,
            revenue=row.costed_revenue,
            margin=row.costed_revenue - row.cost,
            product_group=row.product_group,
        )
        for row in basis.sight.rows(rows)
        if (row.costed_revenue or row.cost) and asked.product_group in {"", row.product_group or ""}
    ]


def _coverage(basis: Basis, units: Iterable[MarginUnit]) -> Decimal | NotComputable:
    whole = sum((row.revenue for row in basis.seen_totals()), ZERO)
    if whole <= 0:
        return NotComputable("no_positive_revenue")
    return sum((unit.revenue for unit in units), ZERO) / whole
