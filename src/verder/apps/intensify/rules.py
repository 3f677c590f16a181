"""Who may do what with the people around an account."""

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import own_accounts
from verder.apps.accounts.rules import may_edit_account, may_see_account
from verder.apps.core.models import User
from verder.apps.core.reading import once


def is_in_account_team(user: User | None, account: Account) -> bool:
    """Return whether the account is one of the user's own: by owner, team or membership.

    Whoever sees all accounts because of the role is not in their teams for that.
    """
    if user is None:
        return True
    if not user.is_active:
        return False
    own = own_accounts(user).filter(pk__in=[account.pk, account.head_id or account.pk])
    return once(("account own", user.pk, account.pk), own.exists)


def may_see_people(user: User | None, account: Account) -> bool:
    """Return whether the user sees who works at the account and who meets whom."""
    return may_see_account(user, account)


def may_edit_people(user: User | None, account: Account) -> bool:
    """Return whether the user says who works at the account, and in which role."""
    return may_edit_account(user, account) or is_in_account_team(user, account)


def may_log_contacts(user: User | None, account: Account) -> bool:
    """Return whether the user plans and logs contacts with the account."""
    return may_edit_people(user, account)


def may_see_opinions(user: User | None, account: Account) -> bool:
    """Return whether the user sees influence, attitude and notes on people: the team alone."""
    return is_in_account_team(user, account)


def may_give_opinions(user: User | None, account: Account) -> bool:
    """Return whether the user judges influence and attitude."""
    return is_in_account_team(user, account)


def may_arrange_team(user: User | None, account: Account) -> bool:
    """Return whether the user says who of the own side is in the team of the account."""
    return may_edit_account(user, account)
