"""Weighted scores: what is missing leaves the weights, and never counts as zero."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Final, TypeVar

from verder.domain.values.missing import NotComputable

ENOUGH_WEIGHT: Final = Decimal("0.70")
INSUFFICIENT: Final = NotComputable("insufficient_scores")

Criterion = TypeVar("Criterion", bound=Hashable)


def weighted_score(
    weights: Mapping[Criterion, Decimal],
    scores: Mapping[Criterion, Decimal | int],
    minimum_weight_share: Decimal = ENOUGH_WEIGHT,
) -> Decimal:
    """Return S = Σws / Σw over the criteria that have a score.

    Raises "insufficient_scores" where the scored criteria hold less than the minimum share
    of all weight, or no weight at all. Source: convention (REC).

    >>> weights = dict(zip("abcde", map(Decimal, (30, 25, 20, 15, 10))))
    >>> weighted_score(weights, {"a": 4, "b": 5, "c": 3, "d": 2, "e": 4})
    Decimal('3.75')
    """
    present = weight_of_scored(weights, scores)
    if not present or weight_share(weights, scores) < minimum_weight_share:
        raise INSUFFICIENT
    points = sum((weights[key] * scores[key] for key in weights if key in scores), Decimal(0))
    return points / present


def weight_share(
    weights: Mapping[Criterion, Decimal], scores: Mapping[Criterion, Decimal | int]
) -> Decimal:
    """Return which part of the weight has a score, from 0 to 1.

    >>> weight_share({"a": Decimal(75), "b": Decimal(25)}, {"a": 3})
    Decimal('0.75')
    """
    whole = sum(weights.values(), Decimal(0))
    return weight_of_scored(weights, scores) / whole if whole else Decimal(0)


def weight_of_scored(
    weights: Mapping[Criterion, Decimal], scores: Mapping[Criterion, Decimal | int]
) -> Decimal:
    """Return the weight of the criteria that have a score."""
    return sum((weights[key] for key in weights if key in scores), Decimal(0))
