"""Which inputs of which calculator the own figures of an account fill."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from verder.apps.calculate.keeping import kept_value
from verder.apps.calculate.reports.own_figures import Bought, Figure, OwnFigures, fewest_places
from verder.domain.calculate.price_volume_mix import APART, Item, Sold
from verder.domain.engines.calculators.card import MOST_ROWS
from verder.domain.values.missing import NotComputable


class Own(StrEnum):
    """A figure of an account."""

    PRICE = "price"
    INVOICE_PRICE = "invoice_price"
    VOLUME = "volume"
    UNIT_COST = "unit_cost"
    REVENUE = "revenue"
    COST = "cost"
    MARGIN_SHARE = "margin_share"
    DAYS = "days"
    BONUS = "bonus"
    PRODUCTS = "products"


ON_MARGINS: Final = frozenset({Own.UNIT_COST, Own.COST, Own.MARGIN_SHARE})
Line = Mapping[str, Decimal | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """An input with the figure that fills it, or why none does; `lines` where it is rows."""

    key: str
    own: Own
    is_before: bool = False
    value: Figure
    lines: Sequence[Line] = ()
    left_out: int = 0  # products that had no place, or no figure
    is_by_hundred: bool = False  # pieces are hundreds of revenue

    @property
    def is_filled(self) -> bool:
        """Whether there is something to take over."""
        return bool(self.lines) or isinstance(self.value, Decimal)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figure an input takes, and of which of the two periods."""

    own: Own
    is_before: bool = False


NOW: Final = {each: Wanted(each) for each in Own}
BEFORE: Final = {each: Wanted(each, is_before=True) for each in Own}
PIECE: Final = {
    "price": NOW[Own.PRICE],
    "unit_cost": NOW[Own.UNIT_COST],
    "volume": NOW[Own.VOLUME],
}
FILLS: Final[Mapping[str, Mapping[str, Wanted]]] = {
    "margin": {"price": NOW[Own.PRICE], "unit_cost": NOW[Own.UNIT_COST]},
    "net_margin": {"revenue": NOW[Own.REVENUE], "cost_of_sales": NOW[Own.COST]},
    "price_waterfall": {
        "list_price": NOW[Own.INVOICE_PRICE],
        "discounts": NOW[Own.BONUS],
        "unit_cost": NOW[Own.UNIT_COST],
    },
    "payment_term": {"amount": NOW[Own.REVENUE], "days": NOW[Own.DAYS]},
    "contribution": PIECE,
    "minimal_contribution": PIECE,
    "price_change": PIECE,
    "competitor_cut": PIECE,
    "break_even": PIECE,
    "target_profit": {"price": NOW[Own.PRICE], "unit_cost": NOW[Own.UNIT_COST]},
    "account_break_even": {
        "revenue": NOW[Own.REVENUE],
        "contribution_share": NOW[Own.MARGIN_SHARE],
    },
    "budget_actual": {
        "budget_volume": BEFORE[Own.VOLUME],
        "budget_price": BEFORE[Own.PRICE],
        "budget_unit_cost": BEFORE[Own.UNIT_COST],
        "actual_volume": NOW[Own.VOLUME],
        "actual_price": NOW[Own.PRICE],
        "actual_unit_cost": NOW[Own.UNIT_COST],
    },
    "revenue_change": {
        "volume_before": BEFORE[Own.VOLUME],
        "price_before": BEFORE[Own.PRICE],
        "volume_after": NOW[Own.VOLUME],
        "price_after": NOW[Own.PRICE],
    },
    "price_mix": {"products": NOW[Own.PRODUCTS]},
}
# Of each hundred of revenue the price is always about a hundred: no comparison of prices.
COMPARED: Final = frozenset({"budget_actual", "revenue_change"})
ON_PIECES: Final = frozenset({Own.PRICE, Own.INVOICE_PRICE, Own.VOLUME, Own.UNIT_COST})
SINGLE: Final[Mapping[Own, Callable[[Bought], Figure]]] = {
    Own.PRICE: lambda bought: bought.price,
    Own.INVOICE_PRICE: lambda bought: bought.invoice_price,
    Own.VOLUME: lambda bought: bought.volume,
    Own.UNIT_COST: lambda bought: bought.unit_cost,
    Own.REVENUE: lambda bought: bought.net,
    Own.COST: lambda bought: bought.cost if bought.costed else NotComputable("no_cost"),
    Own.MARGIN_SHARE: lambda bought: bought.margin_share,
}


