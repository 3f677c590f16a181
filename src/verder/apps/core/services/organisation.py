"""Settings that hold for everybody, and the revision that figures are cached by."""

from collections.abc import Mapping
from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from verder.apps.core.models import Organisation, User
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_change_limits, may_change_settings
from verder.apps.core.services.audit import record
from verder.apps.core.services.changes import apply_changes


class SettingChanges(TypedDict, total=False):
    """What may be changed of the organisation."""

    name: str
    currency: str
    fiscal_year_start: int


def bump_revision() -> None:
    """Let every cached figure be computed anew; part of any change they depend on."""
    organisation()
    Organisation.objects.filter(pk=1).update(revision=F("revision") + 1)


def bump_cost_revision() -> None:
    """Let cost to serve be computed anew; part of any change to drivers, rates and quantities."""
    organisation()
    Organisation.objects.filter(pk=1).update(cost_revision=F("cost_revision") + 1)


def locked_organisation() -> Organisation:
    """Return the organisation, and make other writers of the facts wait until this is done."""
    organisation()
    return Organisation.objects.select_for_update().get(pk=1)


@transaction.atomic
def change_settings(*, by: User | None, **changes: Unpack[SettingChanges]) -> Organisation:
    """Change settings of the organisation; another currency makes every figure anew."""
    if not may_change_settings(by):
        raise PermissionDenied
    current = locked_organisation()
    if "currency" in changes:
        changes["currency"] = changes["currency"].strip().upper()
    difference = apply_changes(current, dict(changes))
    if difference:
        record(
            by=by,
            action="organisation.changed",
            subject=current,
            before=difference.before,
            after=difference.after,
        )
        bump_revision()
    return current


@transaction.atomic
def change_limits(*, by: User | None, analysis: str, limits: Mapping[str, object]) -> None:
    """Keep the thresholds of one analysis; an empty mapping brings the defaults back."""
    if not may_change_limits(by):
        raise PermissionDenied
    current = locked_organisation()
    before = dict(current.limits.get(analysis, {}))
    kept = {name: value for name, value in current.limits.items() if name != analysis}
    current.limits = {**kept, analysis: dict(limits)} if limits else kept
    current.full_clean()
    current.save(update_fields=["limits"])
    if before != dict(limits):
        record(
            by=by,
            action="limits.changed",
            subject=f"limits:{analysis}",
            before=before,
            after=limits,
        )
