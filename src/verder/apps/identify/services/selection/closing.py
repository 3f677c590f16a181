"""Close a round: what was chosen stays as it is, whatever the figures say later."""

from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.identify.criterion_texts import criteria_of
from verder.apps.identify.models import SelectionEntry, SelectionRound, SelectionScore
from verder.apps.identify.reports.selection import choice_of
from verder.apps.identify.reports.selection_cells import ScoreCell, cells_of
from verder.apps.identify.rules import may_arrange_round
from verder.apps.identify.selection_choices import RoundState
from verder.apps.identify.services.selection.keeping import locked_round
from verder.domain.identify.selection import Selection
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import round_half_up

SCORE_PLACES = 9
VALUE_PLACES = 6
KEPT = ("score", "place", "standing", "gates", "revenue")


@transaction.atomic
def close_round(*, by: User | None, round_: SelectionRound) -> SelectionRound:
    """Freeze scores, places and gates, and let the decisions hold; this cannot be undone."""
    current = locked_round(round_.pk)
    if not may_arrange_round(by, current):
        raise PermissionDenied
    entries = list(current.entries.select_related("account").order_by("pk"))
    if not any(entry.decision for entry in entries):
        raise Refused("selection_nothing_decided")
    criteria = criteria_of(current.criteria.order_by("position", "pk"))
    cells = cells_of(current, criteria, entries)
    _keep_facts(cells.values())
    _keep_standings(entries, choice_of(current, criteria, entries, cells))
    current.state, current.closed_by, current.closed_at = RoundState.CLOSED, by, timezone.now()
    current.full_clean()
    current.save()
    current.changes.all().delete()  # nothing is undone any more; the audit trail tells the story
    record(
        by=by,
        action="selection.round_closed",
        subject=current,
        after={entry.account.name: entry.decision for entry in entries if entry.decision},
    )
    return current


def _keep_facts(cells: Iterable[ScoreCell]) -> None:
    at = timezone.now()
    SelectionScore.objects.bulk_create(
        SelectionScore(
            entry_id=cell.entry_id,
            criterion_id=cell.criterion_id,
            score=cell.score,
            value=None if cell.value is None else round_half_up(cell.value, VALUE_PLACES),
            is_fact=True,
            at=at,
        )
        for cell in cells
        if cell.is_fact and cell.score is not None and cell.at is None
    )


def _keep_standings(entries: list[SelectionEntry], selection: Selection) -> None:
    rows = {row.account_id: row for row in selection.rows}
    for entry in entries:
        row = rows[entry.account_id]
        entry.score = _rounded(row.score)
        entry.place, entry.standing = row.place, str(row.standing)
        entry.gates = {str(gate): str(state) for gate, state in row.candidate.gates.items()}
        entry.revenue = row.candidate.revenue
    SelectionEntry.objects.bulk_update(entries, KEPT)


def _rounded(score: Decimal | NotComputable) -> Decimal | None:
    return None if isinstance(score, NotComputable) else round_half_up(score, SCORE_PLACES)
