"""Which accounts an act on a list is about: those that are ticked, or all that the list found."""

from django.http import QueryDict

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.keys import record_keys
from verder.apps.core.models import User
from verder.apps.identify.reports.account_list import list_basis
from verder.web.accounts.choices import owner_choices
from verder.web.accounts.tables import account_table
from verder.web.core.requests import Request
from verder.web.identify.asked import read_question

MOST = 1000  # that a page ticks one by one


def selected_ids(request: Request) -> list[int]:
    """Return the chosen accounts in view; "every" holds what the list was asked for."""
    asked = request.POST.get("every", "")
    if asked:
        return found_ids(request.user, QueryDict(asked))
    keys = record_keys(request.POST.getlist("selected"))[:MOST]
    seen = set(visible_accounts(request.user).filter(pk__in=keys).values_list("pk", flat=True))
    return [key for key in keys if key in seen]


def selected_accounts(request: Request) -> list[Account]:
    """Return the chosen accounts in view, by name."""
    keys = selected_ids(request)
    accounts = visible_accounts(request.user).select_related("owner", "team")
    return list(accounts.filter(pk__in=keys).order_by("name", "pk"))


def found_ids(user: User, query: QueryDict) -> list[int]:
    """Return every account that the list finds for this address, in its order."""
    basis = list_basis(user, read_question(user, query).question)
    _table, rows = account_table(basis, query, owner_choices(user))
    return rows.ids
