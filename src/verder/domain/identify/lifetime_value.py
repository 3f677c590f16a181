"""Customer lifetime value (klantwaarde over de levensduur), with one retention for ever."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, repeat
from operator import mul
from typing import Final

from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
MOST_RETENTION: Final = Decimal("0.98")


@dataclass(frozen=True, slots=True, kw_only=True)
class LifetimeAssumptions:
    """What is assumed of the years to come: retention r, discount d, growth g, each a year.

    `is_paid_now` where the first margin comes at once instead of after a year. `swing` is
    how far r may lie to either side; `fewest_accounts` is from how many accounts on the own
    order history may tell r.
    """

    retention: Decimal = Decimal("0.85")
    discount: Decimal = Decimal("0.10")
    growth: Decimal = ZERO
    years: int = 5
    is_paid_now: bool = False
    swing: Decimal = Decimal("0.05")
    fewest_accounts: int = 30

    def __post_init__(self) -> None:
        if not 0 <= self.retention <= MOST_RETENTION:
            raise ValueError("Retention lies from 0 to 0.98.")
        if self.discount <= 0 or self.growth <= -1 or self.years < 1:
            raise ValueError("The discount is above 0, growth above -1, and there is a year.")

    def with_retention(self, retention: Decimal) -> "LifetimeAssumptions":
        """Return the same with another retention, kept from 0 to 0.98."""
        return replace(self, retention=min(MOST_RETENTION, max(ZERO, retention)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRange:
    """A value with what it may be instead: never one bare number."""

    low: Decimal
    middle: Decimal
    high: Decimal

    @property
    def is_negative(self) -> bool:
        """Whether the account costs more than it brings."""
        return self.middle < 0

    def less(self, amount: Decimal) -> "ValueRange":
        """Return the range with an amount taken off, such as the cost of winning."""
        return ValueRange(
            low=self.low - amount, middle=self.middle - amount, high=self.high - amount
        )


def lifetime_value(
    margin: Decimal, assumed: LifetimeAssumptions, acquisition_cost: Decimal = ZERO
) -> Decimal:
    """Return the value without end: m·r/(1 + d - r) - AC, or m·(1 + d)/(1 + d - r) - AC.

    The first where the first margin comes after a year, if the customer is kept; the second
    where it comes now. With growth r becomes r(1 + g) and must stay below 1 + d, else
    "growth_outruns_discount" is raised; m(1 + g) comes after a year then.

    >>> assumed = LifetimeAssumptions()
    >>> lifetime_value(Decimal(40_000), assumed, Decimal(60_000))
    Decimal('76000')
    """
    growing = assumed.retention * (ONE + assumed.growth)
    room = ONE + assumed.discount - growing
    if room <= 0:
        raise NotComputable("growth_outruns_discount")
    first = ONE + assumed.discount if assumed.is_paid_now else growing
    return margin * first / room - acquisition_cost


def yearly_contributions(margin: Decimal, assumed: LifetimeAssumptions) -> tuple[Decimal, ...]:
    """Return m(1 + g)^t · r^t / (1 + d)^t for the years, from t = 0 on where it is paid now.

    Where the first margin comes after a year t begins with 1.

    >>> found = yearly_contributions(Decimal(100), LifetimeAssumptions(is_paid_now=True))
    >>> len(found), found[0]
    (5, Decimal('100'))
    """
    factor = assumed.retention * (ONE + assumed.growth) / (ONE + assumed.discount)
    first = margin if assumed.is_paid_now else margin * factor
    return tuple(accumulate(repeat(factor, assumed.years - 1), mul, initial=first))


def finite_lifetime_value(
    margin: Decimal, assumed: LifetimeAssumptions, acquisition_cost: Decimal = ZERO
) -> Decimal:
    """Return the value of so many years: the sum of the contributions less AC."""
    return sum(yearly_contributions(margin, assumed), ZERO) - acquisition_cost


def payback_year(contributions: Sequence[Decimal], acquisition_cost: Decimal) -> int:
    """Return the first year in which the contributions together reach the cost of winning.

    Raises "not_paid_back" where they do not within their years.

    >>> payback_year([Decimal(40_000), Decimal("30909.09")], Decimal(60_000))
    2
    """
    for year, reached in enumerate(accumulate(contributions), start=1):
        if reached >= acquisition_cost:
            return year
    raise NotComputable("not_paid_back")


def value_range(
    margin: Decimal, assumed: LifetimeAssumptions, acquisition_cost: Decimal = ZERO
) -> ValueRange:
    """Return the value with its range: retention as much lower and higher as it may be."""
    ends = [
        lifetime_value(margin, assumed.with_retention(retention), acquisition_cost)
        for retention in (assumed.retention - assumed.swing, assumed.retention + assumed.swing)
    ]
    middle = lifetime_value(margin, assumed, acquisition_cost)
    return ValueRange(low=min(*ends, middle), middle=middle, high=max(*ends, middle))
