"""Where what was said of an account is taken back, and to which tab one returns."""

from collections.abc import Collection
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from verder.apps.accounts.models import Account
from verder.apps.identify.models import AccountInput, Said

TABS: Final = ("account_inputs", "account_mutual", "account_strength")


def undo_address(row: Said, tab: str) -> str:
    """Return where the latest act on a row is undone."""
    address = reverse("account_said_undo", args=[row.account_id, row.said_as, row.pk])
    return f"{address}?{urlencode({'tab': tab})}"


def inputs_undo_address(account: Account, said: Collection[AccountInput], tab: str) -> str:
    """Return where inputs said together are taken back together; nothing where there are none."""
    if not said:
        return ""
    query = [("tab", tab), *(("said", str(each.pk)) for each in said)]
    return f"{reverse('account_inputs_undo', args=[account.pk])}?{urlencode(query)}"


def tab_of(asked: str) -> str:
    """Return the tab to go back to."""
    return asked if asked in TABS else TABS[0]
