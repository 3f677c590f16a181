"""Calculations are kept, named, copied, removed, and brought back."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.calculate.enums import CalculationKind
from verder.apps.calculate.looking_back import looks_back_with
from verder.apps.calculate.models import Calculation
from verder.apps.calculate.rules import (
    may_change_calculation,
    may_keep_with,
    may_move_to,
    may_see_calculation,
)
from verder.apps.calculate.services.trail import Worked, told
from verder.apps.core.failures import Refused
from verder.apps.core.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """How a calculation is called, and with which account it is kept."""

    name: str
    note: str = ""
    account: Account | None = None
    kind: CalculationKind = CalculationKind.PLAIN


@transaction.atomic
def save_calculation(
    *, by: User | None, worked: Worked, named: Named, before: Calculation | None = None
) -> Calculation:
    """Keep a calculation with its answer; `before` is the one that it looks back on."""
    if not may_keep_with(by, named.account):
        raise PermissionDenied
    _check_before(by, worked, named, before)
    now = timezone.now()
    made = Calculation(
        **worked.fields,
        calculator=worked.key,
        name=named.name.strip(),
        note=named.note.strip(),
        account=named.account,
        kind=named.kind,
        before=before,
        author=by,
        made_at=now,
        changed_at=now,
    )
    made.full_clean()
    made.save()
    told(by=by, calculation=made, act="kept")
    return made


def _check_before(
    by: User | None, worked: Worked, named: Named, before: Calculation | None
) -> None:
    """Refuse a post-calculation of something else than a pre-calculation that it looks back on."""
    if (before is not None) != (named.kind is CalculationKind.AFTER):
        raise Refused("calculation_before_missing")
    if before is None:
        return
    if not may_see_calculation(by, before):
        raise PermissionDenied
    fitting = {before.calculator, looks_back_with(before.calculator)}
    if before.kind != CalculationKind.BEFORE or worked.key not in fitting:
        raise Refused("calculation_not_before")


@transaction.atomic
def change_calculation(*, by: User | None, calculation: Calculation, named: Named) -> Calculation:
    """Change name, note, account or kind; the answer stays."""
    held = _changeable(by, calculation)
    if not may_move_to(by, held, named.account):
        raise PermissionDenied
    if (named.kind is CalculationKind.AFTER) != (held.before_id is not None):
        raise Refused("calculation_before_missing")
    was = held.account
    changed = {
        "name": named.name.strip(),
        "note": named.note.strip(),
        "account": named.account,
        "kind": named.kind,
    }
    names = [name for name, value in changed.items() if getattr(held, name) != value]
    if not names:
        return held
    for name in names:
        setattr(held, name, changed[name])
    held.changed_at = timezone.now()
    held.full_clean()
    held.save(update_fields=[*names, "changed_at"])
    if was is not None and was != held.account:
        told(by=by, calculation=held, act="moved", account=was)
    told(by=by, calculation=held, act="changed", changed=names)
    return held


@transaction.atomic
def copy_calculation(*, by: User | None, calculation: Calculation, name: str) -> Calculation:
    """Keep the same calculation once more: with the account, or as one's own who may not."""
    if not may_see_calculation(by, calculation):
        raise PermissionDenied
    account = calculation.account if may_keep_with(by, calculation.account) else None
    return save_calculation(
        by=by,
        worked=Worked.of(calculation),
        named=Named(name=name, note=calculation.note, account=account),
    )


@transaction.atomic
def remove_calculation(*, by: User | None, calculation: Calculation) -> None:
    """Remove a calculation; it can be brought back."""
    held = _changeable(by, calculation)
    held.removed_at = timezone.now()
    held.save(update_fields=["removed_at"])
    told(by=by, calculation=held, act="removed")


@transaction.atomic
def restore_calculation(*, by: User | None, calculation: Calculation) -> None:
    """Bring a removed calculation back."""
    held = _changeable(by, calculation, is_removed=True)
    held.removed_at = None
    held.save(update_fields=["removed_at"])
    told(by=by, calculation=held, act="restored")


def _changeable(
    by: User | None, calculation: Calculation, *, is_removed: bool = False
) -> Calculation:
    """Return the calculation, locked, for who may change it as it stands."""
    rows = Calculation.objects.select_for_update(of=("self",)).select_related("account")
    held = rows.get(pk=calculation.pk)
    if not may_change_calculation(by, held):
        raise PermissionDenied
    if (held.removed_at is not None) != is_removed:
        raise Refused("calculation_stands" if is_removed else "calculation_removed")
    return held
