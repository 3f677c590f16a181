"""Accounts as one caller may see them: relations to hidden accounts stay hidden."""

from collections.abc import Sequence
from typing import Final

from verder.api.accounts.shown import AccountShown
from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User

RELATIONS: Final = ("parent", "head", "contact_with", "bill_to")


def account_told(user: User, account: Account) -> AccountShown:
    """Return the account with the relations that the user sees."""
    return accounts_told(user, [account])[0]


def accounts_told(user: User, accounts: Sequence[Account]) -> list[AccountShown]:
    """Return accounts with the relations that the user sees."""
    keys = {getattr(each, f"{name}_id") for each in accounts for name in RELATIONS}
    seen = set(visible_accounts(user).filter(pk__in=keys - {None}).values_list("pk", flat=True))
    return [_told(each, seen) for each in accounts]


def _told(account: Account, seen: set[int]) -> AccountShown:
    hidden = [name for name in RELATIONS if getattr(account, f"{name}_id") not in seen]
    return AccountShown.model_validate(account).model_copy(update=dict.fromkeys(hidden))
