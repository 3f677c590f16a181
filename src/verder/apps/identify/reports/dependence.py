"""Mutual benefit and dependence: who needs whom, what each side gains, what should worry us."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify import figures
from verder.apps.identify.limits import limits_of
from verder.apps.identify.models import BenefitEntry
from verder.apps.identify.queries import accounts_said_of, benefits_of, names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_page import level_of
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.dependence_scores import KINDS, Scores, dependence_scores
from verder.apps.imports.queries import current_facts
from verder.domain.identify.benefit_ledger import Benefit, Ledger, Side, ledger
from verder.domain.identify.dependence import Balance, Dependence, DependenceLimits
from verder.domain.identify.mutual_concerns import Concern, concerns
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.missing import NotComputable

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutual:
    """Dependence and benefit of one account, with what stands behind them."""

    account_id: int
    revenue: Decimal
    scores: Scores
    found: Dependence
    benefits: Sequence[BenefitEntry]
    ledger: Ledger
    concerns: tuple[Concern, ...]

    @property
    def is_rated(self) -> bool:
        """Whether both sides are known."""
        return isinstance(self.found.balance, Balance)


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceReport:
    """The accounts in view of which anything is said, the largest first."""

    basis: Basis
    rows: tuple[Mutual, ...]
    names: Mapping[int, str]
    limits: DependenceLimits

    @property
    def step(self) -> Step | None:
        """The step on which our contribution is told; None without any account."""
        return next((row.scores.step for row in self.rows), None)

    @property
    def rated(self) -> list[Mutual]:
        """Those with a place in the matrix."""
        return [row for row in self.rows if row.is_rated]

    @property
    def unrated(self) -> list[Mutual]:
        """Those of which too little is said."""
        return [row for row in self.rows if not row.is_rated]


def dependence_report(
    user: User | None,
    question: Question,
    *,
    today: date,
    limits: DependenceLimits | None = None,
) -> DependenceReport:
    """Return who needs whom; raises "margins_hidden" for who may not see margins."""
    basis = basis_of(user, question)
    require_margins(basis)
    limits = limits or limits_of(DependenceLimits)
    seen = basis.sight.account_ids
    keys = [key for key in accounts_said_of(KINDS) if seen is None or key in seen]
    totals = basis.totals()
    scores = dependence_scores(basis.facts, basis.period, keys, limits=limits)
    benefits = benefits_of(keys)
    rows = [
        _mutual(
            key,
            revenue=totals[key].revenue if key in totals else ZERO,
            scores=scores[key],
            benefits=benefits.get(key, []),
            limits=limits,
            today=today,
        )
        for key in keys
    ]
    rows.sort(key=lambda row: (-row.revenue, row.account_id))
    return DependenceReport(basis=basis, rows=tuple(rows), names=names_of(keys), limits=limits)


def mutual_of(account: Account, *, today: date) -> Mutual:
    """Return dependence and benefit of one account, in the usual period.

    The caller has found the account among the visible ones, and hides what stands on
    margins from who may not see them.
    """
    level, limits = level_of(account), limits_of(DependenceLimits)
    facts, period = current_facts(), figures.default_period()
    total = figures.totals(facts, period, level, "").get(account.pk)
    scores = dependence_scores(facts, period, [account.pk], limits=limits, level=level)
    return _mutual(
        account.pk,
        revenue=total.revenue if total else ZERO,
        scores=scores[account.pk],
        benefits=benefits_of([account.pk]).get(account.pk, []),
        limits=limits,
        today=today,
    )


def balances_of(account_ids: Collection[int]) -> dict[int, Balance | NotComputable]:
    """Return by account who depends on whom: a gate of selection, the same for every viewer."""
    try:
        facts, period = current_facts(), figures.default_period()
    except NotComputable as missing:
        return dict.fromkeys(account_ids, missing)
    limits = limits_of(DependenceLimits)
    found = dependence_scores(facts, period, account_ids, limits=limits)
    return {key: each.dependence(limits).balance for key, each in found.items()}


def ledger_of(benefits: Sequence[BenefitEntry]) -> Ledger:
    """Return the kept benefits as the method weighs them."""
    return ledger(
        Benefit(side=Side(row.side), amount=row.amount, is_fact=row.is_fact) for row in benefits
    )


def _mutual(
    account_id: int,
    *,
    revenue: Decimal,
    scores: Scores,
    benefits: Sequence[BenefitEntry],
    limits: DependenceLimits,
    today: date,
) -> Mutual:
    found, weighed = scores.dependence(limits), ledger_of(benefits)
    return Mutual(
        account_id=account_id,
        revenue=revenue,
        scores=scores,
        found=found,
        benefits=benefits,
        ledger=weighed,
        concerns=concerns(found, weighed, judged_on=scores.judged_on, today=today),
    )
