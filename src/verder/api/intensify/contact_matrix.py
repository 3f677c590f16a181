"""The contact matrix of an account: read, filled, taken back, done again."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.intensify.contact_matrix_shown import (
    AccountContactsShown,
    ContactMatrixShown,
    ProposedContactShown,
)
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Day, Given, Key
from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import FrequencyKind
from verder.apps.intensify.models.contacts import MOST_A_YEAR
from verder.apps.intensify.reports.contact_matrix import MatrixReport, contact_matrix_report
from verder.apps.intensify.reports.ideal_proposal import (
    ProposalAsked,
    contact_class_of,
    ideal_proposal,
)
from verder.apps.intensify.reports.matrix_json import matrix_json
from verder.apps.intensify.reports.relations import relations_report
from verder.apps.intensify.services.frequencies import (
    CellWish,
    Leaver,
    hand_over_contacts,
    redo_frequencies,
    set_frequencies,
    undo_frequencies,
)
from verder.domain.intensify.contact_counts import CountBasis
from verder.domain.intensify.ideal_frequency import ContactClass

router = Router(tags=["contact_matrix"])
relations = Router(tags=["contact_matrix"])
MATRIX = "/{int:account_id}/contact-matrix"
MOST_CELLS = 5000
Times = Annotated[
    Decimal, Field(ge=0, le=MOST_A_YEAR, max_digits=6, decimal_places=2, examples=["12"])
]


class MatrixDay(Given):
    """On which day, today unless told otherwise, and what counts as a contact there is."""

    on: Day | None = None
    basis: CountBasis = CountBasis.BEST


class ContactCellGiven(Given):
    """How often a year a pair meets, or should; null empties the cell."""

    position: Key
    colleague: Key
    kind: FrequencyKind = FrequencyKind.IDEAL
    times: Times | None


class ContactCellsGiven(Given):
    """Cells that change together: one undo takes them all back."""

    cells: Annotated[list[ContactCellGiven], Field(min_length=1, max_length=MOST_CELLS)]


class ContactProposalGiven(Given):
    """For which class (that of the account, or else B), and which cells."""

    contact_class: ContactClass | None = None
    keeps_said: bool = True
    matches_levels: bool = False


class ContactHandOverGiven(Given):
    """A position (`is_buyer`) or a colleague that left, and who takes over."""

    leaver: Key
    is_buyer: bool
    heir: Key | None = None


@router.get(MATRIX, response=ContactMatrixShown, operation_id="readContactMatrix")
def read_matrix(request: Caller, account_id: Key, asked: Query[MatrixDay]) -> dict[str, Any]:
    """Return the matrix of an account on a day, with its measures."""
    account = seen_account(request.user, account_id)
    return _told(request.user, account, asked.on, asked.basis)


@router.put(MATRIX, response=ContactMatrixShown, operation_id="fillContactMatrix")
def fill_matrix(request: Caller, account_id: Key, given: ContactCellsGiven) -> dict[str, Any]:
    """Say how often pairs meet, or should, as one act; return the matrix after it."""
    account = seen_account(request.user, account_id)
    wishes = [
        CellWish(pair=(each.position, each.colleague), kind=each.kind, times=each.times)
        for each in given.cells
    ]
    set_frequencies(by=request.user, account=account, wishes=wishes, today=timezone.localdate())
    return _told(request.user, account)


@router.get(
    f"{MATRIX}/proposal", response=list[ProposedContactShown], operation_id="readContactProposal"
)
def read_proposal(
    request: Caller, account_id: Key, asked: Query[ContactProposalGiven]
) -> list[dict[str, Any]]:
    """Return the ideal that the roles propose, for fillContactMatrix: cells that would change."""
    account = seen_account(request.user, account_id)
    report = contact_matrix_report(user=request.user, account=account, on=timezone.localdate())
    usual = contact_class_of(account) or ContactClass.B
    wanted = ProposalAsked(
        contact_class=asked.contact_class or usual,
        keeps_said=asked.keeps_said,
        matches_levels=asked.matches_levels,
    )
    return [
        {"position": row, "colleague": column, "before": cell.before, "after": cell.after}
        for (row, column), cell in ideal_proposal(report, wanted).items()
    ]


@router.post(f"{MATRIX}/hand-over", response=ContactMatrixShown, operation_id="handOverContacts")
def hand_over(request: Caller, account_id: Key, given: ContactHandOverGiven) -> dict[str, Any]:
    """Let somebody take over the cells of who left; without an heir they are emptied."""
    account = seen_account(request.user, account_id)
    hand_over_contacts(
        by=request.user,
        account=account,
        leaver=Leaver(key=given.leaver, is_buyer=given.is_buyer),
        heir_id=given.heir,
        today=timezone.localdate(),
    )
    return _told(request.user, account)


@router.post(f"{MATRIX}/undo", response=ContactMatrixShown, operation_id="undoContactMatrix")
def undo_matrix(request: Caller, account_id: Key) -> dict[str, Any]:
    """Take back what the caller did last in the matrix."""
    account = seen_account(request.user, account_id)
    undo_frequencies(by=request.user, account=account, today=timezone.localdate())
    return _told(request.user, account)


@router.post(f"{MATRIX}/redo", response=ContactMatrixShown, operation_id="redoContactMatrix")
def redo_matrix(request: Caller, account_id: Key) -> dict[str, Any]:
    """Do again what the caller took back last."""
    account = seen_account(request.user, account_id)
    redo_frequencies(by=request.user, account=account, today=timezone.localdate())
    return _told(request.user, account)


@relations.get("/relations", response=Page[AccountContactsShown], operation_id="listRelations")
def list_relations(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List coverage and risks of the accounts in view of which people are known."""
    reports = relations_report(user=request.user, on=timezone.localdate())
    part = reports[page.offset : page.offset + page.limit]
    found = [{"account": each.account, "measures": each.measures} for each in part]
    return page.told(found, len(reports))


def _told(
    user: User, account: Account, on: date | None = None, basis: CountBasis = CountBasis.BEST
) -> dict[str, Any]:
    report: MatrixReport = contact_matrix_report(
        user=user, account=account, on=on or timezone.localdate(), basis=basis
    )
    return matrix_json(report)
