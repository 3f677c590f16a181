"""What changes rating sheets; while a sheet is open, every act on it can be undone."""

from verder.apps.identify.services.ratings.cells import fill_from_facts, give_values, note_evidence
from verder.apps.identify.services.ratings.contents import (
    add_accounts,
    add_criterion,
    change_criterion,
    remove_account,
    remove_criterion,
)
from verder.apps.identify.services.ratings.order import move_account
from verder.apps.identify.services.ratings.sheets import (
    change_sheet,
    close_sheet,
    copy_sheet,
    make_sheet,
    remove_sheet,
    reopen_sheet,
)
from verder.apps.identify.services.ratings.steps import last_step, undo_step

__all__ = [
    "add_accounts",
    "add_criterion",
    "change_criterion",
    "change_sheet",
    "close_sheet",
    "copy_sheet",
    "fill_from_facts",
    "give_values",
    "last_step",
    "make_sheet",
    "move_account",
    "note_evidence",
    "remove_account",
    "remove_criterion",
    "remove_sheet",
    "reopen_sheet",
    "undo_step",
]
