"""What changes a round in which key accounts are chosen."""

from verder.apps.identify.services.selection.bulk import Decided, decide_accounts
from verder.apps.identify.services.selection.closing import close_round
from verder.apps.identify.services.selection.criteria import (
    CriterionWish,
    add_criterion,
    change_criterion,
    remove_criterion,
    set_weights,
)
from verder.apps.identify.services.selection.decisions import decide, withdraw_decision
from verder.apps.identify.services.selection.entries import add_accounts, remove_account
from verder.apps.identify.services.selection.rounds import (
    begin_round,
    change_round,
    make_round,
    remove_round,
)
from verder.apps.identify.services.selection.scores import clear_score, set_score
from verder.apps.identify.services.selection.undoing import undo_change, undoable

__all__ = [
    "CriterionWish",
    "Decided",
    "add_accounts",
    "add_criterion",
    "begin_round",
    "change_criterion",
    "change_round",
    "clear_score",
    "close_round",
    "decide",
    "decide_accounts",
    "make_round",
    "remove_account",
    "remove_criterion",
    "remove_round",
    "set_score",
    "set_weights",
    "undo_change",
    "undoable",
    "withdraw_decision",
]
