"""The changes of an account in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, MergeRecord, RelationChange
from verder.apps.accounts.rules import may_arrange, may_relate
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.rules import may_see_everything
from verder.web.accounts.relation_rows import seen_keys
from verder.web.accounts.relation_texts import undo_address
from verder.web.core.actions import FieldChange, changes_of

ACTIONS: dict[str, str | Promise] = {
    "account.made": _("made"),
    "account.changed": _("changed"),
    "account.members_changed": _("account team changed"),
    "account.grouped": _("put in a group, or taken out"),
    "account.related": _("contact or bill moved"),
    "account.relation_undone": _("move undone"),
    "account.merged": _("merged with another account"),
    "account.merge_undone": _("merge undone"),
    "account.look_alike_refused": _("said not to be the same"),
    "account.number_moved": _("customer number moved"),
    "account.number_added": _("customer number added"),
    "account.input_set": _("input given"),
    "account.input_undone": _("input taken back"),
    "account.quantities_set": _("quantities of cost drivers set"),
    "account.quantities_undone": _("quantities of cost drivers taken back"),
    "account.benefit_said": _("benefit named"),
    "account.benefit_removed": _("benefit removed"),
    "account.benefit_undone": _("benefit: undone"),
    "account.buying_factor_said": _("buying factor scored"),
    "account.buying_factor_removed": _("buying factor removed"),
    "account.buying_factor_undone": _("buying factor: undone"),
    "account.target_said": _("target position set"),
    "account.target_removed": _("target position removed"),
    "account.target_undone": _("target position: undone"),
    "account.bonus_said": _("year-end bonus agreed"),
    "account.bonus_removed": _("year-end bonus removed"),
    "account.bonus_undone": _("year-end bonus: undone"),
    "account.contract_said": _("contract kept"),
    "account.contract_removed": _("contract removed"),
    "account.contract_undone": _("contract: undone"),
    "account.contract_reminded": _("reminded of a contract by mail"),
    "account.file_attached": _("file added"),
    "account.file_detached": _("file removed"),
    "account.file_reattached": _("file brought back"),
    "account.price_said": _("price agreement kept"),
    "account.price_removed": _("price agreement removed"),
    "account.price_undone": _("price agreement: undone"),
    "selection.account_removed": _("taken out of a choice of key accounts"),
    "selection.decided": _("decided in a choice of key accounts"),
    "selection.score_cleared": _("score cleared in a choice of key accounts"),
    "selection.scored": _("scored in a choice of key accounts"),
    "selection.undone": _("undone in a choice of key accounts"),
}


KEYS = {"change", "merge"}  # of the records that undo it, not for people
ENDS_WITH_KEY = re.compile(r"\((\d+)\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change: when, by whom, what, from what to what, and where it is undone."""

    at: datetime
    actor: str
    action: str | Promise
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
        action=ACTIONS.get(event.action, event.action),
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
        str(values[relation.value]): int(key.group(1))
        for event in events
        for values in (event.before, event.after)
        for relation in Relation
        if (key := ENDS_WITH_KEY.search(str(values.get(relation.value, ""))))
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
