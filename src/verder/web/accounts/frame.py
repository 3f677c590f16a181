"""What every page about one account shows around its own content."""

from typing import Any

from django.shortcuts import get_object_or_404

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_assign_account, may_edit_account
from verder.apps.core.models import User
from verder.apps.identify.queries.selection import decisions_of
from verder.web.accounts.tabs import areas_of
from verder.web.core.requests import Request

TOLD_WITH = ("owner", "team", "parent", "head", "contact_with__owner", "bill_to")


def seen_account(user: User, account_id: int) -> Account:
    """Return an account of those in view; a hidden one does not exist."""
    accounts = visible_accounts(user).select_related(*TOLD_WITH)
    return get_object_or_404(accounts, pk=account_id)


def account_frame(request: Request, account: Account, tab: str) -> dict[str, Any]:
    """Return what `accounts/frame.html` needs; `tab` is the name of the current one."""
    areas = areas_of(request.user, account, tab, request.GET)
    return {
        "account": account,
        "head": seen_head(request.user, account),
        "areas": areas,
        "tabs": next((area.tabs for area in areas if area.link.is_current), []),
        "decided": decisions_of([account.pk]).get(account.pk),
        "may_edit": may_edit_account(request.user, account),
        "may_assign": may_assign_account(request.user, account),
    }


def seen_head(user: User, account: Account) -> Account | None:
    """Return the head of the group that the account stands in, if that is in view."""
    if account.head_id is None or not visible_accounts(user).filter(pk=account.head_id).exists():
        return None
    return account.head
