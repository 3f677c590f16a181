"""Reads of how accounts hang on each other: what is above, what is below, the top of each group."""

from collections.abc import Iterator

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account


def account_of_key(account_id: int | None) -> Account | None:
    """Return the account of this number; None where none is meant, or it is gone."""
    return None if account_id is None else Account.objects.filter(pk=account_id).first()


def above(account_id: int, relation: Relation = Relation.LEGAL) -> Iterator[int]:
    """Yield the accounts that this one hangs on, the nearest first."""
    rows = Account.objects.values_list(f"{relation.value}_id", flat=True)
    key = rows.get(pk=account_id)
    while key is not None:
        yield key
        key = rows.get(pk=key)


def head_of(account: Account) -> int:
    """Return the head of the account's group: itself where it stands on its own."""
    return account.head_id or account.pk


def top_of(account_id: int) -> int:
    """Return the top of the group in which the account stands."""
    return [account_id, *above(account_id)][-1]


def descendant_ids(account_id: int) -> set[int]:
    """Return the account and all below it, level by level."""
    found, level = {account_id}, {account_id}
    while level:
        children = Account.objects.filter(parent__in=level).values_list("pk", flat=True)
        level = set(children) - found
        found |= level
    return found


def is_free_to_hang(account_id: int, on: int | None, relation: Relation) -> bool:
    """Return whether hanging the account there makes no circle."""
    return on is None or account_id not in {on, *above(on, relation)}
