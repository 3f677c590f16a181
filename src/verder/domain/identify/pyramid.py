"""Customer pyramid (klantenpiramide): layers of active customers by their rank."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Final

from verder.domain.identify.layers import ACTIVE_LAYERS, Layer, PyramidLimits
from verder.domain.identify.ranking import AccountRevenue, ranked
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
NOTHING_SOLD: Final = NotComputable("no_positive_revenue")
EMPTY: Final = NotComputable("empty_layer")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerAnswers:
    """What one layer is and brings.

    `margin` is the gross margin of the `margin_known` accounts whose margin is known;
    `benchmark_share` is the share of revenue that the textbook claims, if it names one.
    """

    layer: Layer
    accounts: tuple[AccountRevenue, ...]
    revenue: Decimal
    share: Decimal | NotComputable
    average: Decimal | NotComputable
    margin: Decimal | NotComputable
    margin_known: int
    benchmark_share: Decimal | None

    @property
    def customers(self) -> int:
        """How many accounts stand in the layer."""
        return len(self.accounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pyramid:
    """The four layers, best customers first, and who stands outside them."""

    layers: Mapping[Layer, LayerAnswers]
    customers: int
    revenue: Decimal
    inactive: tuple[int, ...]
    no_revenue: tuple[AccountRevenue, ...]
    credit_balances: tuple[AccountRevenue, ...]
    is_small: bool
    limits: PyramidLimits

    def by_account(self) -> dict[int, Layer]:
        """Return the layer of every active account, in rank order."""
        return {
            row.account_id: layer
            for layer, answers in self.layers.items()
            for row in answers.accounts
        }

    def revenues(self) -> dict[int, Decimal]:
        """Return the net revenue of every account with lines in the period."""
        apart = (*self.no_revenue, *self.credit_balances)
        rows = chain(*(answers.accounts for answers in self.layers.values()), apart)
        return {row.account_id: row.revenue for row in rows}


def pyramid(
    revenues: Iterable[AccountRevenue],
    *,
    bought_before: Collection[int] = (),
    limits: PyramidLimits | None = None,
) -> Pyramid:
    """Put accounts with positive net revenue into layers by rank.

    The cuts are ceil(0.01 n), ceil(0.05 n) and ceil(0.20 n), so few customers leave
    layers empty: below fifty of them, prefer the ABC analysis. Accounts of
    `bought_before` without a line in the period are inactive; accounts without net
    revenue or with a credit balance stand apart.
    Source: literature (Curry); the rule for small numbers is our own.

    >>> found = pyramid(AccountRevenue(i, Decimal(100 - i)) for i in range(20))
    >>> [answers.customers for answers in found.layers.values()]
    [1, 0, 3, 16]
    """
    limits = limits or PyramidLimits()
    order = ranked(revenues)
    active = [row for row in order if row.revenue > 0]
    revenue = sum((row.revenue for row in active), ZERO)
    ends = (0, *limits.cuts(len(active)), len(active))
    in_period = {row.account_id for row in order}
    return Pyramid(
        layers={
            layer: layer_answers(layer, active[first:last], revenue, limits)
            for layer, first, last in zip(ACTIVE_LAYERS, ends[:-1], ends[1:], strict=True)
        },
        customers=len(active),
        revenue=revenue,
        inactive=tuple(sorted(set(bought_before) - in_period)),
        no_revenue=tuple(row for row in order if row.revenue == 0),
        credit_balances=tuple(row for row in order if row.revenue < 0),
        is_small=len(active) < limits.fewest_customers,
        limits=limits,
    )


def layer_answers(
    layer: Layer, part: Sequence[AccountRevenue], total: Decimal, limits: PyramidLimits
) -> LayerAnswers:
    """Say what the accounts of a layer bring, out of the revenue of all layers."""
    revenue = sum((row.revenue for row in part), ZERO)
    margins = [row.margin for row in part if row.margin is not None]
    return LayerAnswers(
        layer=layer,
        accounts=tuple(part),
        revenue=revenue,
        share=revenue / total if total else NOTHING_SOLD,
        average=revenue / len(part) if part else EMPTY,
        margin=sum(margins, ZERO) if margins else NotComputable("cost_unknown"),
        margin_known=len(margins),
        benchmark_share=limits.benchmark.shares.get(layer),
    )
