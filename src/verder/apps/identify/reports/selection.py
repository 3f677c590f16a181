"""A round in which key accounts are chosen: everything the page shows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify import figures
from verder.apps.identify.criterion_texts import Criterion, criteria_of
from verder.apps.identify.models import SelectionEntry, SelectionRound
from verder.apps.identify.queries import seen_accounts
from verder.apps.identify.reports.contributions import contribution_step
from verder.apps.identify.reports.selection_cells import ScoreCell, cells_of
from verder.apps.identify.reports.selection_facts import revenues
from verder.apps.identify.reports.selection_gates import gates_of
from verder.apps.identify.selection_choices import FilledBy
from verder.apps.imports.queries import current_facts
from verder.domain.identify.profit_ladder import Step
from verder.domain.identify.selection import (
    Candidate,
    Gate,
    GateState,
    Ranked,
    Selection,
    Standing,
    select,
)
from verder.domain.identify.selection_sensitivity import Sensitivity, sensitivity
from verder.domain.identify.weighted_score import weight_share
from verder.domain.values.missing import NotComputable

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """An account of the round: its cells in the order of the criteria, and where it stands."""

    entry: SelectionEntry
    cells: tuple[ScoreCell, ...]
    ranked: Ranked

    @property
    def account_id(self) -> int:
        """Which account."""
        return self.entry.account_id

    def __str__(self) -> str:
        return self.entry.account.name


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReport:
    """The accounts in view by their place in the whole round."""

    round: SelectionRound
    criteria: tuple[Criterion, ...]
    lines: tuple[RoundLine, ...]
    selection: Selection
    candidates: int  # of the whole round, those out of view included
    step: Step | None  # on which the contribution of an open round is told, where it is asked

    @property
    def weight_sum(self) -> Decimal:
        """All weights together; 100 is the custom, other sums are normalised."""
        return sum((each.weight for each in self.criteria), Decimal(0))

    @property
    def is_whole(self) -> bool:
        """Whether every account of the round is in view."""
        return len(self.lines) == self.candidates


def round_report(user: User | None, round_: SelectionRound) -> RoundReport:
    """Return the round; raises "margins_hidden" for who may not see what the scores stand on."""
    if not may_see_margins(user):
        raise NotComputable("margins_hidden")
    criteria = criteria_of(round_.criteria.order_by("position", "pk"))
    entries = list(round_.entries.select_related("account__owner", "decided_by").order_by("pk"))
    cells = cells_of(round_, criteria, entries)
    selection = choice_of(round_, criteria, entries, cells)
    seen = set(
        seen_accounts(user).filter(selection_entries__round=round_).values_list("pk", flat=True)
    )
    by_account = {entry.account_id: entry for entry in entries}
    lines = [
        _line(by_account[row.account_id], row, cells, criteria)
        for row in selection.rows
        if row.account_id in seen
    ]
    return RoundReport(
        round=round_,
        criteria=criteria,
        lines=tuple(lines),
        selection=selection,
        candidates=len(entries),
        step=_step(round_, criteria),
    )


def _step(round_: SelectionRound, criteria: Sequence[Criterion]) -> Step | None:
    is_asked = any(each.filled_by == FilledBy.CONTRIBUTION_SHARE for each in criteria)
    has_lines = figures.span(current_facts()) is not None
    return contribution_step(round_.period) if round_.is_open and is_asked and has_lines else None


def choice_of(
    round_: SelectionRound,
    criteria: Sequence[Criterion],
    entries: Sequence[SelectionEntry],
    cells: Mapping[tuple[int, int], ScoreCell],
) -> Selection:
    """Return the choice: made from the scores while the round is open, as it was kept since."""
    weights = {each.id: each.weight for each in criteria}
    if not round_.is_open:
        return _kept(round_, weights, entries, cells)
    keys = [entry.account_id for entry in entries]
    gates, sold = gates_of(keys), revenues(round_.period, keys)
    candidates = [
        Candidate(
            account_id=entry.account_id,
            scores=_scores(entry, criteria, cells),
            gates=gates[entry.account_id],
            revenue=sold[entry.account_id],
        )
        for entry in entries
    ]
    return select(candidates, weights, round_.capacity)


def sensitivity_of(report: RoundReport) -> Sensitivity:
    """Return who drops out and comes in when a weight moves."""
    rows = [row.candidate for row in report.selection.rows]
    return sensitivity(rows, report.selection.weights, report.round.capacity)


def _scores(
    entry: SelectionEntry,
    criteria: Sequence[Criterion],
    cells: Mapping[tuple[int, int], ScoreCell],
) -> dict[int, int]:
    found = {each.id: cells[entry.pk, each.id].score for each in criteria}
    return {key: score for key, score in found.items() if score is not None}


def _kept(
    round_: SelectionRound,
    weights: Mapping[int, Decimal],
    entries: Sequence[SelectionEntry],
    cells: Mapping[tuple[int, int], ScoreCell],
) -> Selection:
    rows = [_kept_row(entry, weights, cells) for entry in entries]
    rows.sort(key=lambda row: (row.place is None, row.place or 0, row.account_id))
    return Selection(rows=tuple(rows), capacity=round_.capacity, weights=weights)


def _kept_row(
    entry: SelectionEntry,
    weights: Mapping[int, Decimal],
    cells: Mapping[tuple[int, int], ScoreCell],
) -> Ranked:
    found = {key: cells[entry.pk, key].score for key in weights}
    scores = {key: score for key, score in found.items() if score is not None}
    return Ranked(
        candidate=Candidate(
            account_id=entry.account_id,
            scores=scores,
            gates={Gate(gate): GateState(state) for gate, state in entry.gates.items()},
            revenue=entry.revenue or Decimal(0),
        ),
        score=NotComputable("insufficient_scores") if entry.score is None else entry.score,
        weight_share=weight_share(weights, scores),
        place=entry.place,
        standing=Standing(entry.standing),
    )


def _line(
    entry: SelectionEntry,
    row: Ranked,
    cells: Mapping[tuple[int, int], ScoreCell],
    criteria: Sequence[Criterion],
) -> RoundLine:
    return RoundLine(
        entry=entry, cells=tuple(cells[entry.pk, each.id] for each in criteria), ranked=row
    )
