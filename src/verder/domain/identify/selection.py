"""Choice of key accounts (selectie van key accounts): weighted scores, gates, a capacity line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.identify.weighted_score import ENOUGH_WEIGHT, weight_share, weighted_score
from verder.domain.values.missing import NotComputable

EQUAL: Final = Decimal("1e-9")
Weights = Mapping[int, Decimal]


class Gate(StrEnum):
    """What is asked after the scores."""

    BENEFIT = "benefit"  # does the customer gain by it?
    DEPENDENCE = "dependence"  # are we not its captive supplier?
    CREDIT = "credit"  # is its credit not blocked?


class GateState(StrEnum):
    """What a gate says; an open one waits for its answer."""

    PASSED = "passed"
    OPEN = "open"
    CLOSED = "closed"


class Standing(StrEnum):
    """Where a candidate stands to the capacity line."""

    ABOVE = "above"
    ON_LINE = "on_line"  # its score is equal to another's across the line: people decide
    BELOW = "below"
    GATE_CLOSED = "gate_closed"
    NO_SCORE = "no_score"


IN_REACH: Final = frozenset({Standing.ABOVE, Standing.ON_LINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An account to choose from: scores by criterion, gates, and revenue for equal scores."""

    account_id: int
    scores: Mapping[int, int]
    gates: Mapping[Gate, GateState] = field(default_factory=dict)
    revenue: Decimal = Decimal(0)

    @property
    def is_shut_out(self) -> bool:
        """Whether a gate is closed."""
        return GateState.CLOSED in self.gates.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate with its score S, its place among those with one, and its standing."""

    candidate: Candidate
    score: Decimal | NotComputable
    weight_share: Decimal
    place: int | None
    standing: Standing

    @property
    def account_id(self) -> int:
        """Which account."""
        return self.candidate.account_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """All candidates from the highest score to the lowest, those without one last."""

    rows: tuple[Ranked, ...]
    capacity: int
    weights: Weights

    @property
    def in_reach(self) -> frozenset[int]:
        """The accounts above the line or on it."""
        return frozenset(row.account_id for row in self.rows if row.standing in IN_REACH)

    @property
    def is_tied(self) -> bool:
        """Whether people must decide between equal scores on the line."""
        return any(row.standing is Standing.ON_LINE for row in self.rows)


def select(
    candidates: Iterable[Candidate],
    weights: Weights,
    capacity: int,
    minimum_weight_share: Decimal = ENOUGH_WEIGHT,
) -> Selection:
    """Rank candidates by S = Σws/Σw and draw the line after the first N.

    Who misses too much weight has no score; who stands before a closed gate keeps its
    place but takes none of the N. Equal scores across the line all stand on it, so that
    nobody is chosen by chance. Equal scores are ordered by revenue, then by account.
    Source: factors and gates S2; algorithm our own (REC).
    """
    scored = [(_score(each, weights, minimum_weight_share), each) for each in candidates]
    known = [(score, each) for score, each in scored if isinstance(score, Decimal)]
    known.sort(key=lambda pair: (-_rounded(pair[0]), -pair[1].revenue, pair[1].account_id))
    unknown = sorted(
        ((score, each) for score, each in scored if isinstance(score, NotComputable)),
        key=lambda pair: (-pair[1].revenue, pair[1].account_id),
    )
    standings = _standings(known, capacity)
    places = [place for place, _pair in enumerate(known, start=1)]
    rows = [
        _ranked(each, score, weights, place, standing)
        for (score, each), place, standing in zip(known, places, standings, strict=True)
    ]
    rows += [_ranked(each, score, weights, None, Standing.NO_SCORE) for score, each in unknown]
    return Selection(rows=tuple(rows), capacity=capacity, weights=weights)


def _score(
    candidate: Candidate, weights: Weights, minimum_weight_share: Decimal
) -> Decimal | NotComputable:
    try:
        return weighted_score(weights, candidate.scores, minimum_weight_share)
    except NotComputable as missing:
        return missing


def _rounded(score: Decimal) -> Decimal:
    return score.quantize(EQUAL)


def _standings(known: Sequence[tuple[Decimal, Candidate]], capacity: int) -> list[Standing]:
    """Return where each scored candidate stands, in their order."""
    running = [_rounded(score) for score, each in known if not each.is_shut_out]
    last_in = running[capacity - 1] if 0 < capacity <= len(running) else None
    first_out = running[capacity] if capacity < len(running) else None
    tied = last_in if last_in is not None and last_in == first_out else None
    return [
        _standing(_rounded(score), last_in, tied, is_shut_out=each.is_shut_out, capacity=capacity)
        for score, each in known
    ]


def _standing(
    score: Decimal,
    last_in: Decimal | None,
    tied: Decimal | None,
    *,
    is_shut_out: bool,
    capacity: int,
) -> Standing:
    if is_shut_out:
        return Standing.GATE_CLOSED
    if tied is not None and score == tied:
        return Standing.ON_LINE
    if capacity > 0 and (last_in is None or score >= last_in):
        return Standing.ABOVE
    return Standing.BELOW


def _ranked(
    candidate: Candidate,
    score: Decimal | NotComputable,
    weights: Weights,
    place: int | None,
    standing: Standing,
) -> Ranked:
    return Ranked(
        candidate=candidate,
        score=score,
        weight_share=weight_share(weights, candidate.scores),
        place=place,
        standing=standing,
    )
