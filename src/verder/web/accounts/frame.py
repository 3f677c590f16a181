"""What every page about one account shows around its own content."""

from typing import Any

from django.shortcuts import get_object_or_404

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_assign_account, may_edit_account
from verder.apps.core.models import User
from verder.apps.identify.queries.selection import decisions_of
from verder.web.accounts.tabs import tabs_of
from verder.web.core.requests import Request


def seen_account(user: User, account_id: int) -> Account:
    """Return an account of those in view; a hidden one does not exist."""
    accounts = visible_accounts(user).select_related("owner", "team", "parent", "head")
    return get_object_or_404(accounts, pk=account_id)


def account_frame(request: Request, account: Account, tab: str) -> dict[str, Any]:
    """Return what `accounts/frame.html` needs; `tab` is the name of the current one."""
    return {
        "account": account,
        "tabs": tabs_of(request.user, account, tab, request.GET),
        "decided": decisions_of([account.pk]).get(account.pk),
        "may_edit": may_edit_account(request.user, account),
        "may_assign": may_assign_account(request.user, account),
    }
