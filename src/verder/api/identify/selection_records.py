"""Rounds and their accounts that a caller may see; what is hidden does not exist."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from verder.apps.core.models import User
from verder.apps.identify.models import SelectionEntry, SelectionRound
from verder.apps.identify.queries.selection import entries_of
from verder.apps.identify.reports.selection import RoundLine
from verder.apps.identify.rules import may_arrange_round, may_see_round


def seen_round(user: User, round_id: int) -> SelectionRound:
    """Return a round that the user arranges or has an account in."""
    rounds = SelectionRound.objects.select_related("team", "previous", "closed_by", "made_by")
    round_ = get_object_or_404(rounds, pk=round_id)
    if not may_see_round(user, round_):
        raise Http404
    return round_


def arranged_round(user: User, round_id: int) -> SelectionRound:
    """Return a round that the user arranges."""
    round_ = seen_round(user, round_id)
    if not may_arrange_round(user, round_):
        raise PermissionDenied
    return round_


def seen_entry(user: User, round_: SelectionRound, entry_id: int) -> SelectionEntry:
    """Return an account of the round that is in view."""
    entries = entries_of(round_, user).select_related("account__owner", "decided_by", "round")
    return get_object_or_404(entries, pk=entry_id)


def entry_told(line: RoundLine) -> dict[str, Any]:
    """Return an account of a round as it is shown."""
    entry, ranked = line.entry, line.ranked
    return {
        "id": entry.pk,
        "account_id": entry.account_id,
        "name": entry.account.name,
        "score": ranked.score,
        "weight_share": ranked.weight_share,
        "place": ranked.place,
        "standing": ranked.standing,
        "gates": ranked.candidate.gates,
        "scores": line.cells,
        "decision": entry.decision or None,
        "reason": entry.reason,
        "decided_by": entry.decided_by,
        "decided_at": entry.decided_at,
    }
