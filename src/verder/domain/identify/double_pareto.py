"""Double Pareto (dubbele Pareto): which part of revenue brings which part of the margin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Final

from verder.domain.identify.curves import Point, drawn
from verder.domain.identify.ranking import ranked
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
NO_MARGIN: Final = NotComputable("margin_not_positive")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginUnit:
    """A customer, or what a customer buys of one product group, with its margin."""

    account_id: int
    revenue: Decimal
    margin: Decimal
    product_group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleParetoLimits:
    """The rule that is put to the test: this part of revenue brings this part of margin."""

    revenue_share: Decimal = Decimal("0.20")
    margin_share: Decimal = Decimal("0.80")

    def __post_init__(self) -> None:
        if not (0 < self.revenue_share <= 1 and 0 < self.margin_share <= 1):
            raise ValueError("Both shares lie above 0 and are at most 1.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoublePareto:
    """The curve of cumulative margin over cumulative revenue, best margin ratio first.

    `reached_revenue[k]` and `reached_margin[k]` are the sums of the first k units.
    `margin_share` is Y at the limit's share of revenue, `revenue_share_needed` the
    first X where Y is the limit's share of margin. Units without positive revenue
    stand in `outside`, and their sums beside the curve's.
    """

    units: tuple[MarginUnit, ...]
    outside: tuple[MarginUnit, ...]
    revenue: Decimal
    margin: Decimal
    outside_revenue: Decimal
    outside_margin: Decimal
    margin_share: Decimal | NotComputable
    revenue_share_needed: Decimal | NotComputable
    peak_margin: Decimal
    peak_share: Decimal | NotComputable
    holds: bool | NotComputable
    reached_revenue: tuple[Decimal, ...]
    reached_margin: tuple[Decimal, ...]
    limits: DoubleParetoLimits

    def points(self, most: int = 501) -> list[Point]:
        """Return points of the curve from (0, 0) to (1, 1), the peak among them.

        Raises "margin_not_positive" where the margins do not add up to more than 0.
        """
        if self.margin <= 0:
            raise NO_MARGIN
        peak_at = self.reached_margin.index(self.peak_margin)
        return [
            Point(self.reached_revenue[k] / self.revenue, self.reached_margin[k] / self.margin)
            for k in drawn(len(self.units), most, peak_at)
        ]


def double_pareto(
    units: Iterable[MarginUnit], limits: DoubleParetoLimits | None = None
) -> DoublePareto:
    """Ask whether a small part of revenue brings most of the margin, here.

    Units go by margin / revenue, high to low; X is the cumulative share of revenue, Y
    of margin. Y passes 1 where units lose money. A total margin of 0 or less leaves
    the shares without an answer; no unit with revenue raises "no_positive_revenue".
    Source: S1 (the rule); the order and the reading of it are our own.

    >>> found = double_pareto([
    ...     MarginUnit(account_id=1, revenue=Decimal(20), margin=Decimal(8)),
    ...     MarginUnit(account_id=2, revenue=Decimal(80), margin=Decimal(2)),
    ... ])
    >>> found.margin_share, found.revenue_share_needed, found.holds
    (Decimal('0.80'), Decimal('0.20'), True)
    """
    limits = limits or DoubleParetoLimits()
    every = sorted(units, key=lambda unit: unit.product_group or "")
    curve = ranked((u for u in every if u.revenue > 0), lambda unit: unit.margin / unit.revenue)
    if not curve:
        raise NotComputable("no_positive_revenue")
    outside = ranked(unit for unit in every if unit.revenue <= 0)
    revenue = (ZERO, *accumulate(unit.revenue for unit in curve))
    margin = (ZERO, *accumulate(unit.margin for unit in curve))
    is_computable, peak = margin[-1] > 0, max(margin)
    share = margin_at(revenue, margin, limits.revenue_share) if is_computable else NO_MARGIN
    return DoublePareto(
        units=tuple(curve),
        outside=tuple(outside),
        revenue=revenue[-1],
        margin=margin[-1],
        outside_revenue=sum((unit.revenue for unit in outside), ZERO),
        outside_margin=sum((unit.margin for unit in outside), ZERO),
        margin_share=share,
        revenue_share_needed=(
            revenue_for(revenue, margin, limits.margin_share) if is_computable else NO_MARGIN
        ),
        peak_margin=peak,
        peak_share=peak / margin[-1] if is_computable else NO_MARGIN,
        holds=share if isinstance(share, NotComputable) else share >= limits.margin_share,
        reached_revenue=revenue,
        reached_margin=margin,
        limits=limits,
    )


def margin_at(revenue: Sequence[Decimal], margin: Sequence[Decimal], share: Decimal) -> Decimal:
    """Return the share of margin that the share of revenue brings, on a straight line.

    >>> margin_at([Decimal(0), Decimal(2)], [Decimal(0), Decimal(6)], Decimal("0.5"))
    Decimal('0.5')
    """
    return _read(revenue, margin, share * revenue[-1]) / margin[-1]


def revenue_for(revenue: Sequence[Decimal], margin: Sequence[Decimal], share: Decimal) -> Decimal:
    """Return the first share of revenue that brings the share of margin, on a straight line.

    >>> revenue_for([Decimal(0), Decimal(2)], [Decimal(0), Decimal(6)], Decimal("0.5"))
    Decimal('0.5')
    """
    return _read(margin, revenue, share * margin[-1]) / revenue[-1]


def _read(along: Sequence[Decimal], up: Sequence[Decimal], place: Decimal) -> Decimal:
    """Return the value of `up` where `along` first reaches a place above its start of 0."""
    after = next(k for k, reached in enumerate(along) if reached >= place)
    step = (place - along[after - 1]) / (along[after] - along[after - 1])
    return up[after - 1] + (up[after] - up[after - 1]) * step
