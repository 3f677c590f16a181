"""Who may do what with saved calculations. `None` stands for the terminal."""

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_edit_account, may_see_account
from verder.apps.calculate.models import Calculation
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins


def may_see_calculation(user: User | None, calculation: Calculation) -> bool:
    """Return whether the user reads it: everybody who sees its account, or else its author.

    Where figures on cost filled some of it, only who sees margins.
    """
    if calculation.has_margins and not may_see_margins(user):
        return False
    if calculation.account is None:
        return user is None or calculation.author_id == user.pk
    return may_see_account(user, calculation.account)


def may_change_calculation(user: User | None, calculation: Calculation) -> bool:
    """Return whether the user changes or removes it."""
    return may_see_calculation(user, calculation) and may_keep_with(user, calculation.account)


def may_keep_with(user: User | None, account: Account | None) -> bool:
    """Return whether the user keeps calculations with the account, or without one."""
    return account is None or may_edit_account(user, account)


def may_move_to(user: User | None, calculation: Calculation, account: Account | None) -> bool:
    """Return whether the user keeps it with that account; without one only the author can."""
    if account is None and user is not None and calculation.author_id != user.pk:
        return False
    return may_keep_with(user, account)
