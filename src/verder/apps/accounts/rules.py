"""Who may do what with an account. `None` stands for the terminal, which may everything."""

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.core.reading import once
from verder.apps.core.rules import EDITS_ACCOUNTS, has_role


def may_see_account(user: User | None, account: Account) -> bool:
    """Return whether the account is among those that the user sees."""
    if user is None:
        return True
    seen = visible_accounts(user).filter(pk=account.pk)
    return once(("account seen", user.pk, account.pk), seen.exists)


def may_make_account(user: User | None) -> bool:
    """Return whether the user adds customers."""
    return has_role(user, *EDITS_ACCOUNTS)


def may_edit_account(user: User | None, account: Account) -> bool:
    """Return whether the user changes what is said of the account."""
    return has_role(user, *EDITS_ACCOUNTS) and may_see_account(user, account)


def may_assign_account(user: User | None, account: Account) -> bool:
    """Return whether the user says who looks after the account."""
    return may_arrange_accounts(user) and may_see_account(user, account)


def may_arrange_accounts(user: User | None) -> bool:
    """Return whether the user merges, groups and assigns accounts, of those in view."""
    return has_role(user, Role.ADMINISTRATOR, Role.CONTROLLER, Role.SALES_MANAGER)


def may_arrange(user: User | None, *accounts: Account) -> bool:
    """Return whether the user merges, groups or splits these very accounts."""
    return may_arrange_accounts(user) and all(may_see_account(user, one) for one in accounts)


def may_relate(user: User | None, relation: Relation, *accounts: Account) -> bool:
    """Return whether the user says of these accounts on which others they hang.

    A legal group changes who sees an account and where its figures count; the other
    relations are said by whoever edits it.
    """
    if relation is Relation.LEGAL:
        return may_arrange(user, *accounts)
    return has_role(user, *EDITS_ACCOUNTS) and all(may_see_account(user, one) for one in accounts)
