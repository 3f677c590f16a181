"""Promises are made, kept, changed and taken off the list, and each of that undone."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.intensify.entries import StepEntry
from verder.apps.intensify.models import Colleague, ContactMoment, NextStep, Position
from verder.apps.intensify.purposes import QUESTIONS
from verder.apps.intensify.queries.questions import questions_of
from verder.apps.intensify.queries.teams import colleague_of
from verder.apps.intensify.rules import may_change_promise, may_log_contacts
from verder.domain.intensify.roles import DmuRole

QUESTION_DAYS: Final = 14  # within which somebody finds out who has a role


@transaction.atomic
def promise(
    *,
    by: User | None,
    account: Account,
    uid: UUID,
    entry: StepEntry,
    moment: ContactMoment | None = None,
) -> NextStep:
    """Keep what was promised; the same written again is the one that is there."""
    if not may_log_contacts(by, account):
        raise PermissionDenied
    known = NextStep.objects.filter(uid=uid).first()
    if known is not None:
        is_same = known.account_id == account.pk and known.by_id == (by.pk if by else None)
        if not is_same or _entry_of(known) != entry:
            raise Refused("promise_said_otherwise")
        return known
    step = NextStep(account=account, uid=uid, moment=moment, by=by)
    _write(step, entry)
    record(by=by, action="account.promise_made", subject=account, after=_told(step))
    return step


@transaction.atomic
def ask_for_role(*, by: User | None, account: Account, role: DmuRole, on: date) -> NextStep:
    """Promise to find out who has a role at a customer; where that is asked already, it stays so.

    Whoever asks does it, or else who looks after the account.
    """
    if not may_log_contacts(by, account):
        raise PermissionDenied
    Account.objects.select_for_update().get(pk=account.pk)
    asked = questions_of(account).get(role)
    if asked is not None:
        return asked
    step = NextStep(account=account, by=by, asks_role=role)
    who = by or account.owner
    owner = colleague_of(who) if who else None
    due_on = on + timedelta(days=QUESTION_DAYS)
    _write(
        step, StepEntry(text=str(QUESTIONS[role]), owner=owner.pk if owner else None, due_on=due_on)
    )
    record(by=by, action="account.promise_made", subject=account, after=_told(step))
    return step


@transaction.atomic
def change_promise(*, by: User | None, step: NextStep, entry: StepEntry) -> NextStep:
    """Say a promise anew."""
    kept = _locked(by, step)
    if _entry_of(kept) != entry:
        _write(kept, entry)
        record(by=by, action="account.promise_changed", subject=kept.account, after=_told(kept))
    return kept


@transaction.atomic
def keep_promise(*, by: User | None, step: NextStep, on: date) -> NextStep:
    """Let a promise be kept on a day."""
    kept = _locked(by, step)
    if kept.done_on is None:
        kept.done_on = on
        kept.save(update_fields=["done_on"])
        record(by=by, action="account.promise_kept", subject=kept.account, after=_told(kept))
    return kept


@transaction.atomic
def drop_promise(*, by: User | None, step: NextStep, on: date) -> None:
    """Take a promise off the list, undone."""
    kept = _locked(by, step)
    kept.dropped_on = kept.dropped_on or on
    kept.save(update_fields=["dropped_on"])
    record(by=by, action="account.promise_removed", subject=kept.account, after=_told(kept))


@transaction.atomic
def reopen_promise(*, by: User | None, step: NextStep) -> NextStep:
    """Let a promise that was kept or taken off wait again."""
    kept = _locked(by, step)
    kept.done_on = kept.dropped_on = None
    kept.save(update_fields=["done_on", "dropped_on"])
    record(by=by, action="account.promise_undone", subject=kept.account, after=_told(kept))
    return kept


def _locked(by: User | None, step: NextStep) -> NextStep:
    found = NextStep.objects.select_for_update().get(pk=step.pk)
    if not may_change_promise(by, found):
        raise PermissionDenied
    return found


def _write(step: NextStep, entry: StepEntry) -> None:
    owner, position = entry.owner, entry.position
    is_known = owner is None or Colleague.objects.filter(pk=owner).exists()
    here = Position.objects.filter(account=step.account_id)
    if not is_known or (position is not None and not here.filter(pk=position).exists()):
        raise Refused("contact_of_others")
    step.text, step.due_on = entry.text.strip(), entry.due_on
    step.owner_id, step.position_id = owner, position
    step.full_clean(validate_unique=False)
    step.save()


def _entry_of(step: NextStep) -> StepEntry:
    return StepEntry(
        text=step.text, owner=step.owner_id, position=step.position_id, due_on=step.due_on
    )


def _told(step: NextStep) -> dict[str, object]:
    """Return what the trail may know: before when, never what."""
    return {"due_on": step.due_on}
