"""Relative strength (relatieve sterkte): our score on what the customer buys by, and a rival's."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.identify.weighted_score import ENOUGH_WEIGHT, weight_share, weighted_score
from verder.domain.values.missing import NotComputable

LOWEST: Final = Decimal(1)
HIGHEST: Final = Decimal(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingFactor:
    """A key buying factor: its weight, our score and the best competitor's, 1 to 5."""

    name: str
    weight: Decimal
    own: Decimal | None
    competitor: Decimal | None

    @property
    def is_compared(self) -> bool:
        """Whether both scores are known."""
        return self.own is not None and self.competitor is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """Weighted scores of both, and the ratio r = ours / theirs."""

    own: Decimal
    competitor: Decimal
    ratio: Decimal
    weight_share: Decimal


def business_strength(
    factors: Iterable[BuyingFactor], minimum_weight_share: Decimal = ENOUGH_WEIGHT
) -> Strength:
    """Return r = Σw·own / Σw·competitor over the factors that have both scores.

    Both sums stand on the same factors, so that the ratio compares like with like. Without
    factors it raises "no_buying_factors", without any competitor "competitor_unknown", with
    less than 70 % of the weight compared "insufficient_scores". Source: literature
    (McDonald and Woodburn, Cheverton).

    >>> found = business_strength(
    ...     BuyingFactor(name=name, weight=Decimal(w), own=Decimal(own), competitor=Decimal(their))
    ...     for name, w, own, their in [
    ...         ("delivery", 35, 4, 3), ("price", 25, 3, 4),
    ...         ("technique", 20, 5, 3), ("service", 20, 4, 4),
    ...     ]
    ... )
    >>> found.own, found.competitor, round(found.ratio, 4)
    (Decimal('3.95'), Decimal('3.45'), Decimal('1.1449'))
    """
    rows = dict(enumerate(factors))
    _refuse_wrong(rows.values())
    if not rows:
        raise NotComputable("no_buying_factors")
    if all(row.competitor is None for row in rows.values()):
        raise NotComputable("competitor_unknown")
    weights = {key: row.weight for key, row in rows.items()}
    compared = {key: row for key, row in rows.items() if row.is_compared}
    own = {key: row.own for key, row in compared.items() if row.own is not None}
    theirs = {key: row.competitor for key, row in compared.items() if row.competitor is not None}
    ours = weighted_score(weights, own, minimum_weight_share)
    best = weighted_score(weights, theirs, minimum_weight_share)
    return Strength(
        own=ours,
        competitor=best,
        ratio=ours / best,
        weight_share=weight_share(weights, own),
    )


def weakest_factor(factors: Iterable[BuyingFactor]) -> BuyingFactor | None:
    """Return the factor where the competitor is most ahead of us, the weight counted in.

    >>> rows = [
    ...     BuyingFactor(name="price", weight=Decimal(25), own=Decimal(3), competitor=Decimal(4)),
    ...     BuyingFactor(name="speed", weight=Decimal(10), own=Decimal(3), competitor=Decimal(5)),
    ... ]
    >>> weakest_factor(rows).name
    'price'
    """
    behind = [(_lag(row), row) for row in factors if _lag(row) > 0]
    return max(behind, key=lambda pair: (pair[0], pair[1].weight))[1] if behind else None


def _lag(row: BuyingFactor) -> Decimal:
    if row.own is None or row.competitor is None:
        return Decimal(0)
    return row.weight * (row.competitor - row.own)


def _refuse_wrong(rows: Iterable[BuyingFactor]) -> None:
    for row in rows:
        scores = [score for score in (row.own, row.competitor) if score is not None]
        if row.weight < 0 or not all(LOWEST <= score <= HIGHEST for score in scores):
            raise ValueError("A weight is not negative, and a score lies from 1 to 5.")
