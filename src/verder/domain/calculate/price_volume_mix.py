"""Why revenue or contribution changed between two periods: volume, mix, price, cost, new, lost.

Literature; the same as the calculator `price_mix`, over what was really sold: averages of
many lines in the place of one price. Products in different units are not added: volume and
mix are worked out among the products of each unit.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

ZERO: Final = Decimal(0)


class SoldFate(StrEnum):
    """What became of a product, or why it stands apart."""

    KEPT = "kept"
    NEW = "new"
    LOST = "lost"
    NO_QUANTITY = "no_quantity"
    NO_PRODUCT = "no_product"
    NO_COST = "no_cost"


APART: Final = frozenset({SoldFate.NO_QUANTITY, SoldFate.NO_PRODUCT, SoldFate.NO_COST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sold:
    """What was sold of a product in a period, credit notes taken off.

    `cost` is what all of it cost; None where that is not known.
    """

    quantity: Decimal = ZERO
    revenue: Decimal = ZERO
    cost: Decimal | None = ZERO

    @property
    def contribution(self) -> Decimal:
        """Revenue less cost; what costs nothing known is not asked."""
        return self.revenue - (self.cost or ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A product in one unit, before and after; without a name of its own it cannot be compared."""

    key: str
    name: str = ""
    unit: str = ""
    before: Sold = field(default_factory=Sold)
    after: Sold = field(default_factory=Sold)
    is_product: bool = True
    has_quantity: bool = True

    @property
    def fate(self) -> SoldFate:
        """What became of it."""
        if not self.is_product:
            return SoldFate.NO_PRODUCT
        if not self.has_quantity or not (self.before.quantity or self.after.quantity):
            return SoldFate.NO_QUANTITY
        if self.before.cost is None or self.after.cost is None:
            return SoldFate.NO_COST
        if not self.before.quantity:
            return SoldFate.NEW
        return SoldFate.KEPT if self.after.quantity else SoldFate.LOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """How much each cause changed the result."""

    volume: Decimal = ZERO
    mix: Decimal = ZERO
    price: Decimal = ZERO
    cost: Decimal = ZERO
    new: Decimal = ZERO
    lost: Decimal = ZERO

    @property
    def together(self) -> Decimal:
        """Their sum, which is the whole difference."""
        return self.volume + self.mix + self.price + self.cost + self.new + self.lost


@dataclass(frozen=True, slots=True)
class ItemEffects:
    """A product with what it did."""

    item: Item
    fate: SoldFate
    effects: Effects

    @property
    def difference(self) -> Decimal:
        """How much its contribution rose."""
        return self.item.after.contribution - self.item.before.contribution


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceVolumeMix:
    """The result before and after, and what lies between them.

    `apart` are the items that no effect can be worked out for, with the reason; their
    revenue stands in none of the figures. `units` are those in which something was counted.
    """

    before: Decimal
    after: Decimal
    effects: Effects
    rows: tuple[ItemEffects, ...]
    apart: Mapping[SoldFate, tuple[Item, ...]]
    units: tuple[str, ...]
    without_mix: tuple[str, ...]  # units of which nothing was sold before, on balance

    @property
    def difference(self) -> Decimal:
        """How much the result rose."""
        return self.after - self.before


def price_volume_mix(items: Iterable[Item]) -> PriceVolumeMix:
    """Return why the result changed.

    Of the products sold in both periods, with Q the quantity of all products of a unit:
    volume = (Qa/Qb − 1)·contribution before, mix = (qa − Qa·qb/Qb)·unit contribution before,
    price = revenue after − qa·price before, cost = qa·unit cost before − cost after. Where
    Qb is not positive there is no mix: all of qa − qb is volume. New and lost products
    count whole.

    >>> found = price_volume_mix([Item(
    ...     key="X",
    ...     before=Sold(quantity=Decimal(10), revenue=Decimal(100), cost=Decimal(60)),
    ...     after=Sold(quantity=Decimal(12), revenue=Decimal(132), cost=Decimal(72)),
    ... )])
    >>> found.effects.volume, found.effects.price, found.difference
    (Decimal('8.0'), Decimal('12.0'), Decimal('20'))
    """
    counted: list[tuple[Item, SoldFate]] = []
    apart: dict[SoldFate, list[Item]] = defaultdict(list)
    for item in items:
        fate = item.fate
        if fate in APART:
            apart[fate].append(item)
        else:
            counted.append((item, fate))
    growth = _growth(item for item, fate in counted if fate is SoldFate.KEPT)
    rows = tuple(ItemEffects(item, fate, _effects(item, fate, growth)) for item, fate in counted)
    return PriceVolumeMix(
        before=sum((row.item.before.contribution for row in rows), ZERO),
        after=sum((row.item.after.contribution for row in rows), ZERO),
        effects=_summed([row.effects for row in rows]),
        rows=rows,
        apart={fate: tuple(found) for fate, found in apart.items()},
        units=tuple(sorted({item.unit for item, _fate in counted})),
        without_mix=tuple(sorted(unit for unit, times in growth.items() if times is None)),
    )


def _growth(kept: Iterable[Item]) -> dict[str, Decimal | None]:
    """Return how many times as much was sold of each unit; None where nothing was before."""
    before: dict[str, Decimal] = defaultdict(lambda: ZERO)
    after: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for item in kept:
        before[item.unit] += item.before.quantity
        after[item.unit] += item.after.quantity
    return {unit: after[unit] / sold if sold > 0 else None for unit, sold in before.items()}


def _effects(item: Item, fate: SoldFate, growth: Mapping[str, Decimal | None]) -> Effects:
    before, after = item.before, item.after
    if fate is SoldFate.NEW:
        return Effects(new=after.contribution - before.contribution)
    if fate is SoldFate.LOST:
        return Effects(lost=after.contribution - before.contribution)
    times, own = growth[item.unit], after.quantity / before.quantity
    volume = before.contribution * ((own if times is None else times) - 1)
    return Effects(
        volume=volume,
        mix=before.contribution * (own - 1) - volume,
        price=after.revenue - own * before.revenue,
        cost=own * (before.cost or ZERO) - (after.cost or ZERO),
    )


def _summed(effects: Sequence[Effects]) -> Effects:
    return Effects(
        volume=sum((each.volume for each in effects), ZERO),
        mix=sum((each.mix for each in effects), ZERO),
        price=sum((each.price for each in effects), ZERO),
        cost=sum((each.cost for each in effects), ZERO),
        new=sum((each.new for each in effects), ZERO),
        lost=sum((each.lost for each in effects), ZERO),
    )
