"""Alerts that a user has seen: put aside until the next month, and brought back."""

from collections.abc import Collection, Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.core.services import record_many
from verder.apps.core.services.audit import Change
from verder.apps.identify.models import SeenAlert
from verder.apps.identify.queries.alerts import AlertKey, seen_alerts


@transaction.atomic
def put_aside(*, by: User, alerts: Collection[AlertKey], on: date) -> list[AlertKey]:
    """Let alerts of a day rest for this user, and return those that did not rest yet."""
    accounts = _accounts(by, alerts)
    seen = seen_alerts(by, on)
    fresh = [key for key in dict.fromkeys(alerts) if key not in seen]
    at = timezone.now()
    SeenAlert.objects.bulk_create(
        SeenAlert(user=by, account=accounts[account_id], kind=kind, on=on, at=at)
        for account_id, kind in fresh
    )
    record_many(by=by, changes=_changes("alert.seen", fresh, accounts, on))
    return fresh


@transaction.atomic
def bring_back(*, by: User, alerts: Collection[AlertKey], on: date) -> list[AlertKey]:
    """Let alerts wait again that the user put aside, and return which they are."""
    accounts = _accounts(by, alerts)
    seen = seen_alerts(by, on)
    resting = [key for key in dict.fromkeys(alerts) if key in seen]
    for account_id, kind in resting:
        SeenAlert.objects.filter(user=by, account=account_id, kind=kind, on=on).delete()
    record_many(by=by, changes=_changes("alert.brought_back", resting, accounts, on))
    return resting


def _accounts(by: User, alerts: Collection[AlertKey]) -> Mapping[int, Account]:
    """Return the accounts; who may not see one of them does nothing at all."""
    wanted = {account_id for account_id, _kind in alerts}
    found = visible_accounts(by).in_bulk(wanted)
    if found.keys() != wanted:
        raise PermissionDenied
    return found


def _changes(
    action: str, alerts: Collection[AlertKey], accounts: Mapping[int, Account], on: date
) -> list[Change]:
    return [
        Change(action=action, subject=accounts[account_id], after={"alert": str(kind), "on": on})
        for account_id, kind in alerts
    ]
