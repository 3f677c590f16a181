"""What the table of ideal contacts proposes for the matrix of an account."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.identify.queries.selection import decisions_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import period_of, sums_of
from verder.apps.identify.selection_choices import Decision
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.matrix_parts import MatrixColumn, MatrixRow
from verder.domain.intensify.contact_matrix import MatrixLimits
from verder.domain.intensify.ideal_frequency import ContactClass, IdealLimits, ideal_frequency
from verder.domain.intensify.roles import PsuRole

ZERO = Decimal(0)


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


def ideal_proposal(
    report: MatrixReport, asked: ProposalAsked, limits: IdealLimits | None = None
) -> Mapping[Pair, ProposedCell]:
    """Return the cells that would change. The account manager meets people of every level."""
    found = {}
    for row in report.rows:
        for column in report.columns:
            pair = (row.key, column.key)
            before = report.ideal(pair)
            if before is not None and asked.keeps_said:
                continue
            after = _proposed(row, column, asked, limits) or None
            if after != before:
                found[pair] = ProposedCell(before, after)
    return found


def _proposed(
    row: MatrixRow, column: MatrixColumn, asked: ProposalAsked, limits: IdealLimits | None
) -> Decimal:
    if asked.matches_levels and _is_apart(row, column):
        return ZERO
    return ideal_frequency(
        dmu_roles=row.roles,
        psu_roles=column.roles,
        is_gatekeeper=row.position.is_gatekeeper,
        contact_class=asked.contact_class,
        limits=limits,
    )


def _is_apart(row: MatrixRow, column: MatrixColumn) -> bool:
    levels = (row.position.level, column.colleague.level)
    if PsuRole.ACCOUNT_MANAGER in column.roles or None in levels:
        return False
    buyer, server = (level or 0 for level in levels)
    return abs(buyer - server) >= MatrixLimits().level_steps
