"""Cumulative curves: reading between the points, and the points of a drawing."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a curve."""

    x: Decimal
    y: Decimal


def height_at(cumulative: Sequence[Decimal], place: Decimal) -> Decimal:
    """Return the cumulative value after `place` rows, in a straight line between two rows.

    `cumulative[k]` is the sum of the first k rows, so it begins with 0.

    >>> height_at([Decimal(0), Decimal(10), Decimal(14)], Decimal("1.5"))
    Decimal('12.0')
    """
    whole = int(place)
    if whole >= len(cumulative) - 1:
        return cumulative[-1]
    below, above = cumulative[whole], cumulative[whole + 1]
    return below + (above - below) * (place - whole)


def place_of(cumulative: Sequence[Decimal], height: Decimal) -> Decimal:
    """Return after how many rows a rising curve first reaches the height, interpolated.

    The height lies above 0 and is not above the last value.

    >>> place_of([Decimal(0), Decimal(10), Decimal(14)], Decimal(12))
    Decimal('1.5')
    """
    after = bisect_left(cumulative, height)
    below, above = cumulative[after - 1], cumulative[after]
    return after - 1 + (height - below) / (above - below)


def drawn(count: int, most: int, *always: int) -> Iterator[int]:
    """Yield which of the places 0 … count a drawing of at most so many points shows.

    They lie evenly, with both ends; the places in `always` come on top of them.

    >>> list(drawn(10, 3, 9))
    [0, 5, 9, 10]
    """
    steps = min(count, most - 1)
    even = {count * step // steps for step in range(steps + 1)} if steps else {0}
    yield from sorted(even | set(always))
