"""Many accounts get an account manager or a team in one act, which is taken back in one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account, AssignmentRecord
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_arrange_accounts
from verder.apps.core.failures import Refused
from verder.apps.core.models import Team, User
from verder.apps.core.services.audit import Change, record_many

MODELS: Mapping[str, type[User] | type[Team]] = {"owner": User, "team": Team}


class Assignment(TypedDict, total=False):
    """Who looks after accounts from now on."""

    owner: User | None
    team: Team | None


@transaction.atomic
def assign_accounts(
    *, accounts: Collection[Account], by: User | None, **given: Unpack[Assignment]
) -> AssignmentRecord | None:
    """Give accounts an owner, a team, or both; None where they all had them already."""
    _check(accounts, by)
    wanted = {name: getattr(value, "pk", None) for name, value in given.items()}
    changed = [account for account in accounts if _keys(account, wanted) != wanted]
    if not changed:
        return None
    before = {str(account.pk): _keys(account, wanted) for account in changed}
    _give(changed, given, by)
    return AssignmentRecord.objects.create(by=by, at=timezone.now(), before=before, after=wanted)


@transaction.atomic
def undo_assignment(*, assignment: AssignmentRecord, by: User | None) -> int:
    """Give accounts back to whom they were taken from, where nobody moved them since.

    Who gave them away takes that back, though they may be out of view by then.
    """
    current = AssignmentRecord.objects.select_for_update().get(pk=assignment.pk)
    if by is not None and not (current.by_id == by.pk and may_arrange_accounts(by)):
        raise PermissionDenied
    if current.undone_at:
        raise Refused("assignment_undone")
    parts: dict[tuple[tuple[str, int | None], ...], list[Account]] = defaultdict(list)
    found = Account.objects.select_related("owner", "team").in_bulk(map(int, current.before))
    for key, was in current.before.items():
        account = found.get(int(key))
        if account and _keys(account, current.after) == current.after:
            parts[tuple(was.items())].append(account)
    for was, accounts in parts.items():
        given = {name: _record(name, key) for name, key in was}
        _give(accounts, given, by)
    current.undone_at = timezone.now()
    current.save(update_fields=["undone_at"])
    return sum(map(len, parts.values()))


def _check(accounts: Collection[Account], by: User | None) -> None:
    if not may_arrange_accounts(by):
        raise PermissionDenied
    keys = {account.pk for account in accounts}
    if by is not None and visible_accounts(by).filter(pk__in=keys).count() != len(keys):
        raise PermissionDenied


def _record(name: str, key: int | None) -> User | Team | None:
    """Return who or what stands behind a key; who is gone since is nobody."""
    return None if key is None else MODELS[name].objects.filter(pk=key).first()


def _keys(account: Account, names: Mapping[str, object]) -> dict[str, int | None]:
    return {name: getattr(account, f"{name}_id") for name in names}


def _give(accounts: Sequence[Account], given: Mapping[str, Any], by: User | None) -> None:
    """Put it on record and write it; what an import made stays now that people worked on it."""
    record_many(by=by, changes=[_change(account, given) for account in accounts])
    rows = Account.objects.filter(pk__in=[account.pk for account in accounts])
    rows.update(made_by_import=None, **given)


def _change(account: Account, given: Mapping[str, object]) -> Change:
    before = {name: getattr(account, name) for name in given}
    different = [name for name, value in given.items() if before[name] != value]
    return Change(
        action="account.changed",
        subject=account,
        before={name: before[name] for name in different},
        after={name: given[name] for name in different},
    )
