"""An account as plain values, and back: what an undo needs."""

from typing import Any

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, LookAlikeRefused
from verder.apps.accounts.tree import account_of_key
from verder.apps.core.models import Team, User

PLAIN = (
    *("name", "sector", "region", "street", "postcode", "city", "country"),
    *("vat_number", "kvk_number"),
)


def snapshot(account: Account) -> dict[str, Any]:
    """Return all that is said of the account itself."""
    refused = LookAlikeRefused.objects.filter(first=account) | LookAlikeRefused.objects.filter(
        second=account
    )
    return {
        "id": account.pk,
        **{name: getattr(account, name) for name in PLAIN},
        **{relation.value: getattr(account, f"{relation.value}_id") for relation in Relation},
        "owner": account.owner_id,
        "team": account.team_id,
        "members": list(account.members.values_list("pk", flat=True)),
        "refused": [list(pair) for pair in refused.values_list("first_id", "second_id")],
    }


def account_of(kept: dict[str, Any]) -> Account:
    """Make the account again, with its old key and the people and accounts that still exist."""
    account = Account(
        pk=kept["id"],
        **{name: kept[name] for name in PLAIN},
        **{relation.value: account_of_key(kept.get(relation.value)) for relation in Relation},
        owner=User.objects.filter(pk=kept["owner"]).first(),
        team=Team.objects.filter(pk=kept["team"]).first(),
    )
    account.save(force_insert=True)
    account.members.set(User.objects.filter(pk__in=kept["members"]))
    for first, second in kept["refused"]:
        if Account.objects.filter(pk__in=[first, second]).count() == 2:
            LookAlikeRefused.objects.create(first_id=first, second_id=second)
    return account
