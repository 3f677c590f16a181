"""Records that a caller may see; what is hidden does not exist."""

from collections.abc import Collection

from django.http import Http404
from django.shortcuts import get_object_or_404

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User


def seen_account(user: User, account_id: int) -> Account:
    """Return an account of those in view."""
    accounts = visible_accounts(user).select_related("owner", "team", "parent", "head")
    return get_object_or_404(accounts, pk=account_id)


def seen_accounts(user: User, account_ids: Collection[int]) -> list[Account]:
    """Return these accounts in the order of their names; one that is hidden refuses them all."""
    found = list(visible_accounts(user).filter(pk__in=account_ids).order_by("name", "pk"))
    if len(found) != len(set(account_ids)):
        raise Http404
    return found
