"""An instrument that both sides answer: the lower score counts, and the gap is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from verder.domain.engines.instruments import Answers, Band, Instrument, NextStep, next_step
from verder.domain.values.missing import NotComputable


class ViewSide(StrEnum):
    """Who answers."""

    US = "us"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How one side sees it; without an answer to every item there is no score and no band."""

    answers: Answers
    score: Decimal | NotComputable
    band: Band | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BothSides:
    """What both sides answered, side by side."""

    instrument: Instrument
    ours: View
    theirs: View

    @property
    def counts(self) -> View | NotComputable:
        """The view that counts: the one with the lower score, ours where they are equal."""
        scored = [view for view in (self.ours, self.theirs) if view.band is not None]
        if scored:
            return min(scored, key=_score_of)
        is_begun = bool(self.ours.answers or self.theirs.answers)
        return NotComputable("items_missing" if is_begun else "no_view")

    @property
    def band(self) -> Band | NotComputable:
        """The band of the view that counts."""
        found = self.counts
        if isinstance(found, NotComputable):
            return found
        assert found.band is not None  # noqa: S101 - the view that counts has one
        return found.band

    @property
    def is_one_sided(self) -> bool:
        """Whether only one of both sides has a score."""
        return (self.ours.band is None) != (self.theirs.band is None)

    @property
    def gap(self) -> Decimal | NotComputable:
        """Our score less theirs: above nought we think better of it than they do."""
        if isinstance(self.ours.score, NotComputable) or isinstance(
            self.theirs.score, NotComputable
        ):
            return NotComputable("one_sided")
        return self.ours.score - self.theirs.score

    @property
    def item_gaps(self) -> Mapping[str, int]:
        """Our answer less theirs, of each item that both answered."""
        return {
            item: self.ours.answers[item] - self.theirs.answers[item]
            for item in self.instrument.items
            if item in self.ours.answers and item in self.theirs.answers
        }

    @property
    def next_step(self) -> NextStep | None:
        """What keeps the view that counts below the next band."""
        found = self.counts
        return (
            None if isinstance(found, NotComputable) else next_step(self.instrument, found.answers)
        )


def view(instrument: Instrument, answers: Answers | None) -> View:
    """Return how one side sees it; `answers` None where nobody said anything."""
    given = answers or {}
    try:
        score = instrument.score(given)
    except NotComputable as missing:
        reason = missing if given else NotComputable("no_view")
        return View(answers=given, score=reason, band=None)
    return View(answers=given, score=score, band=instrument.band_of(score))


def both_sides(
    instrument: Instrument, *, ours: Answers | None, theirs: Answers | None
) -> BothSides:
    """Return both views of an instrument, side by side."""
    return BothSides(
        instrument=instrument, ours=view(instrument, ours), theirs=view(instrument, theirs)
    )


def _score_of(found: View) -> Decimal:
    assert isinstance(found.score, Decimal)  # noqa: S101 - whoever has a band has a score
    return found.score
