"""Pyramid migration (klantmigratie): who rose, fell, left and came between two periods."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Final, TypeVar

from verder.domain.identify.layers import Layer, PyramidLimits
from verder.domain.identify.movements import Move, Movement, move_between
from verder.domain.identify.pyramid import Pyramid, pyramid
from verder.domain.identify.ranking import AccountRevenue, ranked
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTotals:
    """All accounts that made the same move, or stand in the same cell of the cross-table."""

    customers: int
    start_revenue: Decimal
    end_revenue: Decimal

    @property
    def change(self) -> Decimal:
        """How much more revenue the second period has."""
        return self.end_revenue - self.start_revenue


NOBODY: Final = MoveTotals(customers=0, start_revenue=ZERO, end_revenue=ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """The cross-table of layers in two periods, and what follows from it.

    Rates are of the accounts that were active at the start. `movements` go by change
    of revenue, the largest rise first. Cells and moves that nobody made are absent
    from `table` and stand with 0 in `moves`.
    """

    start: Pyramid
    end: Pyramid
    movements: tuple[Movement, ...]
    table: Mapping[tuple[Layer, Layer], MoveTotals]
    moves: Mapping[Move, MoveTotals]
    retention: Decimal | NotComputable
    up_rate: Decimal | NotComputable
    down_rate: Decimal | NotComputable
    excluded: tuple[int, ...]

    def what_if(self, count: int, *, source: Layer, target: Layer) -> Decimal:
        """Return the extra revenue if so many accounts moved to another layer.

        k * (avg_t - avg_s), with the averages of the second period. Moving more accounts
        than the layer has, or fewer than none, raises "more_than_layer"; an empty layer
        has no average and raises "empty_layer".
        """
        if not 0 <= count <= self.end.layers[source].customers:
            raise NotComputable("more_than_layer")
        return count * (self._average(target) - self._average(source))

    def _average(self, layer: Layer) -> Decimal:
        average = self.end.layers[layer].average
        if isinstance(average, NotComputable):
            raise average
        return average


def migration(
    start: Iterable[AccountRevenue],
    end: Iterable[AccountRevenue],
    *,
    bought_before: Collection[int] = (),
    excluded: Collection[int] = (),
    limits: PyramidLimits | None = None,
) -> Migration:
    """Compare the layers of accounts in two equally long periods.

    Without positive net revenue at the start an account is inactive if it is known from
    `bought_before` or has lines in the first period, else new; without it at the end it
    is inactive. Merged or split accounts are left out with `excluded`. Retention =
    (active at the start - those that became inactive) / active at the start.
    Source: literature (Curry); the measures are our own.

    >>> found = migration([AccountRevenue(1, Decimal(5))], [AccountRevenue(2, Decimal(7))])
    >>> [(row.account_id, row.move.value) for row in found.movements], found.retention
    ([(2, 'new'), (1, 'lost')], Decimal('0'))
    """
    out = set(excluded)
    before = pyramid((row for row in start if row.account_id not in out), limits=limits)
    after = pyramid((row for row in end if row.account_id not in out), limits=limits)
    apart = (*before.no_revenue, *before.credit_balances)
    known = {*bought_before, *(row.account_id for row in apart)}
    movements = ranked(_movements(before, after, known), attrgetter("change"))
    return assembled(before, after, movements, tuple(sorted(out)))


def assembled(
    start: Pyramid, end: Pyramid, movements: Sequence[Movement], excluded: tuple[int, ...]
) -> Migration:
    """Count and add up movements that are known already, in their order."""
    moves = dict.fromkeys(Move, NOBODY) | _totals(movements, lambda row: row.move)
    return Migration(
        start=start,
        end=end,
        movements=tuple(movements),
        table=_totals(movements, lambda row: (row.start, row.end)),
        moves=moves,
        retention=_rate(start.customers - moves[Move.LOST].customers, start.customers),
        up_rate=_rate(moves[Move.UP].customers, start.customers),
        down_rate=_rate(moves[Move.DOWN].customers, start.customers),
        excluded=excluded,
    )


def _movements(before: Pyramid, after: Pyramid, known: Collection[int]) -> Iterator[Movement]:
    start_layers, end_layers = before.by_account(), after.by_account()
    start_ranks, end_ranks = _ranks(start_layers), _ranks(end_layers)
    start_revenues, end_revenues = before.revenues(), after.revenues()
    for account_id in start_layers.keys() | end_layers.keys():
        was = Layer.INACTIVE if account_id in known else Layer.NEW
        start = start_layers.get(account_id, was)
        end = end_layers.get(account_id, Layer.INACTIVE)
        yield Movement(
            account_id=account_id,
            start=start,
            end=end,
            move=move_between(start, end),
            start_revenue=start_revenues.get(account_id, ZERO),
            end_revenue=end_revenues.get(account_id, ZERO),
            start_rank=start_ranks.get(account_id),
            end_rank=end_ranks.get(account_id),
        )


def _ranks(layers: Mapping[int, Layer]) -> dict[int, int]:
    return {account_id: rank for rank, account_id in enumerate(layers, start=1)}


def _totals(movements: Iterable[Movement], key: Callable[[Movement], Key]) -> dict[Key, MoveTotals]:
    parts: dict[Key, list[Movement]] = {}
    for row in movements:
        parts.setdefault(key(row), []).append(row)
    return {
        each: MoveTotals(
            customers=len(rows),
            start_revenue=sum((row.start_revenue for row in rows), ZERO),
            end_revenue=sum((row.end_revenue for row in rows), ZERO),
        )
        for each, rows in parts.items()
    }


def _rate(part: int, whole: int) -> Decimal | NotComputable:
    return Decimal(part) / whole if whole else NotComputable("nobody_active_at_start")