def fills(key: str) -> bool:
    """Return whether the own figures of an account fill some of a calculator."""
    return key in FILLS


def filled(key: str, found: OwnFigures, bonus_name: str) -> list[Filled]:
    """Return the inputs of a calculator with the figures that fill them.

    Where products are counted in several units, a hundred of revenue stands for a piece.
    """
    is_by_hundred = len(found.now.units) > 1 and key not in COMPARED
    if is_by_hundred:
        found = replace(found, now=found.now.by_hundred())
    rows = [_filled(name, wanted, found, bonus_name) for name, wanted in FILLS[key].items()]
    return [replace(row, is_by_hundred=is_by_hundred and row.own in ON_PIECES) for row in rows]


def _filled(key: str, wanted: Wanted, found: OwnFigures, bonus_name: str) -> Filled:
    if wanted.own is Own.PRODUCTS:
        return _products(key, found)
    if wanted.own is Own.BONUS:
        return _bonus(key, found, bonus_name)
    return Filled(
        key=key,
        own=wanted.own,
        is_before=wanted.is_before,
        value=_single(wanted, found),
    )


def _single(wanted: Wanted, found: OwnFigures) -> Figure:
    if wanted.own in ON_MARGINS and not found.has_margins:
        return NotComputable("margins_hidden")
    if wanted.own is Own.DAYS:
        return found.days_outstanding
    return SINGLE[wanted.own](found.before if wanted.is_before else found.now)


def _bonus(key: str, found: OwnFigures, name: str) -> Filled:
    """Return the year-end bonus as a discount that stands off the invoice."""
    share = found.now.bonus_share
    if isinstance(share, NotComputable) or not share:
        return Filled(key=key, own=Own.BONUS, value=NotComputable("no_bonus"))
    line: Line = {"name": name, "kind": "off_invoice", "base": "invoice_price", "share": share}
    return Filled(key=key, own=Own.BONUS, value=share, lines=(line,))


def _products(key: str, found: OwnFigures) -> Filled:
    """Return the largest products before and after, as many as a calculator takes."""
    if not found.has_margins:
        return Filled(key=key, own=Own.PRODUCTS, value=NotComputable("margins_hidden"))
    items = [item for item in found.sold.items if item.fate not in APART and _has_prices(item)]
    if len({item.unit for item in items}) > 1:
        return Filled(key=key, own=Own.PRODUCTS, value=NotComputable("several_units"))
    items.sort(key=lambda item: -(item.before.revenue + item.after.revenue))
    lines = tuple(dict(_line(item)) for item in items[:MOST_ROWS])
    return Filled(
        key=key,
        own=Own.PRODUCTS,
        value=NotComputable("nothing_sold"),
        lines=lines,
        left_out=len(found.sold.items) - len(lines),
    )


def _has_prices(item: Item) -> bool:
    """Return whether every price and cost can be filled in: none is below nought."""
    sides = [side for side in (item.before, item.after) if side.quantity]
    return all(
        side.revenue / side.quantity >= 0 and (side.cost or 0) / side.quantity >= 0
        for side in sides
    )


def _line(item: Item) -> Iterator[tuple[str, Decimal | str]]:
    yield "name", item.name or item.key.partition("\n")[2]
    for when, side in (("before", item.before), ("after", item.after)):
        yield from _side(when, side)


def _side(when: str, side: Sold) -> Iterator[tuple[str, Decimal]]:
    yield f"volume_{when}", side.quantity
    if side.quantity:
        yield f"price_{when}", fewest_places(side.revenue, side.quantity)
        yield f"cost_{when}", fewest_places(side.cost or Decimal(0), side.quantity)


def kept_filled(rows: Sequence[Filled]) -> dict[str, Any]:
    """Return what was filled in, as JSON keeps inputs."""
    return {
        row.key: [{key: kept_value(value) for key, value in line.items()} for line in row.lines]
        if row.lines
        else f"{row.value:f}"
        for row in rows
        if row.lines or isinstance(row.value, Decimal)
    }


def has_margins(rows: Sequence[Filled]) -> bool:
    """Return whether figures on cost are among what was filled in."""
    return any(row.is_filled and (row.own in ON_MARGINS or row.own is Own.PRODUCTS) for row in rows)
