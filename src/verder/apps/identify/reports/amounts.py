"""Totals of accounts as the method takes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.identify.ranking import AccountRevenue
from verder.domain.identify.whale import AccountProfit, WhaleLimits
from verder.domain.values.missing import NotComputable
from verder.facts.rows import AccountTotals

ZERO: Final = Decimal(0)
ENOUGH_COST: Final = WhaleLimits().minimum_costed_share


def revenues_of(totals: Iterable[AccountTotals]) -> list[AccountRevenue]:
    """Return the revenues to judge, with the margin where enough of the cost is known."""
    return [
        AccountRevenue(
            row.account_id,
            row.revenue,
            row.products,
            gross_margin(row) if costed_share(row) >= ENOUGH_COST else None,
        )
        for row in totals
    ]


def profits_of(totals: Iterable[AccountTotals]) -> list[AccountProfit]:
    """Return the gross margins to judge, and how much of the cost behind each is known."""
    return [
        AccountProfit(
            account_id=row.account_id,
            revenue=row.revenue,
            profit=gross_margin(row),
            costed_share=costed_share(row),
        )
        for row in totals
    ]


def gross_margin(row: AccountTotals) -> Decimal:
    """Return revenue less cost, of the lines whose cost is known."""
    return row.costed_revenue - row.cost


def costed_share(row: AccountTotals) -> Decimal:
    """Return the part of the turnover whose cost is known; without any, whether a cost is."""
    return row.costed_weight / row.weight if row.weight else Decimal(bool(row.cost))


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """Gross margin together; share of the revenue behind it, and how much that covers."""

    amount: Decimal | NotComputable
    share: Decimal | NotComputable
    coverage: Decimal | NotComputable


def margin_of(totals: Iterable[AccountTotals]) -> Margin:
    """Return the margin of all lines whose cost is known."""
    rows = list(totals)
    weight = sum((row.weight for row in rows), ZERO)
    costed = sum((row.costed_weight for row in rows), ZERO)
    revenue = sum((row.costed_revenue for row in rows), ZERO)
    unknown = NotComputable("cost_unknown")
    if not costed:
        return Margin(amount=unknown, share=unknown, coverage=unknown)
    amount = sum((gross_margin(row) for row in rows), ZERO)
    share = amount / revenue if revenue > 0 else NotComputable("no_positive_revenue")
    return Margin(amount=amount, share=share, coverage=costed / weight)
