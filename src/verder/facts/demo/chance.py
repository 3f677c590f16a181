"""Random draws that come out the same for the same seed."""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Truth = NDArray[np.bool_]
Item = TypeVar("Item")


class Chance:
    """A stream of draws, its own for every purpose, so that one does not shift the other."""

    def __init__(self, seed: int, purpose: str) -> None:
        self.draw = np.random.default_rng([seed, *purpose.encode()])

    def pick(self, items: Sequence[Item], weights: Sequence[float] | None = None) -> Item:
        """Return one of the items."""
        if weights is None:
            return items[int(self.draw.integers(len(items)))]
        shares: NDArray[Any] = np.cumsum(weights)
        return items[int(np.searchsorted(shares, self.draw.random() * shares[-1], side="right"))]

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return int(self.draw.integers(low, high + 1))

    def happens(self, share: float) -> bool:
        """Return whether something with this probability happens."""
        return bool(self.draw.random() < share)
