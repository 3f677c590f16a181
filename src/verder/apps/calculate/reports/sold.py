"""What was sold of each product, from sums of invoice lines to what the method compares."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.apps.identify.keeping import kept
from verder.domain.calculate.price_volume_mix import Item, Sold
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level
from verder.facts.rows import ProductSums

ZERO: Final = Decimal(0)
Named = tuple[str, str | None]  # source and product number
Key = tuple[Named, str, bool]  # in which unit, and whether its quantity counts


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldItems:
    """The items, and what had to be said of them: products in several units, cost in part."""

    items: tuple[Item, ...]
    in_several_units: int
    costed_in_part: int


@kept
def sold_by_product(
    facts: Facts,
    before: Period,
    after: Period,
    account_ids: frozenset[int] | None,
    level: Level,
    product_group: str,
) -> tuple[ProductSums, ...]:
    """Return what was sold of each product in two periods."""
    return tuple(
        facts.sold_by_product(
            before,
            after,
            account_ids=account_ids,
            level=level,
            product_group=product_group or None,
        )
    )


def sold_items(rows: Sequence[ProductSums], *, with_cost: bool) -> SoldItems:
    """Return the items of these sums; without cost, revenue alone is compared.

    Lines of a product that name no unit are of its one unit, where it has only one.
    """
    units = _units(rows)
    by_item: dict[Key, list[ProductSums]] = defaultdict(list)
    for row in rows:
        named = (row.source, row.product)
        own = units[named]
        unit = row.unit or (next(iter(own)) if len(own) == 1 else "")
        by_item[named, unit, row.is_counted].append(row)
    return SoldItems(
        items=tuple(_item(key, found, with_cost=with_cost) for key, found in by_item.items()),
        in_several_units=sum(1 for own in units.values() if len(own) > 1),
        costed_in_part=sum(1 for found in by_item.values() if with_cost and _is_in_part(found)),
    )


def _units(rows: Iterable[ProductSums]) -> dict[Named, set[str]]:
    found: dict[Named, set[str]] = defaultdict(set)
    for row in rows:
        own = found[row.source, row.product]
        if row.unit:
            own.add(row.unit)
    return found


def _item(key: Key, rows: Sequence[ProductSums], *, with_cost: bool) -> Item:
    (source, product), unit, is_counted = key
    return Item(
        key=f"{source}\n{product}" if product else "",
        name=max((row.name for row in rows if row.name), default=""),
        unit=unit,
        before=_sold([row for row in rows if not row.is_after], with_cost=with_cost),
        after=_sold([row for row in rows if row.is_after], with_cost=with_cost),
        is_product=product is not None,
        has_quantity=is_counted,
    )


def _sold(rows: Sequence[ProductSums], *, with_cost: bool) -> Sold:
    quantity = sum((row.quantity for row in rows), ZERO)
    return Sold(
        quantity=quantity,
        revenue=sum((row.amount for row in rows), ZERO),
        cost=_cost(rows, quantity) if with_cost else ZERO,
    )


def _cost(rows: Sequence[ProductSums], quantity: Decimal) -> Decimal | None:
    """Return what all of it cost: where a part is known, the rest costs as much a piece."""
    cost = sum((row.cost for row in rows), ZERO)
    costed = sum((row.costed_quantity for row in rows), ZERO)
    if not _is_in_part(rows) or not quantity:
        return cost
    return cost * quantity / costed if costed * quantity > 0 else None


def _is_in_part(rows: Sequence[ProductSums]) -> bool:
    return any(
        row.costed_quantity != row.quantity or row.costed_amount != row.amount for row in rows
    )
