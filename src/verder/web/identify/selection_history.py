"""What was done with an account in a choice of key accounts, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from verder.apps.core.models import AuditEvent
from verder.apps.identify.selection_choices import Decision
from verder.web.core.actions import action_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """One act: when, by whom, and what."""

    at: datetime
    actor: str
    text: str


def acted(event: AuditEvent, name_of: Callable[[str], str] = str) -> Acted:
    """Return an act in words, and who did it as `name_of` calls them."""
    words = SENTENCES.get(event.action)
    text = words(event) if words else action_name(event.action)
    return Acted(at=event.at, actor=name_of(event.actor), text=text)


def _scored(event: AuditEvent) -> str:
    before, after = event.before, event.after
    scores = [str(each["score"]) for each in (before, after) if "score" in each]
    text = f"{after.get('criterion', '')}: {' → '.join(scores)}"
    evidence = after.get("evidence", "")
    return f"{text} · {evidence}" if evidence else text


def _cleared(event: AuditEvent) -> str:
    return _("%(criterion)s: score %(score)s cleared") % {
        "criterion": event.before.get("criterion", ""),
        "score": event.before.get("score", ""),
    }


def _decided(event: AuditEvent) -> str:
    decision = event.after.get("decision", "")
    if not decision:
        return _("Decision withdrawn")
    return f"{Decision(decision).label}: {event.after.get('reason', '')}"


def _undone(event: AuditEvent) -> str:
    name = action_name(str(event.before.get("action", "")))
    return _("Undone: %(act)s") % {"act": name}


SENTENCES: Final[Mapping[str, Callable[[AuditEvent], str]]] = {
    "selection.scored": _scored,
    "selection.score_cleared": _cleared,
    "selection.decided": _decided,
    "selection.undone": _undone,
}
