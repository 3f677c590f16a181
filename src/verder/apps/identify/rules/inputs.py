"""Who may say what of an account beside its invoices, and who may see it."""

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_edit_account
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.input_kinds import SHAPES, InputKind


def may_see_input(user: User | None, kind: InputKind) -> bool:
    """Return whether the user sees this kind, of the accounts in view."""
    return not SHAPES[kind].is_margin or may_see_margins(user)


def may_give_input(user: User | None, account: Account, kind: InputKind) -> bool:
    """Return whether the user says this of the account."""
    return may_see_input(user, kind) and may_edit_account(user, account)
