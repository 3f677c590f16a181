"""Double Pareto: which part of revenue brings which part of the margin, here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.amounts import ZERO, costed_share, gross_margin
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.domain.identify.double_pareto import (
    DoublePareto,
    DoubleParetoLimits,
    MarginUnit,
    double_pareto,
)
from verder.domain.identify.whale import WhaleLimits
from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleParetoReport:
    """The curve of the accounts in view; `coverage` is the share of revenue it covers."""

    basis: Basis
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
) -> DoubleParetoReport:
    """Return whether the rule holds, by customer or by customer and product group.

    Raises "margins_hidden" for who may not see margins, "cost_unknown" where no cost is.
    """
    basis = basis_of(user, question)
    require_margins(basis)
    units = _units_of_groups(basis) if by_product_group else _units_of_accounts(basis)
    if not units:
        raise NotComputable("cost_unknown")
    found = double_pareto(units, limits or limits_of(DoubleParetoLimits))
    return DoubleParetoReport(
        basis=basis,
        found=found,
        coverage=_coverage(basis, units),
        is_by_product_group=by_product_group,
        names=names_of({unit.account_id for unit in units}),
    )


def _units_of_accounts(basis: Basis) -> list[MarginUnit]:
    enough = limits_of(WhaleLimits).minimum_costed_share
    return [
        MarginUnit(account_id=row.account_id, revenue=row.revenue, margin=gross_margin(row))
        for row in basis.seen_totals()
        if row.costed_weight and costed_share(row) >= enough
    ]


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
