"""Concentration: how unequal revenue is spread, and how much hangs on few customers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from math import ceil

from verder.domain.identify.curves import Point, drawn, height_at, place_of
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.values.missing import NotComputable

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcentrationLimits:
    """From where on a spread is a risk, and which pair the 80/20 check asks."""

    largest_share: Decimal = Decimal("0.25")
    hhi: Decimal = Decimal("0.25")
    customers_share: Decimal = Decimal("0.20")
    revenue_share: Decimal = Decimal("0.80")

    def __post_init__(self) -> None:
        shares = (self.largest_share, self.hhi, self.customers_share, self.revenue_share)
        if not all(0 < share <= 1 for share in shares):
            raise ValueError("Every limit lies above 0 and is at most 1.")


class ConcentrationWarning(StrEnum):
    """What is worth a warning."""

    LARGEST_CUSTOMER = "largest_customer"  # the largest customer has more than its limit
    HHI = "hhi"  # the index is above its limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """How revenue is spread over the customers with positive net revenue.

    `cumulative[k]` is the revenue of the k smallest customers. `top_share` is what
    the top 20 % brings and `customers_needed_share` how many customers bring 80 %,
    both in a straight line between two customers; `customers_needed` is the whole
    number. Customers without revenue or with a credit balance are only counted.
    """

    customers: int
    revenue: Decimal
    gini: Decimal
    gini_corrected: Decimal | NotComputable
    hhi: Decimal
    effective_number: Decimal
    top_share: Decimal
    customers_needed_share: Decimal
    customers_needed: int
    warnings: tuple[ConcentrationWarning, ...]
    no_revenue: int
    credit_balances: int
    credit_balance_revenue: Decimal
    cumulative: tuple[Decimal, ...]
    limits: ConcentrationLimits

    def largest_share(self, count: int = 1) -> Decimal:
        """Return CR_k, the share of revenue of the k largest customers."""
        smaller = self.cumulative[max(0, self.customers - count)]
        return (self.revenue - smaller) / self.revenue

    def lorenz(self, customers_share: Decimal) -> Decimal:
        """Return L(p): the share of revenue of the smallest share of customers."""
        return height_at(self.cumulative, customers_share * self.customers) / self.revenue

    def points(self, most: int = 501) -> list[Point]:
        """Return points of the Lorenz curve from (0, 0) to (1, 1), at most so many."""
        return [
            Point(Decimal(k) / self.customers, self.cumulative[k] / self.revenue)
            for k in drawn(self.customers, most)
        ]


def concentration(
    revenues: Iterable[AccountRevenue], limits: ConcentrationLimits | None = None
) -> Concentration:
    """Measure how unequal net revenue is spread: Lorenz, Gini, HHI, the 80/20 check.

    G = 2 * sum(i * x_i) / (n * sum x) - (n + 1) / n with x ascending; corrected for
    small numbers G * n / (n - 1), which one customer does not have; HHI = the sum of
    squared shares; effective number = 1 / HHI. Raises "no_positive_revenue" where
    nobody has positive revenue.
    Source: literature (Lorenz, Gini, Herfindahl); the warning limits are our own.

    >>> found = concentration(AccountRevenue(i, Decimal(r)) for i, r in enumerate([1, 3]))
    >>> found.gini, found.hhi, found.largest_share()
    (Decimal('0.25'), Decimal('0.625'), Decimal('0.75'))
    """
    limits = limits or ConcentrationLimits()
    amounts = [row.revenue for row in revenues]
    rising = sorted(amount for amount in amounts if amount > 0)
    if not rising:
        raise NotComputable("no_positive_revenue")
    owed = [amount for amount in amounts if amount < 0]
    count, cumulative = len(rising), (ZERO, *accumulate(rising))
    gini, hhi = gini_of(rising), hhi_of(rising)
    needed = _customers_needed(rising, limits.revenue_share)
    return Concentration(
        customers=count,
        revenue=cumulative[-1],
        gini=gini,
        gini_corrected=(gini * count / (count - 1) if count > 1 else NotComputable("one_customer")),
        hhi=hhi,
        effective_number=1 / hhi,
        top_share=1 - height_at(cumulative, (1 - limits.customers_share) * count) / cumulative[-1],
        customers_needed_share=needed / count,
        customers_needed=ceil(needed),
        warnings=_warnings(rising[-1] / cumulative[-1], hhi, limits),
        no_revenue=len(amounts) - count - len(owed),
        credit_balances=len(owed),
        credit_balance_revenue=sum(owed, ZERO),
        cumulative=cumulative,
        limits=limits,
    )


def gini_of(rising: Sequence[Decimal]) -> Decimal:
    """Return the Gini coefficient of positive amounts in rising order.

    >>> gini_of([Decimal(1), Decimal(1)])
    Decimal('0')
    """
    count, total = len(rising), sum(rising, ZERO)
    weighted = sum((place * amount for place, amount in enumerate(rising, start=1)), ZERO)
    return (2 * weighted - (count + 1) * total) / (count * total)


def hhi_of(amounts: Sequence[Decimal]) -> Decimal:
    """Return the Herfindahl-Hirschman index: the sum of squared shares.

    >>> hhi_of([Decimal(1), Decimal(1)])
    Decimal('0.5')
    """
    total = sum(amounts, ZERO)
    return sum((amount * amount for amount in amounts), ZERO) / (total * total)


def _customers_needed(rising: Sequence[Decimal], share: Decimal) -> Decimal:
    """Return how many of the largest customers bring the share, interpolated."""
    falling = (ZERO, *accumulate(reversed(rising)))
    return place_of(falling, share * falling[-1])


def _warnings(
    largest_share: Decimal, hhi: Decimal, limits: ConcentrationLimits
) -> tuple[ConcentrationWarning, ...]:
    found = {
        ConcentrationWarning.LARGEST_CUSTOMER: largest_share > limits.largest_share,
        ConcentrationWarning.HHI: hhi > limits.hhi,
    }
    return tuple(warning for warning, is_given in found.items() if is_given)
