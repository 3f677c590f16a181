"""ABC analysis (toppers, volgers, hekkensluiters): which customers bring the revenue."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from typing import Final

from verder.domain.identify.abc_limits import AbcLimits, cuts_of
from verder.domain.identify.curves import place_of
from verder.domain.identify.ranking import AccountRevenue, ranked
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
OUTSIDE: Final = NotComputable("outside_classes")
NOTHING_SOLD: Final = NotComputable("no_positive_revenue")


class AbcGroup(StrEnum):
    """The three classes, and the two groups that stand apart."""

    A = "A"
    B = "B"
    C = "C"
    NO_REVENUE = "no_revenue"
    CREDIT_BALANCE = "credit_balance"


CLASSES: Final = (AbcGroup.A, AbcGroup.B, AbcGroup.C)


@dataclass(frozen=True, slots=True)
class AbcRow:
    """One account in the ranking; shares are of the revenue of all three classes."""

    rank: int
    account_id: int
    group: AbcGroup
    revenue: Decimal
    share: Decimal | NotComputable
    cumulative_share: Decimal | NotComputable
    products: int | None
    is_tied_on_border: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AbcAnswers:
    """The four selection questions, answered for one group.

    `revenue`, `customers`, `average` and `products_average` answer them in order;
    the last is the mean over the `products_known` accounts whose number is known.
    """

    group: AbcGroup
    revenue: Decimal
    customers: int
    average: Decimal | NotComputable
    products_average: Decimal | NotComputable
    products_known: int
    share: Decimal | NotComputable
    customers_share: Decimal | NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class Abc:
    """The ranking of all accounts, and the answers of every group.

    `tied_borders` names the classes whose lower border runs between accounts of
    equal revenue. `customers_needed_share` is the share of customers, between two
    of them in a straight line, that brings the share of revenue that ends class A:
    "80 % of revenue comes from 30 % of customers".
    """

    rows: tuple[AbcRow, ...]
    groups: Mapping[AbcGroup, AbcAnswers]
    total: Decimal
    positive_total: Decimal
    tied_borders: tuple[AbcGroup, ...]
    customers_needed_share: Decimal | NotComputable
    limits: AbcLimits

    def in_group(self, group: AbcGroup) -> list[AbcRow]:
        """Return the accounts of one group, in rank order."""
        return [row for row in self.rows if row.group is group]


def abc(revenues: Iterable[AccountRevenue], limits: AbcLimits | None = None) -> Abc:
    """Rank accounts by net revenue and class them A, B or C.

    By share, an account is classed by the cumulative share before it, so the one
    that crosses a limit belongs to the higher class. Accounts without net revenue
    and with a credit balance stand apart; the totals reconcile. Where no account
    has positive revenue the classes are empty and their shares not computable.
    Source: S1 (groups, questions); the limits and edge rules are our own.

    >>> found = abc(AccountRevenue(i, Decimal(r)) for i, r in enumerate([100, 50, 0, -10]))
    >>> [row.group.value for row in found.rows], found.total
    (['A', 'A', 'no_revenue', 'credit_balance'], Decimal('140'))
    """
    limits = limits or AbcLimits()
    order = ranked(revenues)
    sold = sum(1 for row in order if row.revenue > 0)
    reached = [ZERO, *accumulate(row.revenue for row in order[:sold])]
    cuts = cuts_of(order[:sold], reached, limits)
    parts = _parts(order, sold, cuts)
    return Abc(
        rows=tuple(_rows(parts, reached, _border_revenues(order, sold, cuts))),
        groups={group: answers_of(group, part, reached[-1], sold) for group, part in parts.items()},
        total=sum((row.revenue for row in order), ZERO),
        positive_total=reached[-1],
        tied_borders=tuple(_border_revenues(order, sold, cuts)),
        customers_needed_share=(
            place_of(reached, limits.a_share * reached[-1]) / sold if sold else NOTHING_SOLD
        ),
        limits=limits,
    )


def _parts(
    order: Sequence[AccountRevenue], sold: int, cuts: tuple[int, int]
) -> dict[AbcGroup, Sequence[AccountRevenue]]:
    end = next((i for i in range(sold, len(order)) if order[i].revenue < 0), len(order))
    ends = (0, *cuts, sold, end, len(order))
    return {
        group: order[first:last]
        for group, first, last in zip(AbcGroup, ends[:-1], ends[1:], strict=True)
    }


def _border_revenues(
    order: Sequence[AccountRevenue], sold: int, cuts: tuple[int, int]
) -> dict[AbcGroup, Decimal]:
    """Return the revenue that stands on both sides of a border, by the class above it."""
    return {
        group: order[cut].revenue
        for group, cut in zip(CLASSES, dict.fromkeys(cuts), strict=False)
        if 0 < cut < sold and order[cut].revenue == order[cut - 1].revenue
    }


def _rows(
    parts: Mapping[AbcGroup, Sequence[AccountRevenue]],
    reached: Sequence[Decimal],
    tied: Mapping[AbcGroup, Decimal],
) -> Iterable[AbcRow]:
    total, on_border, rank = reached[-1], set(tied.values()), 0
    for group, part in parts.items():
        is_class = group in CLASSES
        for row in part:
            rank += 1
            yield AbcRow(
                rank,
                row.account_id,
                group,
                row.revenue,
                row.revenue / total if is_class else OUTSIDE,
                reached[rank] / total if is_class else OUTSIDE,
                row.products,
                row.revenue in on_border,
            )


def answers_of(
    group: AbcGroup, part: Sequence[AccountRevenue | AbcRow], total: Decimal, sold: int
) -> AbcAnswers:
    """Answer the four questions for the accounts of a group, out of so much and so many."""
    revenue = sum((row.revenue for row in part), ZERO)
    known = [row.products for row in part if row.products is not None]
    return AbcAnswers(
        group=group,
        revenue=revenue,
        customers=len(part),
        average=revenue / len(part) if part else NotComputable("empty_group"),
        products_average=(
            Decimal(sum(known)) / len(known) if known else NotComputable("products_unknown")
        ),
        products_known=len(known),
        share=_share(group, revenue, total),
        customers_share=_share(group, Decimal(len(part)), Decimal(sold)),
    )


def _share(group: AbcGroup, part: Decimal, whole: Decimal) -> Decimal | NotComputable:
    if group not in CLASSES:
        return OUTSIDE
    return part / whole if whole else NOTHING_SOLD
