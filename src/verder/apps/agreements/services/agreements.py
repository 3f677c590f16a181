"""Agreements are made, changed, removed, and each of that undone."""

from typing import TypeVar

from django.db import transaction

from verder.apps.accounts.said import Said
from verder.apps.accounts.services.said import say, take_away, undo
from verder.apps.agreements.models import Attachment, BonusAgreement, Contract
from verder.apps.core.models import User
from verder.apps.core.services import bump_revision

Row = TypeVar("Row", bound=Said)


@transaction.atomic
def agree(*, by: User | None, row: Row, instead_of: Row | None = None) -> Row:
    """Keep a new agreement, or a changed one in the place of the one it was."""
    if isinstance(row, Contract) and isinstance(instead_of, Contract):
        instead_of.refresh_from_db(fields=["reminded_of"])
        row.reminded_of = instead_of.reminded_of
    kept = say(by=by, row=row, instead_of=instead_of)
    if instead_of is not None and kept.pk != instead_of.pk:
        _move_attachments(instead_of, kept)
    _renew_figures(kept, instead_of)
    return kept


@transaction.atomic
def end_agreement(*, by: User | None, row: Said) -> None:
    """Remove an agreement; it can be brought back."""
    take_away(by=by, row=row)
    _renew_figures(row)


@transaction.atomic
def undo_agreement(*, by: User | None, row: Said) -> None:
    """Undo the latest act on an agreement."""
    if row.replaced_on is None and row.replaces is not None:
        _move_attachments(row, row.replaces)
    undo(by=by, row=row)
    _renew_figures(row, row.replaces)


def _move_attachments(row: Said, to: Said) -> None:
    """Let the files of a contract hang on the row that says it now."""
    if isinstance(row, Contract) and isinstance(to, Contract):
        Attachment.objects.filter(contract=row).update(contract=to)


def _renew_figures(*rows: Said | None) -> None:
    """Let figures be reckoned anew where a bonus changed, or the end of what brings revenue."""
    if any(isinstance(row, BonusAgreement) or _is_recurring(row) for row in rows):
        bump_revision()


def _is_recurring(row: Said | None) -> bool:
    return isinstance(row, Contract) and row.is_recurring
