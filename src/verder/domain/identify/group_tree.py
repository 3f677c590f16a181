"""A group of legal entities as a tree, with what every branch adds up to (groep, concern)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Net revenue of a period and the one before, and the part of it whose cost is known."""

    revenue: Decimal = ZERO
    previous: Decimal = ZERO
    costed_revenue: Decimal = ZERO
    cost: Decimal = ZERO

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(
            revenue=self.revenue + other.revenue,
            previous=self.previous + other.previous,
            costed_revenue=self.costed_revenue + other.costed_revenue,
            cost=self.cost + other.cost,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An entity in its place, with what it bought itself and together with all below it."""

    account_id: int
    parent_id: int | None  # None at the top
    depth: int
    size: int  # how many entities, itself among them
    own: Amounts
    total: Amounts


def group_tree(own: Mapping[int, Amounts], above: Mapping[int, int | None]) -> list[Branch]:
    """Return the entities as one reads a tree: each before what is below it, the largest first.

    `above` names what every entity of the group stands under. An entity without amounts
    is left out, and what stands below it closes up to the nearest one that is not. Equals
    keep the order of their accounts.

    >>> tree = group_tree({1: Amounts(), 3: Amounts(revenue=Decimal(5))}, {1: None, 2: 1, 3: 2})
    >>> [(row.account_id, row.depth, row.size, row.total.revenue) for row in tree]
    [(1, 0, 2, Decimal('5')), (3, 1, 1, Decimal('5'))]
    """
    parents = {key: _nearest(above.get(key), own, above) for key in own}
    below: dict[int | None, list[int]] = {}
    for key in sorted(own):
        below.setdefault(parents[key], []).append(key)
    totals, sizes = dict(own), dict.fromkeys(own, 1)
    for key, _depth in reversed(list(_walk(below))):
        parent = parents[key]
        if parent is not None:
            totals[parent] += totals[key]
            sizes[parent] += sizes[key]
    for children in below.values():
        children.sort(key=lambda key: -totals[key].revenue)
    return [
        Branch(
            account_id=key,
            parent_id=parents[key],
            depth=depth,
            size=sizes[key],
            own=own[key],
            total=totals[key],
        )
        for key, depth in _walk(below)
    ]


def sum_of(amounts: Iterable[Amounts]) -> Amounts:
    """Return what amounts add up to."""
    total = Amounts()
    for each in amounts:
        total += each
    return total


def _nearest(
    key: int | None, own: Mapping[int, Amounts], above: Mapping[int, int | None]
) -> int | None:
    """Return the first account from here upward that has amounts."""
    while key is not None and key not in own:
        key = above.get(key)
    return key


def _walk(below: Mapping[int | None, list[int]]) -> Iterator[tuple[int, int]]:
    """Yield each entity before those below it, with how deep it stands."""
    waiting = [(key, 0) for key in reversed(below.get(None, []))]
    while waiting:
        key, depth = waiting.pop()
        yield key, depth
        waiting.extend((child, depth + 1) for child in reversed(below.get(key, [])))
