"""What changed between two rounds: score, place and decision of each account."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.identify.models import SelectionEntry, SelectionRound
from verder.apps.identify.reports.selection import RoundLine, RoundReport
from verder.apps.identify.selection_choices import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """How an account stood when the round before was closed."""

    score: Decimal | None
    place: int | None
    decision: str

    @property
    def decision_name(self) -> str:
        """What was decided, in words."""
        return decision_name(self.decision)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundChange:
    """An account in this round and the one before; None where it was not in it."""

    line: RoundLine
    before: Stood | None

    @property
    def score_change(self) -> Decimal | None:
        """How much the score rose."""
        now = self.line.ranked.score
        if self.before is None or self.before.score is None or not isinstance(now, Decimal):
            return None
        return now - self.before.score

    @property
    def place_change(self) -> int | None:
        """How many places it rose."""
        now = self.line.ranked.place
        if self.before is None or self.before.place is None or now is None:
            return None
        return self.before.place - now

    @property
    def decision_name(self) -> str:
        """What is decided now, in words."""
        return decision_name(self.line.entry.decision)

    @property
    def is_decision_changed(self) -> bool:
        """Whether it was decided otherwise than before."""
        was = self.before.decision if self.before else ""
        return bool(self.line.entry.decision) and self.line.entry.decision != was


def decision_name(decision: str) -> str:
    """Return a decision in words; nothing where none was made."""
    return str(Decision(decision).label) if decision else ""


def round_changes(report: RoundReport) -> list[RoundChange]:
    """Return the accounts in view beside how they stood in the round before."""
    before = stood_in(report.round.previous)
    return [RoundChange(line=line, before=before.get(line.account_id)) for line in report.lines]


def stood_in(round_: SelectionRound | None) -> Mapping[int, Stood]:
    """Return how every account of a closed round stood; an open round tells nothing yet."""
    if round_ is None or round_.is_open:
        return {}
    rows = SelectionEntry.objects.filter(round=round_)
    return {
        row.account_id: Stood(score=row.score, place=row.place, decision=row.decision)
        for row in rows
    }
