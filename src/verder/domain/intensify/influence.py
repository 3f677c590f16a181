"""Influence and attitude (invloed en houding): who carries weight, and how they stand to us."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.values.missing import NotComputable

MOST_ATTITUDE: Final = 2  # an ambassador; an opponent is as far on the other side


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionLimits:
    """From which influence on somebody is strong, or can be a coach; how long opinions stay."""

    strong_influence: int = 4
    coach_influence: int = 3
    keep_months: int = 24


class InfluenceFlag(StrEnum):
    """What asks for attention."""

    DECIDER_AGAINST = "decider_against"
    STRONG_UNKNOWN = "strong_unknown"
    NO_COACH = "no_coach"
    MOVE_WAITS = "move_waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Somebody's influence (1 to 5) and attitude (-2 to +2); None where nobody knows.

    `wanted` is the attitude that the team works towards; `is_worked_on` says that somebody
    makes that move and that a next action stands.
    """

    key: int
    influence: int | None = None
    attitude: int | None = None
    is_decider: bool = False
    wanted: int | None = None
    is_worked_on: bool = False

    @property
    def is_move(self) -> bool:
        """Whether the team wants another attitude than there is."""
        return self.wanted is not None and self.wanted != self.attitude


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceFinding:
    """A flag, and whom it is about."""

    flag: InfluenceFlag
    keys: tuple[int, ...] = ()


def support_index(standings: Collection[Standing]) -> Decimal:
    """Return Σ influence × attitude ÷ (2 × Σ influence), from -1 to 1.

    An unknown attitude counts as 0, and lowers the confidence; of whom nobody knows the
    influence, no attitude counts.

    >>> pairs = [(5, 1), (4, 0), (4, -1), (2, 2), (1, 0)]
    >>> support_index([Standing(key=n, influence=i, attitude=a) for n, (i, a) in enumerate(pairs)])
    Decimal('0.15625')
    """
    whole = _whole(standings)
    leaning = sum((each.influence or 0) * (each.attitude or 0) for each in standings)
    return Decimal(leaning) / (MOST_ATTITUDE * whole)


def confidence(standings: Collection[Standing]) -> Decimal:
    """Return the influence of those whose attitude is known ÷ all influence.

    >>> confidence([Standing(key=1, influence=3, attitude=1), Standing(key=2, influence=1)])
    Decimal('0.75')
    """
    whole = _whole(standings)
    known = sum(each.influence or 0 for each in standings if each.attitude is not None)
    return Decimal(known) / whole


def influence_findings(
    standings: Collection[Standing], limits: OpinionLimits | None = None
) -> list[InfluenceFinding]:
    """Return what asks for attention, the most urgent first; nothing where nobody is known."""
    return list(_findings(standings, limits or OpinionLimits())) if standings else []


def _findings(standings: Collection[Standing], limits: OpinionLimits) -> Iterator[InfluenceFinding]:
    against = tuple(each.key for each in standings if each.is_decider and (each.attitude or 0) < 0)
    if against:
        yield InfluenceFinding(flag=InfluenceFlag.DECIDER_AGAINST, keys=against)
    unknown = tuple(
        each.key
        for each in standings
        if (each.influence or 0) >= limits.strong_influence and each.attitude is None
    )
    if unknown:
        yield InfluenceFinding(flag=InfluenceFlag.STRONG_UNKNOWN, keys=unknown)
    if not any(_is_coach(each, limits) for each in standings):
        yield InfluenceFinding(flag=InfluenceFlag.NO_COACH)
    waiting = [each for each in standings if each.is_move and not each.is_worked_on]
    if keys := tuple(each.key for each in sorted(waiting, key=_weightiest)):
        yield InfluenceFinding(flag=InfluenceFlag.MOVE_WAITS, keys=keys)


def _weightiest(standing: Standing) -> tuple[int, int]:
    return -(standing.influence or 0), standing.key


def _is_coach(standing: Standing, limits: OpinionLimits) -> bool:
    is_ambassador = standing.attitude == MOST_ATTITUDE
    return is_ambassador and (standing.influence or 0) >= limits.coach_influence


def _whole(standings: Collection[Standing]) -> int:
    whole = sum(each.influence or 0 for each in standings)
    if not whole:
        raise NotComputable("no_influence_said")
    return whole
