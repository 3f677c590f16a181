"""The order of rated accounts: fewest points first, and what decides between equals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise


class TieBreak(StrEnum):
    """What puts one of two accounts with equal points first."""

    FIRST_PLACES = "first_places"
    FIRST_CRITERION = "first_criterion"
    REVENUE = "revenue"
    NOTHING = "nothing"  # they share their place


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """What is compared of an account, in the order in which it counts."""

    account_id: int
    points: Decimal
    first_places: Decimal
    first_criterion_rank: Decimal
    revenue: Decimal

    @property
    def key(self) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        """Lowest first: points, then more first places, the better rank, more revenue."""
        return (self.points, -self.first_places, self.first_criterion_rank, -self.revenue)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An account on the podium, place 1 the most interesting."""

    place: int
    account_id: int
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Two neighbours with equal points, and what decided between them."""

    better_id: int
    worse_id: int
    points: Decimal
    by: TieBreak


@dataclass(frozen=True, slots=True)
class Podium:
    """All accounts in their order, and every tie on points."""

    standings: tuple[Standing, ...]
    decisions: tuple[Decision, ...]

    @property
    def account_ids(self) -> tuple[int, ...]:
        """The accounts, the most interesting first."""
        return tuple(standing.account_id for standing in self.standings)


def podium(contenders: Iterable[Contender]) -> Podium:
    """Order accounts by points, then more first places, then the first criterion, then revenue.

    Accounts that are equal in all of it share their place and stand by their number.
    Source: points and order as taught (Steenbeek); the tie-breaks are our own.
    """
    order = sorted(contenders, key=lambda one: (one.key, one.account_id))
    return Podium(
        standings=tuple(
            Standing(place=_place(order, one), account_id=one.account_id, points=one.points)
            for one in order
        ),
        decisions=tuple(
            Decision(
                better_id=better.account_id,
                worse_id=worse.account_id,
                points=better.points,
                by=_decided_by(better, worse),
            )
            for better, worse in pairwise(order)
            if better.points == worse.points
        ),
    )


def _place(order: Sequence[Contender], one: Contender) -> int:
    return 1 + sum(other.key < one.key for other in order)


def _decided_by(better: Contender, worse: Contender) -> TieBreak:
    _points, *compared = zip(better.key, worse.key, strict=True)
    reasons = (TieBreak.FIRST_PLACES, TieBreak.FIRST_CRITERION, TieBreak.REVENUE)
    for reason, (first, second) in zip(reasons, compared, strict=True):
        if first != second:
            return reason
    return TieBreak.NOTHING
