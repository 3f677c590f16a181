"""Accounts that may be the same customer, to be merged or refused."""

import threading

from verder.apps.accounts.matching import Named, Pair, alike_pairs
from verder.apps.accounts.models import Account, LookAlikeRefused
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User

_lock = threading.Lock()
_kept: dict[int, list[Pair]] = {}

COMPARED = ("pk", "name", "postcode", "country", "vat_number", "kvk_number")


def look_alikes(user: User | None) -> list[Pair]:
    """Return the pairs of accounts the user sees that look alike and were not refused."""
    refused = set(LookAlikeRefused.objects.values_list("first_id", "second_id"))
    pairs = [pair for pair in all_pairs() if (pair.first_id, pair.second_id) not in refused]
    if user is None:
        return pairs
    seen = set(visible_accounts(user).values_list("pk", flat=True))
    return [pair for pair in pairs if {pair.first_id, pair.second_id} <= seen]


def look_alikes_of(account: Account, user: User | None) -> list[Pair]:
    """Return the pairs that this account is one of."""
    return [pair for pair in look_alikes(user) if account.pk in {pair.first_id, pair.second_id}]


def all_pairs() -> list[Pair]:
    """Return the pairs among all accounts; kept in this process while no account changes."""
    accounts = [
        Named(
            account_id=key,
            name=name,
            postcode=postcode,
            country=country,
            vat_number=vat,
            kvk_number=kvk,
        )
        for key, name, postcode, country, vat, kvk in Account.objects.order_by("pk").values_list(
            *COMPARED
        )
    ]
    key = hash(tuple(accounts))
    with _lock:
        if key not in _kept:
            _kept.clear()
            _kept[key] = alike_pairs(accounts)
        return _kept[key]
