"""The contact matrix of an account: read, filled, taken back, done again."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.intensify.contact_matrix_shown import ContactMatrixShown
from verder.api.records import seen_account
from verder.api.values import Day, Given, Key
from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import FrequencyKind
from verder.apps.intensify.models.contacts import MOST_A_YEAR
from verder.apps.intensify.reports.contact_matrix import MatrixReport, contact_matrix_report
from verder.apps.intensify.reports.matrix_json import matrix_json
from verder.apps.intensify.services.frequencies import (
    CellWish,
    redo_frequencies,
    set_frequencies,
    undo_frequencies,
)
from verder.domain.intensify.contact_counts import CountBasis

router = Router(tags=["contact_matrix"])
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


def _told(
    user: User, account: Account, on: date | None = None, basis: CountBasis = CountBasis.BEST
) -> dict[str, Any]:
    report: MatrixReport = contact_matrix_report(
        user=user, account=account, on=on or timezone.localdate(), basis=basis
    )
    return matrix_json(report)
