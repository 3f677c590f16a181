"""A what-if as it is kept with a proposal: plain texts, and back again."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from verder.domain.identify.what_if import Change, MinimumOrder, SmallOrders


def as_kept(change: Change) -> dict[str, Any]:
    """Return a change as JSON holds it, without what stays as it is.

    >>> as_kept(Change(price_share=Decimal("0.03"), quantities={"deliveries": Decimal(120)}))
    {'price_share': '0.03', 'quantities': {'deliveries': '120'}}
    """
    kept: dict[str, Any] = {}
    if change.price_share:
        kept["price_share"] = str(change.price_share)
    if change.quantities:
        kept["quantities"] = {code: str(number) for code, number in change.quantities.items()}
    if change.minimum_order is not None:
        kept["minimum_order"] = str(change.minimum_order.size)
        kept["small_orders"] = str(change.minimum_order.small_orders)
    return kept


def change_of(kept: Mapping[str, Any]) -> Change:
    """Return the change that was kept."""
    minimum = None
    if "minimum_order" in kept:
        minimum = MinimumOrder(
            size=Decimal(kept["minimum_order"]), small_orders=SmallOrders(kept["small_orders"])
        )
    quantities = kept.get("quantities", {})
    return Change(
        price_share=Decimal(kept.get("price_share", "0")),
        quantities={code: Decimal(number) for code, number in quantities.items()},
        minimum_order=minimum,
    )
