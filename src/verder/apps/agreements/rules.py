"""Who may do what with agreements and their papers."""

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_edit_account
from verder.apps.core.models import User


def may_agree(user: User | None, account: Account) -> bool:
    """Return whether the user keeps agreements and files of the account."""
    return may_edit_account(user, account)
