"""Whale curve (klantwinstgevendheid): profit that is earned, and then lost again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from operator import attrgetter
from typing import Final

from verder.domain.identify.curves import Point, drawn, height_at
from verder.domain.identify.profit_ladder import UnknownProfit
from verder.domain.identify.ranking import HasRevenue, ranked
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
NO_PROFIT: Final = NotComputable("profit_not_positive")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountProfit:
    """What one account brings in profit, on whichever step of the ladder.

    `costed_share` is the part of its turnover whose cost is known.
    """

    account_id: int
    revenue: Decimal
    profit: Decimal
    costed_share: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhaleLimits:
    """How much of the turnover needs a known cost, what counts as neutral, who is best.

    `best_share` is the share of customers whose profit is told apart.
    """

    minimum_costed_share: Decimal = Decimal("0.95")
    neutral_share: Decimal = Decimal("0.01")
    best_share: Decimal = Decimal("0.20")

    def __post_init__(self) -> None:
        shares = (self.minimum_costed_share, self.neutral_share, self.best_share)
        if not all(0 <= share <= 1 for share in shares):
            raise ValueError("Every limit is a share from 0 to 1.")


class WhaleZone(StrEnum):
    """What a customer does to the profit."""

    BUILDER = "builder"
    NEUTRAL = "neutral"  # |profit| below 1 % of revenue
    DESTROYER = "destroyer"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneTotals:
    """The customers of one zone together."""

    customers: int
    revenue: Decimal
    profit: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Whale:
    """Cumulative profit with customers from most to least profitable.

    `cumulative[k]` is the profit of the k best, so it begins with 0; the peak is its
    highest value, first reached at customer `peak_at`. `best_profit` is what the best
    20 % of customers bring. `left_out` are accounts whose profit is not known, or not
    known well enough; coverage = revenue of the others / revenue of all.
    """

    accounts: tuple[AccountProfit, ...]
    cumulative: tuple[Decimal, ...]
    profit: Decimal
    peak: Decimal
    peak_at: int
    peak_share: Decimal | NotComputable
    destroyed: Decimal
    destroyed_share: Decimal | NotComputable
    loss_makers: int
    best_profit: Decimal
    best_profit_share: Decimal | NotComputable
    zones: Mapping[WhaleZone, ZoneTotals]
    left_out: tuple[UnknownProfit, ...]
    left_out_revenue: Decimal
    coverage: Decimal | NotComputable
    limits: WhaleLimits

    @property
    def customers(self) -> int:
        """How many accounts are on the curve."""
        return len(self.accounts)

    @property
    def revenue_shares(self) -> tuple[Decimal, ...]:
        """The share of all positive revenue that the k best bring, which begins with 0.

        Nobody with revenue: 0 throughout.
        """
        bought = [max(row.revenue, ZERO) for row in self.accounts]
        whole = sum(bought, ZERO)
        return tuple(
            so_far / whole if whole else ZERO for so_far in accumulate(bought, initial=ZERO)
        )

    def points(self, most: int = 501) -> list[Point]:
        """Return points from (0, 0) to (1, P): share of customers, profit in money."""
        return [
            Point(Decimal(k) / self.customers, self.cumulative[k])
            for k in drawn(self.customers, most, self.peak_at)
        ]


def whale(
    profits: Iterable[AccountProfit],
    limits: WhaleLimits | None = None,
    unknown: Iterable[UnknownProfit] = (),
) -> Whale:
    """Add up profit from the most to the least profitable account.

    C_0 = 0 and C_k the profit of the k best; peak = max C_k, so at least 0; destroyed =
    peak - P. Where P is not positive the shares have no answer. An account whose cost is
    not known for enough of its turnover is left out, and coverage says how much remains.
    Nobody at all raises "no_accounts", nobody with a known profit the reason of the
    largest account that is left out.
    Source: literature (Kaplan and Narayanan); the zones and limits are our own.

    >>> found = whale(
    ...     AccountProfit(account_id=i, revenue=Decimal(100), profit=Decimal(p))
    ...     for i, p in enumerate([30, -10, 20])
    ... )
    >>> found.peak, found.peak_at, found.destroyed, found.peak_share
    (Decimal('50'), 2, Decimal('10'), Decimal('1.25'))
    """
    limits = limits or WhaleLimits()
    order = ranked(profits, attrgetter("profit"))
    included = [row for row in order if row.costed_share >= limits.minimum_costed_share]
    left_out = ranked([*_too_little_known(order, limits), *unknown])
    if not included:
        raise left_out[0].why if left_out else NotComputable("no_accounts")
    cumulative = (ZERO, *accumulate(row.profit for row in included))
    profit, peak = cumulative[-1], max(cumulative)
    best = height_at(cumulative, limits.best_share * len(included))
    revenue, missing = _revenue(included), _revenue(left_out)
    return Whale(
        accounts=tuple(included),
        cumulative=cumulative,
        profit=profit,
        peak=peak,
        peak_at=cumulative.index(peak),
        peak_share=_of_profit(peak, profit),
        destroyed=peak - profit,
        destroyed_share=_of_profit(peak - profit, profit),
        loss_makers=sum(1 for row in included if row.profit < 0),
        best_profit=best,
        best_profit_share=_of_profit(best, profit),
        zones=_zones(included, limits),
        left_out=tuple(left_out),
        left_out_revenue=missing,
        coverage=_coverage(revenue, missing),
        limits=limits,
    )


def zone_of(row: AccountProfit, neutral_share: Decimal) -> WhaleZone:
    """Return the zone of an account; without revenue only a profit of 0 is neutral.

    >>> row = AccountProfit(account_id=1, revenue=Decimal(1000), profit=Decimal(9))
    >>> zone_of(row, Decimal("0.01")).value
    'neutral'
    """
    if row.profit == 0 or abs(row.profit) < neutral_share * row.revenue:
        return WhaleZone.NEUTRAL
    return WhaleZone.BUILDER if row.profit > 0 else WhaleZone.DESTROYER


def _zones(rows: Iterable[AccountProfit], limits: WhaleLimits) -> dict[WhaleZone, ZoneTotals]:
    parts: dict[WhaleZone, list[AccountProfit]] = {zone: [] for zone in WhaleZone}
    for row in rows:
        parts[zone_of(row, limits.neutral_share)].append(row)
    return {
        zone: ZoneTotals(
            customers=len(part),
            revenue=_revenue(part),
            profit=sum((row.profit for row in part), ZERO),
        )
        for zone, part in parts.items()
    }


def _too_little_known(
    rows: Iterable[AccountProfit], limits: WhaleLimits
) -> Iterator[UnknownProfit]:
    for row in rows:
        if row.costed_share < limits.minimum_costed_share:
            yield UnknownProfit(
                account_id=row.account_id, revenue=row.revenue, why=NotComputable("cost_unknown")
            )


def _revenue(rows: Iterable[HasRevenue]) -> Decimal:
    return sum((row.revenue for row in rows), ZERO)


def _of_profit(part: Decimal, profit: Decimal) -> Decimal | NotComputable:
    return part / profit if profit > 0 else NO_PROFIT


def _coverage(included: Decimal, left_out: Decimal) -> Decimal | NotComputable:
    whole = included + left_out
    return included / whole if whole > 0 else NotComputable("no_positive_revenue")
