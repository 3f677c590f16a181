"""The scores of a round: what people gave, what the figures fill, and that of a year ago."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from verder.apps.identify.criterion_texts import Criterion
from verder.apps.identify.models import SelectionEntry, SelectionRound, SelectionScore
from verder.apps.identify.reports.selection_facts import Figure, fact_values
from verder.domain.identify.score_classes import score_of
from verder.domain.values.missing import NotComputable

Cells = Mapping[tuple[int, int], "ScoreCell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCell:
    """One score with where it comes from; `fact` is what the figures say, whoever scored.

    `before` is the score of the round before on the same criterion.
    """

    entry_id: int
    criterion_id: int
    score: int | None
    value: Decimal | None
    is_fact: bool
    evidence: str = ""
    by: str = ""
    at: datetime | None = None
    fact: Figure | None = None
    before: int | None = None

    @property
    def missing(self) -> str:
        """Why the figures say nothing."""
        return self.fact.reason if isinstance(self.fact, NotComputable) else ""

    @property
    def is_overruled(self) -> bool:
        """Whether somebody scored though the figures speak."""
        return self.score is not None and not self.is_fact and isinstance(self.fact, Decimal)


def cells_of(
    round_: SelectionRound, criteria: Sequence[Criterion], entries: Sequence[SelectionEntry]
) -> dict[tuple[int, int], ScoreCell]:
    """Return every cell of the round by entry and criterion."""
    given = {
        (score.entry_id, score.criterion_id): score
        for score in SelectionScore.objects.filter(entry__round=round_).select_related("by")
    }
    facts = _facts(round_, criteria, entries)
    before = scores_before(round_, criteria)
    return {
        (entry.pk, each.id): _cell(
            entry,
            each,
            given.get((entry.pk, each.id)),
            facts.get(each.id, {}).get(entry.account_id),
            before.get((entry.account_id, each.id)),
        )
        for entry in entries
        for each in criteria
    }


def scores_before(
    round_: SelectionRound, criteria: Sequence[Criterion]
) -> dict[tuple[int, int], int]:
    """Return the scores of the round before, by account and the criterion of now."""
    if round_.previous_id is None:
        return {}
    now_of = {each.copied_from: each.id for each in criteria if each.copied_from}
    rows = SelectionScore.objects.filter(
        entry__round=round_.previous_id, criterion__in=now_of
    ).values_list("entry__account_id", "criterion_id", "score")
    return {(account_id, now_of[criterion]): score for account_id, criterion, score in rows}


def _facts(
    round_: SelectionRound, criteria: Sequence[Criterion], entries: Sequence[SelectionEntry]
) -> dict[int, dict[int, Figure]]:
    """Return by criterion and account what the figures say; a closed round keeps what they said."""
    if not round_.is_open:
        return {}
    keys = [entry.account_id for entry in entries]
    return {
        each.id: fact_values(each.filled_by, round_.period, keys)
        for each in criteria
        if each.is_filled_by_facts
    }


def _cell(
    entry: SelectionEntry,
    criterion: Criterion,
    given: SelectionScore | None,
    fact: Figure | None,
    before: int | None,
) -> ScoreCell:
    if given is None:
        return _filled_cell(entry, criterion, fact, before)
    return ScoreCell(
        entry_id=entry.pk,
        criterion_id=criterion.id,
        score=given.score,
        value=given.value,
        is_fact=given.is_fact,
        evidence=given.evidence,
        by=str(given.by or ""),
        at=given.at,
        fact=fact,
        before=before,
    )


def _filled_cell(
    entry: SelectionEntry, criterion: Criterion, fact: Figure | None, before: int | None
) -> ScoreCell:
    classes = criterion.classes
    value = fact if isinstance(fact, Decimal) else None
    score = score_of(value, classes) if value is not None and classes else None
    return ScoreCell(
        entry_id=entry.pk,
        criterion_id=criterion.id,
        score=score,
        value=value,
        is_fact=score is not None,
        fact=fact,
        before=before,
    )
