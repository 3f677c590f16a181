"""The changes of an account in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, MergeRecord, RelationChange
from verder.apps.accounts.rules import may_arrange, may_relate
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.rules import may_see_everything
from verder.web.accounts.relation_rows import seen_keys
from verder.web.accounts.relation_texts import undo_address
from verder.web.core.actions import FieldChange, action_name, changes_of

KEYS = {"change", "merge", "proposal"}  # of the records that undo it, not for people
NAMING_ACCOUNTS = (*(str(relation) for relation in Relation), "account", "not_the_same_as", "back")
ENDS_WITH_KEY = re.compile(r"\((\d+)\)$")


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
    hidden = _hidden_in(found, user)
    return [_told(event, hidden, undo.get(event.pk, "")) for event in found]


def _told(event: AuditEvent, hidden: set[str], undo: str) -> Told:
    before, after = (_for_people(event.action, values) for values in (event.before, event.after))
    return Told(
        at=event.at,
        actor=event.actor,
        action=action_name(event.action),
        changes=tuple(
            replace(change, before=_seen(change.before, hidden), after=_seen(change.after, hidden))
            for change in changes_of(event.subject, before, after)
        ),
        undo=undo,
    )


def _for_people(action: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what people read of the values of an event; a merge is told by its name."""
    if action == "account.merged":
        return {"gone": values["gone"]["name"]} if "gone" in values else {}
    return {name: value for name, value in values.items() if name not in KEYS}


def _seen(text: str | None, hidden: set[str]) -> str | None:
    return gettext("an account outside your view") if text in hidden else text


def _hidden_in(events: Iterable[AuditEvent], user: User) -> set[str]:
    """Return the accounts that the events name and the user does not see, as they are named."""
    if may_see_everything(user):
        return set()
    named = {
        str(values[name]): int(key.group(1))
        for event in events
        for values in (event.before, event.after)
        for name in NAMING_ACCOUNTS
        if (key := ENDS_WITH_KEY.search(str(values.get(name, ""))))
    }
    seen = seen_keys(user, list(named.values()))
    return {text for text, key in named.items() if key not in seen}


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
