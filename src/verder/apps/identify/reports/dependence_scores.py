"""Scores behind dependence: what people said, and what the invoices fill in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.identify import figures
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import AccountInput
from verder.apps.identify.queries import inputs_of_kinds
from verder.apps.identify.reports.contributions import company_contributions
from verder.domain.identify.dependence import (
    HUNDRED,
    Dependence,
    DependenceLimits,
    Reason,
    contribution_score,
    dependence,
)
from verder.domain.identify.profit_ladder import Step
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level

ZERO = Decimal(0)
TYPED: Mapping[Reason, InputKind] = {
    reason: InputKind(reason.value) for reason in Reason if reason is not Reason.OWN_CONTRIBUTION
}
KINDS = (*TYPED.values(), InputKind.POTENTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scores of one account, which of them people said, and which were computed.

    `contribution_share` is of the contribution on `step`, the deepest one that is known.
    """

    scores: Mapping[Reason, Decimal]
    said: Mapping[Reason, AccountInput]
    contribution_share: Decimal | NotComputable
    step: Step

    @property
    def computed(self) -> frozenset[Reason]:
        """The scores that come from the invoices."""
        return frozenset(self.scores.keys() - self.said.keys())

    @property
    def judged_on(self) -> date | None:
        """The day of the oldest judgement."""
        return min((each.on for each in self.said.values()), default=None)

    def dependence(self, limits: DependenceLimits) -> Dependence:
        """Return how both sides depend on each other."""
        return dependence(self.scores, limits)


def dependence_scores(
    facts: Facts,
    period: Period,
    account_ids: Collection[int],
    *,
    limits: DependenceLimits,
    level: Level = Level.ACCOUNT,
) -> dict[int, Scores]:
    """Return the scores of these accounts.

    The share of our contribution comes from the figures, on the deepest step that is
    known. So does our share of what the customer buys, where nobody said it but the
    potential is known.
    """
    said = inputs_of_kinds(account_ids, KINDS)
    contributions = company_contributions(facts, period, level)
    totals = figures.totals(facts, period, level, "")
    nothing: Mapping[InputKind, AccountInput] = {}
    return {
        key: Scores(
            scores=_scores(
                said.get(key, nothing),
                totals[key].revenue if key in totals else ZERO,
                contributions.share(key),
                limits,
            ),
            said=_typed(said.get(key, nothing)),
            contribution_share=contributions.share(key),
            step=contributions.step,
        )
        for key in account_ids
    }


def _typed(said: Mapping[InputKind, AccountInput]) -> dict[Reason, AccountInput]:
    return {
        reason: said[kind]
        for reason, kind in TYPED.items()
        if kind in said and said[kind].value is not None
    }


def _scores(
    said: Mapping[InputKind, AccountInput],
    revenue: Decimal,
    share: Decimal | NotComputable,
    limits: DependenceLimits,
) -> dict[Reason, Decimal]:
    typed = _typed(said)
    scores = {reason: each.value for reason, each in typed.items() if each.value is not None}
    if isinstance(share, Decimal):
        scores[Reason.OWN_CONTRIBUTION] = contribution_score(share, limits.full_contribution_share)
    potential = said[InputKind.POTENTIAL].value if InputKind.POTENTIAL in said else None
    if potential and Reason.SHARE_OF_WALLET not in scores:
        scores[Reason.SHARE_OF_WALLET] = max(ZERO, min(HUNDRED, revenue / potential * HUNDRED))
    return scores
