"""Take back what was done in an open round."""

from collections.abc import Iterable, Iterator

from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.identify.models import (
    SelectionChange,
    SelectionCriterion,
    SelectionEntry,
    SelectionRound,
    SelectionScore,
)
from verder.apps.identify.queries.selection import entries_of
from verder.apps.identify.rules import may_arrange_round
from verder.apps.identify.services.selection.keeping import locked_round

MADE = {
    "selectioncriterion": SelectionCriterion,
    "selectionentry": SelectionEntry,
    "selectionscore": SelectionScore,
}


def undoable(round_: SelectionRound, by: User | None) -> list[SelectionChange]:
    """Return what the user may take back now, the latest first: nothing later stands on it.

    Who arranges the round takes back anything, others their own acts.
    """
    if not round_.is_open:
        return []
    touched: set[str] = set()
    found = []
    may_all = may_arrange_round(by, round_)
    seen = set(entries_of(round_, by).values_list("account_id", flat=True))
    for change in _standing(round_):
        owned = set(_owned(change))
        is_own = by is not None and change.by_id == by.pk
        is_seen = change.account_id is None or change.account_id in seen or is_own
        if not owned & touched and is_seen and (may_all or is_own):
            found.append(change)
        touched |= owned | set(change.needs)
    return found


@transaction.atomic
def undo_change(*, by: User | None, change: SelectionChange) -> SelectionChange:
    """Take one act back: put rows as they were, and away what it made."""
    round_ = locked_round(change.round_id)
    if not may_arrange_round(by, round_) and (by is None or change.by_id != by.pk):
        raise PermissionDenied
    current = next((each for each in undoable(round_, by) if each.pk == change.pk), None)
    if current is None:
        raise Refused("selection_changed_since")
    for kind, key in _made(current):
        MADE[kind]._default_manager.filter(pk=key).delete()  # noqa: SLF001 - Django's public name
    for row in serializers.deserialize("python", current.before):
        row.save()
    current.undone_at = timezone.now()
    current.save(update_fields=["undone_at"])
    record(
        by=by,
        action="selection.undone",
        subject=current.account or round_,
        before={"action": current.action, "about": current.about},
    )
    return current


def _standing(round_: SelectionRound) -> Iterable[SelectionChange]:
    changes = round_.changes.filter(undone_at=None).select_related("by", "account")
    return changes.order_by("-pk")


def _owned(change: SelectionChange) -> Iterator[str]:
    """Yield the rows that an act changed or made: "selectionscore:7"."""
    yield from change.made
    for row in change.before:
        yield f"{row['model'].partition('.')[2]}:{row['pk']}"


def _made(change: SelectionChange) -> Iterator[tuple[str, int]]:
    for words in reversed(change.made):
        kind, _colon, key = words.partition(":")
        yield kind, int(key)
