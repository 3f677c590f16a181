"""Who says what serving a customer costs, and how much of it each takes."""

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_edit_account
from verder.apps.core.models import User
from verder.apps.core.rules import EDITS_ACCOUNTS, has_role, may_change_limits, may_see_margins


def may_set_driver_rates(user: User | None) -> bool:
    """Return whether the user says which cost drivers there are and what one of each costs."""
    return may_change_limits(user)


def may_state_quantities(user: User | None, *accounts: Account) -> bool:
    """Return whether the user says how much of a cost driver these accounts take."""
    if user is None or not has_role(user, *EDITS_ACCOUNTS):
        return user is None
    keys = {account.pk for account in accounts}
    return visible_accounts(user).filter(pk__in=keys).count() == len(keys)


def may_propose(user: User | None, account: Account) -> bool:
    """Return whether the user keeps what-ifs of the account as proposals, or withdraws them."""
    return may_see_margins(user) and may_edit_account(user, account)
