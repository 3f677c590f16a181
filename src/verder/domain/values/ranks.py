"""Ranks in which equals share the average of their places."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from itertools import accumulate
from typing import Final

HALF: Final = Decimal("0.5")


def average_ranks(values: Mapping[int, Decimal], *, is_low_best: bool) -> dict[int, Decimal]:
    """Return the rank of each, from 1 for the best; equals share the average of their places.

    So four with one pair in the middle have ranks 1, 2.5, 2.5 and 4, and the ranks of n
    always add up to n(n+1)/2. Source: our own rule for ties.

    >>> values = {7: Decimal(60), 8: Decimal(150), 9: Decimal(150)}
    >>> [str(rank) for rank in average_ranks(values, is_low_best=False).values()]
    ['3', '1.5', '1.5']
    """
    counts = Counter(values.values())
    order = sorted(counts, reverse=not is_low_best)
    reached = accumulate((counts[value] for value in order), initial=0)
    ranks = {
        value: _average(before + 1, before + counts[value])
        for value, before in zip(order, reached, strict=False)
    }
    return {key: ranks[value] for key, value in values.items()}


def _average(first: int, last: int) -> Decimal:
    middle, odd = divmod(first + last, 2)
    return Decimal(middle) + (HALF if odd else 0)
