"""Visits that were divided become what accounts get in a year; a division is undone as a whole."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record_many
from verder.apps.core.services.audit import Change
from verder.apps.intensify.models import AgreedVisits, VisitDivision
from verder.apps.intensify.queries.visits import agreed_visits
from verder.apps.intensify.rules import accounts_to_plan


@transaction.atomic
def agree_visits(*, by: User | None, visits: Mapping[int, int]) -> VisitDivision:
    """Say how many visits a year accounts get from now on, by their keys; all of them or none."""
    if not visits:
        raise Refused("plan_nothing_chosen")
    accounts = _plannable(by, visits)
    before = agreed_visits(accounts)
    division = VisitDivision.objects.create(by=by, at=timezone.now())
    AgreedVisits.objects.bulk_create(
        AgreedVisits(division=division, account_id=key, visits=visits[key]) for key in accounts
    )
    was = {key: each.visits for key, each in before.items()}
    _record(by, accounts, "account.visits_agreed", was, visits)
    return division


@transaction.atomic
def undo_division(*, by: User | None, division: VisitDivision) -> None:
    """Let accounts get the visits again that they got before a division."""
    held = VisitDivision.objects.select_for_update().get(pk=division.pk)
    if held.undone_at is not None:
        raise Refused("plan_division_undone")
    was = {each.account_id: each.visits for each in held.agreed.all()}
    accounts = _plannable(by, was)
    held.undone_at = timezone.now()
    held.save(update_fields=["undone_at"])
    now = {key: each.visits for key, each in agreed_visits(accounts).items()}
    _record(by, accounts, "account.visits_undone", was, now)


def _plannable(by: User | None, keys: Mapping[int, int]) -> dict[int, Account]:
    """Return these accounts, of which the user plans every one."""
    found = accounts_to_plan(by).in_bulk(list(keys))
    if len(found) != len(keys):
        raise PermissionDenied
    return found


def _record(
    by: User | None,
    accounts: Mapping[int, Account],
    action: str,
    was: Mapping[int, int],
    now: Mapping[int, int],
) -> None:
    record_many(
        by=by,
        changes=[
            Change(
                action=action,
                subject=account,
                before={"visits": was.get(key)},
                after={"visits": now.get(key)},
            )
            for key, account in sorted(accounts.items())
        ],
    )
