"""Contacts are logged, changed, finished and dropped, and each of that undone."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.core.services.audit import plain
from verder.apps.intensify.entries import (
    ContactEntry,
    Newcomer,
    StepEntry,
    fingerprint_of,
    uid_of_step,
)
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import Colleague, ContactMoment, Position
from verder.apps.intensify.rules import may_change_contact, may_log_contacts
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.newcomers import with_newcomers
from verder.apps.intensify.services.steps import promise

WRITTEN: Final = (
    *("state", "channel", "on", "begins_at", "minutes", "place", "purpose", "agreed"),
    "is_private",
)
CONTENT: Final = (*WRITTEN, "is_month_only")
PEOPLE: Final = ("positions", "colleagues")


def log_contact(
    *,
    by: User | None,
    account: Account,
    uid: UUID,
    entry: ContactEntry,
    steps: Sequence[StepEntry] = (),
    newcomers: Sequence[Newcomer] = (),
) -> ContactMoment:
    """Keep a contact, had or planned; the same written again is the one that is there.

    Newcomers are known at the account from then on.
    """
    if not may_log_contacts(by, account):
        raise PermissionDenied
    mark = fingerprint_of(
        by=by, account_id=account.pk, entry=entry, steps=steps, newcomers=newcomers
    )
    try:
        with transaction.atomic():
            known = _known(uid, mark)
            if known is not None:
                return known
            whole = with_newcomers(by=by, account=account, entry=entry, newcomers=newcomers)
            return _logged(by, account, uid, whole, steps, mark)
    except IntegrityError:  # another process kept it a moment ago
        found = _known(uid, mark)
        if found is None:
            raise
        return found


def _known(uid: UUID, mark: str) -> ContactMoment | None:
    found = ContactMoment.objects.filter(uid=uid).select_related("account").first()
    if found is not None and found.fingerprint != mark:
        raise Refused("contact_said_otherwise")
    return found


def _logged(
    by: User | None,
    account: Account,
    uid: UUID,
    entry: ContactEntry,
    steps: Sequence[StepEntry],
    mark: str,
) -> ContactMoment:
    moment = ContactMoment(account=account, uid=uid, by=by, fingerprint=mark)
    _write(moment, entry, by)
    for place, step in enumerate(steps):
        promise(by=by, account=account, uid=uid_of_step(uid, place), entry=step, moment=moment)
    if entry.state == MomentState.PLANNED:
        record(by=by, action="account.contact_planned", subject=account, after=_told(moment))
    else:
        record(by=by, action="account.contact_logged", subject=account, after=_told(moment))
    return moment


@transaction.atomic
def change_contact(
    *,
    by: User | None,
    moment: ContactMoment,
    entry: ContactEntry,
    steps: Sequence[StepEntry] = (),
    newcomers: Sequence[Newcomer] = (),
) -> ContactMoment:
    """Say a contact anew; what it said before can be brought back."""
    kept = _locked(by, moment)
    if entry.is_private != kept.is_private and by is not None and kept.by_id != by.pk:
        raise PermissionDenied
    before = content_of(kept)
    whole = with_newcomers(by=by, account=kept.account, entry=entry, newcomers=newcomers)
    _write(kept, whole, by)
    if content_of(kept) != before:
        _note(by, kept, "account.contact_changed", before)
    first = kept.next_steps.count()
    for place, step in enumerate(steps, start=first):
        uid = uid_of_step(kept.uid, place)
        promise(by=by, account=kept.account, uid=uid, entry=step, moment=kept)
    return kept


@transaction.atomic
def finish_contact(*, by: User | None, moment: ContactMoment, on: date) -> ContactMoment:
    """Let a planned contact be one that was had: on its own day, or today if that is to come."""
    kept = _locked(by, moment)
    if kept.state == MomentState.DONE:
        return kept
    before = content_of(kept)
    kept.state = MomentState.DONE
    kept.on = on if kept.is_month_only else min(kept.on, on)
    kept.is_month_only = False
    if kept.begins_at is not None and timezone.localdate(kept.begins_at) != kept.on:
        kept.begins_at = None
    kept.save()
    if by is not None and not kept.colleagues.exists():
        kept.colleagues.add(kept.owner or colleague_for(by))
    _note(by, kept, "account.contact_done", before)
    return kept


@transaction.atomic
def drop_contact(*, by: User | None, moment: ContactMoment) -> None:
    """Let a contact count no longer: it was a mistake, or it will not take place."""
    kept = _locked(by, moment)
    if kept.state == MomentState.DROPPED:
        return
    before = content_of(kept)
    kept.state = MomentState.DROPPED
    kept.save()
    _note(by, kept, "account.contact_removed", before)


@transaction.atomic
def share_contact(*, by: User | None, moment: ContactMoment) -> ContactMoment:
    """Let the account team read what was private until now; its author alone may."""
    kept = _locked(by, moment)
    if not kept.is_private:
        return kept
    before = content_of(kept)
    kept.is_private = False
    kept.save()
    _note(by, kept, "account.contact_shared", before)
    return kept


@transaction.atomic
def undo_contact(*, by: User | None, moment: ContactMoment) -> ContactMoment:
    """Bring back what a contact said before the latest act."""
    kept = _locked(by, moment)
    before: dict[str, Any] | None = kept.before
    if before is None:
        raise Refused("contact_nothing_to_undo")
    for field in ContactMoment._meta.concrete_fields:  # noqa: SLF001 - Django's public name
        if field.name in CONTENT:
            setattr(kept, field.name, field.to_python(before[field.name]))
    kept.before = None
    kept.save()
    kept.positions.set(Position.objects.filter(pk__in=before["positions"]))
    kept.colleagues.set(Colleague.objects.filter(pk__in=before["colleagues"]))
    record(by=by, action="account.contact_undone", subject=kept.account, after=_told(kept))
    return kept


def _locked(by: User | None, moment: ContactMoment) -> ContactMoment:
    """Return the contact as it is now, let nobody else act meanwhile, and check the right."""
    found = ContactMoment.objects.select_for_update().get(pk=moment.pk)
    if not may_change_contact(by, found):
        raise PermissionDenied
    return found


def _write(moment: ContactMoment, entry: ContactEntry, by: User | None) -> None:
    if entry.state == MomentState.DONE and entry.on > timezone.localdate():
        raise Refused("contact_still_to_come")
    positions = _named(Position.objects.filter(account=moment.account_id), entry.positions)
    colleagues = _named(Colleague.objects.all(), entry.colleagues)
    if not colleagues and by is not None:
        colleagues = [colleague_for(by)]
    is_same_month = entry.state == MomentState.PLANNED and entry.on == moment.on
    moment.is_month_only = moment.is_month_only and is_same_month
    for name in WRITTEN:
        setattr(moment, name, getattr(entry, name))
    moment.owner = moment.owner or (colleagues[0] if colleagues else None)
    moment.full_clean(validate_unique=False)
    moment.save()
    moment.positions.set(positions)
    moment.colleagues.set(colleagues)


def _named(rows: Any, keys: frozenset[int]) -> list[Any]:  # noqa: ANN401 - of one of two kinds
    found = list(rows.filter(pk__in=keys).order_by("pk"))
    if len(found) != len(keys):
        raise Refused("contact_of_others")
    return found


def content_of(moment: ContactMoment) -> dict[str, Any]:
    """Return what a contact says, as JSON keeps it, so that this can be brought back."""
    people = {name: sorted(getattr(moment, name).values_list("pk", flat=True)) for name in PEOPLE}
    return {**{name: plain(getattr(moment, name)) for name in CONTENT}, **people}


def _told(moment: ContactMoment) -> dict[str, object]:
    """Return what the trail may know: never what was said, of private ones only that they are."""
    if moment.is_private:
        return {"is_private": True}
    return {"channel": moment.channel, "day": moment.on, "state": moment.state}


def _note(by: User | None, moment: ContactMoment, act: str, before: dict[str, Any]) -> None:
    moment.before = before
    moment.save(update_fields=["before"])
    record(by=by, action=act, subject=moment.account, after=_told(moment))
