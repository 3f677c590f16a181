"""Two-sided value: what customers gain from us, and what they are worth to us."""

from collections.abc import Mapping
from dataclasses import dataclass

from verder.apps.core.models import User
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import customer_benefits_of, names_of, values_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.customer_value import Valuation, company_valuation
from verder.domain.identify.lifetime_value import LifetimeAssumptions
from verder.domain.identify.two_sided_value import (
    SidesOfAccount,
    TwoSidedValue,
    TwoSidedValues,
    ValueWeights,
    two_sided_values,
)
from verder.domain.identify.value_models import ValueModel
from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSidedRow:
    """An account with its two values and what they were made from."""

    account_id: int
    sides: SidesOfAccount
    found: TwoSidedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSidedReport:
    """The accounts in view that bought something in the year, the largest first.

    The percentiles and the medians are those of the whole company.
    """

    basis: Basis
    valuation: Valuation
    values: TwoSidedValues
    rows: tuple[TwoSidedRow, ...]
    names: Mapping[int, str]


def two_sided_report(
    user: User | None, question: Question, weights: ValueWeights | None = None
) -> TwoSidedReport:
    """Return both values of each account; raises "margins_hidden" for who may not see margins."""
    basis = basis_of(user, question)
    require_margins(basis)
    valuation = company_valuation(basis, ValueModel.LOYALTY, limits_of(LifetimeAssumptions))
    sides = _sides(basis, valuation)
    values = two_sided_values(sides.values(), weights or limits_of(ValueWeights))
    rows = [
        TwoSidedRow(account_id=each.account_id, sides=sides[each.account_id], found=each)
        for each in basis.sight.rows(values.rows)
    ]
    if not rows:
        raise NotComputable("no_accounts")
    rows.sort(key=lambda row: (-row.sides.spend, row.account_id))
    return TwoSidedReport(
        basis=basis,
        valuation=valuation,
        values=values,
        rows=tuple(rows),
        names=names_of({row.account_id for row in rows}),
    )


def _sides(basis: Basis, valuation: Valuation) -> dict[int, SidesOfAccount]:
    """Return what is known of every account of the company with revenue in the year."""
    totals = basis.totals(valuation.year)
    spends = {key: row.revenue for key, row in totals.items() if row.revenue > 0}
    benefits = customer_benefits_of(spends.keys())
    scores = values_of(spends.keys(), [InputKind.REFERENCE_SCORE])
    return {
        key: SidesOfAccount(
            account_id=key,
            spend=spend,
            benefit=benefits.get(key),
            lifetime_value=valued.value if (valued := valuation.accounts.get(key)) else None,
            reference_score=scores.get(key, {}).get(InputKind.REFERENCE_SCORE),
        )
        for key, spend in spends.items()
    }
