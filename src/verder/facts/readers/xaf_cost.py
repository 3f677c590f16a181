"""The cost of sales booked in a transaction goes to its revenue lines."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from verder.domain.values.money import split_by_largest_remainder
from verder.facts.readers.ubl_amounts import ZERO
from verder.facts.readers.xaf_bookings import Booking

CENTS = 2


def costs_of(revenue: Sequence[Booking], cost: Sequence[Booking]) -> list[Decimal | None]:
    """Return the cost of each revenue line, None where the transaction books none.

    Cost that names a product goes to the lines of that product, other cost to
    all; where several lines share it, in proportion to their size, in whole
    cents by the largest remainder, so that no cent is lost.
    """
    costs: list[Decimal | None] = [None] * len(revenue)
    for product, total in _totals(cost).items():
        same = [place for place, line in enumerate(revenue) if _product(line) == product]
        places = same if product and same else list(range(len(revenue)))
        parts = _split(total, [revenue[place] for place in places])
        for place, part in zip(places, parts, strict=True):
            costs[place] = (costs[place] or ZERO) + part
    return costs


def _totals(cost: Sequence[Booking]) -> dict[str, Decimal]:
    """Add up the cost, which is booked debit, by product."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for booking in cost:
        totals[_product(booking)] -= booking.credit or ZERO
    return totals


def _split(total: Decimal, lines: Sequence[Booking]) -> list[Decimal]:
    weights = [abs(line.credit or ZERO) for line in lines]
    weights = weights if any(weights) else [Decimal(1)] * len(lines)
    return split_by_largest_remainder(total, weights, CENTS)


def _product(booking: Booking) -> str:
    return booking.fields.get("prodID", "")
