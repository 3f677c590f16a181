"""The one order in which accounts stand, everywhere."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise
from operator import attrgetter
from typing import Protocol, TypeVar

NINE_PLACES = Decimal("1e-9")


class HasRevenue(Protocol):
    """Whatever belongs to an account and has net revenue."""

    @property
    def account_id(self) -> int:
        """The account."""

    @property
    def revenue(self) -> Decimal:
        """Its net revenue in the period."""


@dataclass(frozen=True, slots=True)
class AccountRevenue:
    """What one account bought in a period.

    `products` counts the distinct products and `margin` is the gross margin;
    both are None where they are not known.
    """

    account_id: int
    revenue: Decimal
    products: int | None = None
    margin: Decimal | None = None


Row = TypeVar("Row", bound=HasRevenue)


def ranked(rows: Iterable[Row], value: Callable[[Row], Decimal] | None = None) -> list[Row]:
    """Return the rows by value, then by net revenue, both high to low, then by account.

    Without a value the rows go by net revenue. Only rows of equal value are compared any
    further, for they are few. Source: our own rule.

    >>> rows = [AccountRevenue(2, Decimal(5)), AccountRevenue(1, Decimal(5))]
    >>> [row.account_id for row in ranked(rows)]
    [1, 2]
    """
    first_key = value or attrgetter("revenue")
    order = sorted(rows, key=first_key, reverse=True)
    for first, last in _runs([first_key(row) for row in order]):
        order[first:last] = sorted(
            order[first:last], key=lambda row: (-row.revenue, row.account_id)
        )
    return order


def _runs(values: Sequence[Decimal]) -> Iterator[tuple[int, int]]:
    """Yield where each run of two or more equal values begins and ends."""
    first = 0
    for place, (value, following) in enumerate(pairwise(values), start=1):
        if following != value:
            if place - first > 1:
                yield first, place
            first = place
    if len(values) - first > 1:
        yield first, len(values)


def count_of_share(share: Decimal, count: int) -> int:
    """Return how many of so many are a share of them, rounded up: ceil(round(p * n, 9)).

    >>> count_of_share(Decimal("0.05"), 20), count_of_share(Decimal("0.01"), 37)
    (1, 1)
    """
    exact = (share * count).quantize(NINE_PLACES)
    return int(exact.to_integral_value(ROUND_CEILING))
