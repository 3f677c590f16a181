"""What changes accounts, their numbers and groups, and products."""

from verder.apps.accounts.services.assigning import assign_accounts, undo_assignment
from verder.apps.accounts.services.editing import change_account, make_account, set_members
from verder.apps.accounts.services.groups import move_account, put_under, take_out
from verder.apps.accounts.services.merging import merge_accounts, refuse_look_alike, undo_merge
from verder.apps.accounts.services.numbers import add_number, move_number
from verder.apps.accounts.services.relations import relate, undo_relations

__all__ = [
    "add_number",
    "assign_accounts",
    "change_account",
    "make_account",
    "merge_accounts",
    "move_account",
    "move_number",
    "put_under",
    "refuse_look_alike",
    "relate",
    "set_members",
    "take_out",
    "undo_assignment",
    "undo_merge",
    "undo_relations",
]
