"""What hung on an account that goes up in another one hangs on that one, and comes back."""

from collections.abc import Mapping
from typing import Any

from verder.apps.accounts.enums import BESIDE, Relation
from verder.apps.accounts.models import Account
from verder.apps.accounts.tree import above, is_free_to_hang


def move_relations(keep: Account, gone: Account) -> dict[str, Any]:
    """Move who is contacted and who pays to the account that stays, and return what that was.

    The legal tree moves with the accounts themselves.
    """
    return {relation.value: move_relation(keep.pk, gone.pk, relation) for relation in BESIDE}


def move_relation(keep: int, gone: int, relation: Relation) -> dict[str, Any]:
    """Move one relation; where the kept account hung on the other one, it takes its place."""
    field, before = relation.value, hung_on(keep, relation)
    after, took = before, hung_on(gone, relation)
    if gone in above(keep, relation) or (before is None and is_free_to_hang(keep, took, relation)):
        after = took
    accounts = Account.objects.filter(**{field: gone}).exclude(pk=keep)
    hung = list(accounts.values_list("pk", flat=True))
    Account.objects.filter(pk__in=hung).update(**{field: keep})
    Account.objects.filter(pk=keep).update(**{field: after})
    return {"hung": hung, "before": before, "after": after}


def give_relations_back(
    keep: Account, back: Account, moved: Mapping[str, Mapping[str, Any]]
) -> None:
    """Hang what came along on the account that came back, where it still hangs as it came."""
    for name, was in moved.items():
        relation = Relation(name)
        is_as_left = hung_on(keep.pk, relation) == was["after"] and is_there(was["before"])
        if is_as_left and is_free_to_hang(keep.pk, was["before"], relation):
            Account.objects.filter(pk=keep.pk).update(**{name: was["before"]})
        hung = Account.objects.filter(pk__in=was["hung"], **{name: keep})
        hung.exclude(pk__in=list(above(back.pk, relation))).update(**{name: back})


def hung_on(account_id: int, relation: Relation) -> int | None:
    """Return the account on which this one hangs."""
    rows = Account.objects.values_list(f"{relation.value}_id", flat=True)
    found: int | None = rows.get(pk=account_id)
    return found


def is_there(account_id: int | None) -> bool:
    """Return whether an account still exists; none at all always does."""
    return account_id is None or Account.objects.filter(pk=account_id).exists()
