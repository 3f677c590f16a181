"""Whale curve on gross margin: where profit is made and lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.amounts import Margin, margin_of, profits_of
from verder.apps.identify.reports.basis import Basis, basis_of, require_margins
from verder.apps.identify.reports.judgements import company_whale
from verder.domain.identify.whale import Whale, WhaleLimits, whale
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class WhaleReport:
    """The curve over the accounts in view, and the margin of all of them together."""

    basis: Basis
    found: Whale
    before: Whale | NotComputable | None
    margin: Margin
    names: Mapping[int, str]


def whale_report(
    user: User | None, question: Question, limits: WhaleLimits | None = None
) -> WhaleReport:
    """Return the curve; raises "margins_hidden" for who may not see margins."""
    basis = basis_of(user, question)
    require_margins(basis)
    limits = limits or limits_of(WhaleLimits)
    found = seen_whale(basis, basis.period, limits)
    return WhaleReport(
        basis=basis,
        found=found,
        before=_before(basis, limits),
        margin=margin_of(basis.seen_totals()),
        names=names_of({row.account_id for row in (*found.accounts, *found.left_out)}),
    )


def seen_whale(basis: Basis, period: Period, limits: WhaleLimits) -> Whale:
    """Return the curve over the accounts in view in a period."""
    asked = basis.question
    if basis.sight.is_whole:
        return company_whale(basis.facts, period, asked.level, asked.product_group, limits)
    return whale(profits_of(basis.seen_totals(period)), limits)


def _before(basis: Basis, limits: WhaleLimits) -> Whale | NotComputable | None:
    if basis.previous is None:
        return None
    try:
        return seen_whale(basis, basis.previous, limits)
    except NotComputable as missing:
        return missing
