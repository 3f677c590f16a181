"""The changes of an account in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, MergeRecord, RelationChange
from verder.apps.accounts.rules import may_arrange, may_relate
from verder.apps.accounts.trail import hidden_names, values_in_view
from verder.apps.core.models import AuditEvent, User
from verder.web.accounts.relation_texts import undo_address
from verder.web.core.actions import action_name
from verder.web.core.changes import FieldChange, changes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change: when, by whom, what, from what to what, and where it is undone."""

    at: datetime
    actor: str
    action: str
    changes: tuple[FieldChange, ...]
    undo: str = ""


def history_of(account: Account, events: Iterable[AuditEvent], user: User) -> list[Told]:
    """Return the changes of an account in words; accounts out of view have no name."""
    found = list(events)
    undo = {**_moves_to_undo(account, found, user), **_merges_to_undo(account, found, user)}
    hidden = hidden_names(found, user)
    return [_told(event, hidden, undo.get(event.pk, "")) for event in found]


def _told(event: AuditEvent, hidden: set[str], undo: str) -> Told:
    before, after = (
        values_in_view(event.action, each, hidden) for each in (event.before, event.after)
    )
    return Told(
        at=event.at,
        actor=event.actor,
        action=action_name(event.action),
        changes=tuple(changes_of(event.subject, before, after)),
        undo=undo,
    )


def _moves_to_undo(account: Account, events: Iterable[AuditEvent], user: User) -> dict[int, str]:
    """Return where moves are undone that are still as they were left, by event."""
    keys = {event.after["change"]: event.pk for event in events if "change" in event.after}
    changes = RelationChange.objects.filter(pk__in=keys, undone_at=None, subject_id=account.pk)
    return {
        keys[change.pk]: undo_address([change])
        for change in changes
        if getattr(account, f"{change.relation}_id") == change.after_id
        and may_relate(user, Relation(change.relation), account)
    }


def _merges_to_undo(account: Account, events: Iterable[AuditEvent], user: User) -> dict[int, str]:
    """Return where merges into the account are undone, by event."""
    keys = {event.after["merge"]: event.pk for event in events if "merge" in event.after}
    if not keys or not may_arrange(user, account):
        return {}
    merges = MergeRecord.objects.filter(pk__in=keys, undone_at=None, kept=account)
    return {keys[merge.pk]: reverse("merge_undo", args=[merge.pk]) for merge in merges}
