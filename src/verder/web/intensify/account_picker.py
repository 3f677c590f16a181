"""Choosing an account first: for a contact that was had, and for somebody who is new."""

from collections.abc import Callable
from typing import Any, Final

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.rules import may_import
from verder.apps.intensify.queries.diary import contact_accounts, recent_accounts
from verder.web.core.requests import Request

MOST_FOUND: Final = 12


def picker_of(request: Request, leads_to: Callable[[Account], str]) -> dict[str, Any]:
    """Return the accounts to choose from, by the words that were typed, and where each leads."""
    words = request.GET.get("q", "").replace("\x00", "").strip()
    found = (
        contact_accounts(request.user, words, most=MOST_FOUND)
        if words
        else recent_accounts(request.user, most=MOST_FOUND)
    )
    return {
        "accounts": [(account, leads_to(account)) for account in found],
        "words": words,
        "has_accounts": bool(found) or visible_accounts(request.user).exists(),
        "may_import": may_import(request.user),
    }


def is_search(request: Request) -> bool:
    """Return whether the list of found accounts alone is asked for."""
    return request.headers.get("HX-Target") == "found-accounts"
