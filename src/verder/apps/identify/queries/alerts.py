"""Reads for the alerts: whose accounts they are, and which were put aside."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.models import SeenAlert
from verder.apps.identify.queries.accounts import MANY
from verder.domain.identify.alerts import AlertKind

AlertKey = tuple[int, AlertKind]


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """An account by name, and who looks after it."""

    name: str
    owner_id: int | None
    owner: str


def looked_after(account_ids: Collection[int]) -> dict[int, LookedAfter]:
    """Return these accounts with their account managers."""
    accounts = Account.objects.all()
    if len(account_ids) <= MANY:
        accounts = accounts.filter(pk__in=account_ids)
    wanted = set(account_ids)
    rows = accounts.values_list("pk", "name", "owner_id", "owner__name")
    return {key: LookedAfter(name, by, who or "") for key, name, by, who in rows if key in wanted}


def seen_alerts(user: User | None, on: date) -> frozenset[AlertKey]:
    """Return the alerts of a day that the user put aside."""
    if user is None:
        return frozenset()
    rows = SeenAlert.objects.filter(user=user, on=on).values_list("account", "kind")
    return frozenset((account_id, AlertKind(kind)) for account_id, kind in rows)
