"""ABC analysis: toppers, volgers, hekkensluiters."""

from collections.abc import Mapping
from dataclasses import dataclass

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.judgements import company_abc
from verder.domain.identify.abc_analysis import Abc
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.abc_part import part_of
from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class AbcReport:
    """The accounts in view, in the classes of the whole company; `before` in the period before."""

    basis: Basis
    found: Abc
    before: Abc | None
    names: Mapping[int, str]


def abc_report(user: User | None, question: Question, limits: AbcLimits | None = None) -> AbcReport:
    """Return who is A, B and C; without limits by those of the organisation."""
    basis = basis_of(user, question)
    limits = limits or limits_of(AbcLimits)
    found = seen_abc(basis, basis.period, limits)
    return AbcReport(
        basis=basis,
        found=found,
        before=seen_abc(basis, basis.previous, limits) if basis.previous else None,
        names=names_of({row.account_id for row in found.rows}),
    )


def seen_abc(basis: Basis, period: Period, limits: AbcLimits) -> Abc:
    """Return the classes of the company in a period, with the sums of what is in view."""
    asked = basis.question
    whole = company_abc(basis.facts, period, asked.level, asked.product_group, limits)
    seen = basis.sight.account_ids
    return whole if seen is None else part_of(whole, seen)
