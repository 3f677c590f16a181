"""Whale curve on any step of the profit ladder: where profit is made and lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.amounts import profits_of
from verder.apps.identify.reports.basis import Basis
from verder.apps.identify.reports.judgements import company_whale
from verder.apps.identify.reports.profit import (
    Ladders,
    ProfitReport,
    profit_report,
    seen_ladders,
)
from verder.domain.identify.profit_ladder import Step, UnknownProfit, deepest_step
from verder.domain.identify.whale import AccountProfit, Whale, WhaleLimits, whale
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class WhaleReport:
    """The curve over the accounts in view; `profit` has their ladders and their coverage."""

    basis: Basis
    step: Step
    found: Whale
    before: Whale | NotComputable | None
    profit: ProfitReport
    names: Mapping[int, str]


def whale_report(
    user: User | None,
    question: Question,
    limits: WhaleLimits | None = None,
    step: Step | None = None,
) -> WhaleReport:
    """Return the curve; without a step on the lowest one that most of the revenue reaches.

    Raises "margins_hidden" for who may not see margins.
    """
    profit = profit_report(user, question)
    basis, step = profit.basis, step or profit.deepest
    limits = limits or limits_of(WhaleLimits)
    found = seen_whale(basis, basis.period, limits, step)
    return WhaleReport(
        basis=basis,
        step=step,
        found=found,
        before=_before(basis, limits, step),
        profit=profit,
        names=names_of(_account_ids(found)),
    )


def _account_ids(found: Whale) -> set[int]:
    known = {row.account_id for row in found.accounts}
    return known.union(row.account_id for row in found.left_out)


def seen_whale(basis: Basis, period: Period, limits: WhaleLimits, step: Step = Step.CM1) -> Whale:
    """Return the curve over the accounts in view in a period."""
    if step is not Step.CM1:
        return ladder_whale(seen_ladders(basis, period), limits, step)
    asked = basis.question
    if basis.sight.is_whole:
        return company_whale(basis.facts, period, asked.level, asked.product_group, limits)
    return whale(profits_of(basis.seen_totals(period)), limits)


def deepest_whale(basis: Basis, limits: WhaleLimits) -> tuple[Step, Whale]:
    """Return the lowest step that most of the revenue in view reaches, and the curve on it."""
    step = deepest_step(list(seen_ladders(basis, basis.period).values()))
    return step, seen_whale(basis, basis.period, limits, step)


def ladder_whale(ladders: Ladders, limits: WhaleLimits, step: Step) -> Whale:
    """Return the curve of what ladders leave on a step."""
    known: list[AccountProfit] = []
    unknown: list[UnknownProfit] = []
    for key, ladder in ladders.items():
        profit = ladder.profit(step)
        if isinstance(profit, NotComputable):
            unknown.append(UnknownProfit(account_id=key, revenue=ladder.revenue, why=profit))
        else:
            known.append(AccountProfit(account_id=key, revenue=ladder.revenue, profit=profit))
    return whale(known, limits, unknown)


def _before(basis: Basis, limits: WhaleLimits, step: Step) -> Whale | NotComputable | None:
    if basis.previous is None:
        return None
    try:
        return seen_whale(basis, basis.previous, limits, step)
    except NotComputable as missing:
        return missing
