"""Loyalty (trouw): how many years customers stayed, as their orders show it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.domain.identify.order_history import OrderHistory
from verder.domain.values.missing import NotComputable

DAYS_IN_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewals:
    """How many customers were lost at their t-th renewal, and how many are here after t."""

    lost: Mapping[int, int]
    kept: Mapping[int, int]

    @property
    def customers(self) -> int:
        """How many had to renew at least once."""
        return sum(self.lost.values()) + sum(count for year, count in self.kept.items() if year)

    @property
    def made(self) -> int:
        """How many renewals were made."""
        of_lost = sum((year - 1) * count for year, count in self.lost.items())
        return of_lost + sum(year * count for year, count in self.kept.items())

    @property
    def due(self) -> int:
        """How many renewals were due: those made, and those at which a customer was lost."""
        return self.made + sum(self.lost.values())


def years_bought(history: OrderHistory, today: date) -> int:
    """Return n, the years of 365 days from that of the first order to that of the last.

    >>> history = OrderHistory(
    ...     account_id=1, orders=2, first_on=date(2024, 3, 1), last_on=date(2025, 6, 1),
    ...     median_interval=None, longest_return=None, is_seasonal=False,
    ... )
    >>> years_bought(history, date(2025, 12, 31))
    2
    """
    return _years_ago(history.first_on, today) - _years_ago(history.last_on, today) + 1


def still_buys(history: OrderHistory, today: date) -> bool:
    """Return whether the last order lies within a year."""
    return _years_ago(history.last_on, today) == 0


def renewals_of(histories: Iterable[OrderHistory], today: date) -> Renewals:
    """Return who renewed how often: a year with an order renews, the first without is a loss.

    A gap in the middle is no loss, for the customer came back.
    """
    lost: Counter[int] = Counter()
    kept: Counter[int] = Counter()
    for each in histories:
        years = years_bought(each, today)
        if still_buys(each, today):
            kept[years - 1] += 1
        else:
            lost[years] += 1
    return Renewals(lost=lost, kept=kept)


def renewals_of_cohort(counts: list[int]) -> Renewals:
    """Return the renewals of one cohort from how many were left at each count.

    >>> renewals_of_cohort([10, 6, 5]).lost
    {1: 4, 2: 1}
    """
    years = range(1, len(counts))
    lost = {year: counts[year - 1] - counts[year] for year in years}
    return Renewals(lost=lost, kept={len(counts) - 1: counts[-1]})


def retention_of(found: Renewals) -> Decimal:
    """Return r, the renewals that were made as a share of those that were due.

    Nobody had to renew yet: "no_renewals_yet".

    >>> retention_of(renewals_of_cohort([10, 6, 3]))
    Decimal('0.5625')
    """
    if not found.due:
        raise NotComputable("no_renewals_yet")
    return Decimal(found.made) / found.due


def _years_ago(day: date, today: date) -> int:
    return (today - day).days // DAYS_IN_YEAR
