"""What the table of ideal contacts proposes for the matrix of an account."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries.selection import decisions_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import period_of, sums_of
from verder.apps.identify.selection_choices import Decision
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.matrix_parts import MatrixColumn, MatrixRow
from verder.domain.intensify.contact_matrix import MatrixLimits, is_level_apart
from verder.domain.intensify.ideal_frequency import ContactClass, IdealLimits, ideal_frequency


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAsked:
    """For which class, whether cells that say something stay, and whether levels must match."""

    contact_class: ContactClass = ContactClass.KEY
    keeps_said: bool = True
    matches_levels: bool = False


@dataclass(frozen=True, slots=True)
class ProposedCell:
    """What a cell says now, and what is proposed; None empties it."""

    before: Decimal | None
    after: Decimal | None


def contact_class_of(account: Account) -> ContactClass | None:
    """Return the class whose ideal holds for an account; None for C, prospects and others."""
    head_id = account.head_id or account.pk
    decided = decisions_of([head_id]).get(head_id)
    if decided is not None and decided.decision == Decision.KEY:
        return ContactClass.KEY
    question = Question(is_compared=False)
    group = sums_of(question, period_of(question)).group(head_id)
    return next((each for each in (ContactClass.A, ContactClass.B) if each == group), None)


def ideal_proposal(report: MatrixReport, asked: ProposalAsked) -> Mapping[Pair, ProposedCell]:
    """Return the cells that would change. The account manager meets people of every level."""
    limits, found = limits_of(IdealLimits), {}
    for row in report.rows:
        for column in report.columns:
            pair = (row.key, column.key)
            before = report.ideal(pair)
            if before is not None and asked.keeps_said:
                continue
            is_left_out = asked.matches_levels and _is_apart(row, column, report.limits)
            after = None if is_left_out else _proposed(row, column, asked, limits) or None
            if after != before:
                found[pair] = ProposedCell(before, after)
    return found


def _proposed(
    row: MatrixRow, column: MatrixColumn, asked: ProposalAsked, limits: IdealLimits
) -> Decimal:
    return ideal_frequency(
        dmu_roles=row.roles,
        psu_roles=column.roles,
        is_gatekeeper=row.position.is_gatekeeper,
        contact_class=asked.contact_class,
        limits=limits,
    )


def _is_apart(row: MatrixRow, column: MatrixColumn, limits: MatrixLimits) -> bool:
    return is_level_apart(row.buyer, column.server, replace(limits, is_account_manager_free=True))
