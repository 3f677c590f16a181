"""The changes of an account in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.core.models import AuditEvent
from verder.web.core.actions import FieldChange, changes_of

ACTIONS: dict[str, str | Promise] = {
    "account.made": _("made"),
    "account.changed": _("changed"),
    "account.members_changed": _("account team changed"),
    "account.grouped": _("put in a group, or taken out"),
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
    "selection.account_removed": _("taken out of a choice of key accounts"),
    "selection.decided": _("decided in a choice of key accounts"),
    "selection.score_cleared": _("score cleared in a choice of key accounts"),
    "selection.scored": _("scored in a choice of key accounts"),
    "selection.undone": _("undone in a choice of key accounts"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change: when, by whom, what, from what to what."""

    at: datetime
    actor: str
    action: str | Promise
    changes: tuple[FieldChange, ...]


def told(event: AuditEvent) -> Told:
    """Return the change in words."""
    return Told(
        at=event.at,
        actor=event.actor,
        action=ACTIONS.get(event.action, event.action),
        changes=tuple(changes_of(event.subject, event.before, event.after)),
    )
