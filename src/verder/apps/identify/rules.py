"""Who may say and see what of the choice of key accounts."""

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_edit_account
from verder.apps.core.models import User
from verder.apps.core.rules import EDITS_ACCOUNTS, has_role, may_change_limits, may_see_margins
from verder.apps.identify.input_kinds import SHAPES, InputKind


def may_see_input(user: User | None, kind: InputKind) -> bool:
    """Return whether the user sees this kind, of the accounts in view."""
    return not SHAPES[kind].is_margin or may_see_margins(user)


def may_give_input(user: User | None, account: Account, kind: InputKind) -> bool:
    """Return whether the user says this of the account."""
    return may_see_input(user, kind) and may_edit_account(user, account)


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
