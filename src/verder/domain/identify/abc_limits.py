"""Where class A ends and class B: by cumulative share, by count, or by amount."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from verder.domain.identify.ranking import AccountRevenue, count_of_share


class AbcMode(StrEnum):
    """What the limits of the classes are about."""

    SHARE = "share"  # cumulative share of revenue
    COUNT = "count"  # share of the customers
    AMOUNT = "amount"  # revenue of the customer itself


@dataclass(frozen=True, slots=True, kw_only=True)
class AbcLimits:
    """The limits of A and B; the mode says which pair counts.

    `b_count_share` is the share of customers that comes next after class A. With
    `keeps_ties_together`, accounts of equal revenue all take the higher class.
    """

    mode: AbcMode = AbcMode.SHARE
    a_share: Decimal = Decimal("0.80")
    b_share: Decimal = Decimal("0.95")
    a_count_share: Decimal = Decimal("0.20")
    b_count_share: Decimal = Decimal("0.30")
    a_amount: Decimal = Decimal(100_000)
    b_amount: Decimal = Decimal(25_000)
    keeps_ties_together: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.a_share <= self.b_share <= 1:
            raise ValueError("Shares of revenue rise from above 0 to at most 1.")
        if not 0 < self.a_count_share <= self.a_count_share + self.b_count_share <= 1:
            raise ValueError("Shares of customers lie above 0 and are at most 1 together.")
        if not self.a_amount >= self.b_amount > 0:
            raise ValueError("The amount of A is not below that of B, and both are positive.")


def cuts_of(
    order: Sequence[AccountRevenue], reached: Sequence[Decimal], limits: AbcLimits
) -> tuple[int, int]:
    """Return how many accounts of the ranking are A, and how many are A or B.

    `reached[k]` is the revenue of the first k accounts, all of them positive.

    >>> cuts_of([AccountRevenue(1, Decimal(5))], [Decimal(0), Decimal(5)], AbcLimits())
    (1, 1)
    """
    a_cut, b_cut = _plain_cuts(order, reached, limits)
    if limits.keeps_ties_together:
        return _after_ties(order, a_cut), _after_ties(order, b_cut)
    return a_cut, b_cut


def _plain_cuts(
    order: Sequence[AccountRevenue], reached: Sequence[Decimal], limits: AbcLimits
) -> tuple[int, int]:
    if limits.mode is AbcMode.SHARE:
        before, total = reached[:-1], reached[-1]
        return (
            bisect_left(before, limits.a_share * total),
            bisect_left(before, limits.b_share * total),
        )
    if limits.mode is AbcMode.COUNT:
        b_count_share = limits.a_count_share + limits.b_count_share
        return (
            count_of_share(limits.a_count_share, len(order)),
            count_of_share(b_count_share, len(order)),
        )
    return (
        sum(1 for row in order if row.revenue >= limits.a_amount),
        sum(1 for row in order if row.revenue >= limits.b_amount),
    )


def _after_ties(order: Sequence[AccountRevenue], cut: int) -> int:
    while 0 < cut < len(order) and order[cut].revenue == order[cut - 1].revenue:
        cut += 1
    return cut
