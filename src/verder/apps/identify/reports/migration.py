"""Pyramid migration: who rose, fell, left and came since the period before."""

from collections.abc import Mapping
from dataclasses import dataclass

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.judgements import company_migration
from verder.domain.identify.layers import PyramidLimits
from verder.domain.identify.migration import Migration
from verder.domain.identify.pyramid_part import migration_part
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationReport:
    """How the accounts in view moved from `start` to the period of the basis."""

    basis: Basis
    start: Period
    found: Migration
    names: Mapping[int, str]
    is_start_covered: bool  # the lines reach back over the whole first period


def migration_report(user: User | None, question: Question) -> MigrationReport:
    """Return the movements; raises "no_earlier_lines" where there is nothing to compare with."""
    basis = basis_of(user, question)
    start = basis.period.previous()
    found = seen_migration(basis)
    return MigrationReport(
        basis=basis,
        start=start,
        found=found,
        names=names_of({row.account_id for row in found.movements}),
        is_start_covered=basis.reaches_back_to(start),
    )


def seen_migration(basis: Basis) -> Migration:
    """Return the movements of the accounts in view between layers of the whole company."""
    asked, period = basis.question, basis.period
    if period.previous().last_on < basis.days[0]:
        raise NotComputable("no_earlier_lines")
    limits = limits_of(PyramidLimits)
    whole = company_migration(basis.facts, period, asked.level, asked.product_group, limits)
    seen = basis.sight.account_ids
    return whole if seen is None else migration_part(whole, seen)
