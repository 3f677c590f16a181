from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.layers import Layer
from verder.domain.identify.migration import Migration, migration
from verder.domain.identify.movements import Move, move_between
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.values.missing import NotComputable

TOP, LARGE, MEDIUM, SMALL, INACTIVE, NEW = Layer
# The published cross-table of two hundred customers.
CELLS = {
    (TOP, TOP): 2,
    (LARGE, LARGE): 6,
    (LARGE, MEDIUM): 2,
    (MEDIUM, LARGE): 2,
    (MEDIUM, MEDIUM): 22,
    (MEDIUM, SMALL): 5,
    (MEDIUM, INACTIVE): 1,
    (SMALL, MEDIUM): 6,
    (SMALL, SMALL): 136,
    (SMALL, INACTIVE): 18,
    (INACTIVE, SMALL): 4,
    (NEW, SMALL): 15,
}
AMOUNT = {TOP: 10_000, LARGE: 1_000, MEDIUM: 100, SMALL: 10}


def of(amounts: dict[int, int]) -> list[AccountRevenue]:
    return [AccountRevenue(number, Decimal(each)) for number, each in amounts.items()]


@pytest.fixture(scope="module")
def published() -> Migration:
    pairs = [cell for cell, count in CELLS.items() for _ in range(count)]
    start = {i: AMOUNT[before] for i, (before, _) in enumerate(pairs) if before in AMOUNT}
    end = {i: AMOUNT[after] for i, (_, after) in enumerate(pairs) if after in AMOUNT}
    known = [i for i, (before, _) in enumerate(pairs) if before is INACTIVE]
    return migration(of(start), of(end), bought_before=known)


def test_the_published_cross_table_comes_back(published: Migration) -> None:
    assert {cell: totals.customers for cell, totals in published.table.items()} == CELLS


def test_the_published_rates_follow(published: Migration) -> None:
    assert published.retention == Decimal("0.905")
    assert published.up_rate == Decimal("0.04")
    assert published.down_rate == Decimal("0.035")
    assert {move: totals.customers for move, totals in published.moves.items()} == {
        Move.STAYED: 166,
        Move.UP: 8,
        Move.DOWN: 7,
        Move.LOST: 19,
        Move.REACTIVATED: 4,
        Move.NEW: 15,
    }
    assert (published.start.customers, published.end.customers) == (200, 200)


def test_moving_accounts_up_brings_the_difference_of_the_averages(published: Migration) -> None:
    assert published.what_if(3, source=SMALL, target=MEDIUM) == Decimal(270)
    assert published.what_if(0, source=SMALL, target=MEDIUM) == 0


@pytest.mark.parametrize("count", [-1, 161])
def test_no_more_accounts_can_move_than_the_layer_has(published: Migration, count: int) -> None:
    with pytest.raises(NotComputable, match="more_than_layer"):
        published.what_if(count, source=SMALL, target=MEDIUM)


def test_an_empty_layer_has_no_average_to_move_to() -> None:
    found = migration(of({1: 5}), of({1: 5}))
    with pytest.raises(NotComputable, match="empty_layer"):
        found.what_if(1, source=TOP, target=LARGE)


def test_revenue_and_rank_show_the_movement_beside_the_layer() -> None:
    found = migration(of({1: 50, 2: 40}), of({1: 30, 2: 70, 3: 5}))
    rise, newcomer, fall = found.movements
    assert (rise.account_id, rise.change, rise.places_won) == (2, Decimal(30), 1)
    assert (fall.account_id, fall.change, fall.places_won) == (1, Decimal(-20), -1)
    assert (newcomer.move, newcomer.start_rank, newcomer.places_won) == (Move.NEW, None, None)
    lost = migration(of({1: 50}), of({})).movements[0]
    assert (lost.end_rank, lost.places_won, lost.change) == (None, None, Decimal(-50))


def test_a_cell_tells_the_revenue_of_both_periods() -> None:
    cell = migration(of({1: 50}), of({1: 80})).table[TOP, TOP]
    assert (cell.start_revenue, cell.end_revenue) == (Decimal(50), Decimal(80))
    assert cell.change == Decimal(30)


def test_without_positive_revenue_an_account_is_not_active() -> None:
    found = migration(of({1: 50, 2: 0, 3: -4, 4: -1}), of({1: -5, 2: 10, 3: 20, 4: 0}))
    assert {row.account_id: (row.start, row.end) for row in found.movements} == {
        1: (TOP, INACTIVE),
        2: (INACTIVE, SMALL),
        3: (INACTIVE, TOP),
    }
    assert {row.account_id: row.end_revenue for row in found.movements}[1] == Decimal(-5)


def test_merged_accounts_are_left_out_and_named() -> None:
    found = migration(of({1: 50, 2: 40}), of({1: 90}), excluded=[2])
    assert [row.account_id for row in found.movements] == [1]
    assert found.excluded == (2,)


def test_without_a_start_there_is_no_rate() -> None:
    found = migration([], of({1: 5}))
    assert found.retention == found.up_rate == NotComputable("nobody_active_at_start")


@pytest.mark.parametrize(
    ("start", "end", "move"),
    [
        (NEW, TOP, Move.NEW),
        (INACTIVE, TOP, Move.REACTIVATED),
        (TOP, INACTIVE, Move.LOST),
        (SMALL, SMALL, Move.STAYED),
        (SMALL, MEDIUM, Move.UP),
        (TOP, SMALL, Move.DOWN),
    ],
)
def test_a_move_has_a_name(start: Layer, end: Layer, move: Move) -> None:
    assert move_between(start, end) is move


PERIODS = st.dictionaries(st.integers(1, 40), st.integers(-20, 900), max_size=40)


@given(PERIODS, PERIODS, st.randoms(use_true_random=False))
def test_customers_and_revenue_reconcile(
    start: dict[int, int], end: dict[int, int], random: Any
) -> None:
    found = migration(of(start), of(end))
    moves = {move: totals.customers for move, totals in found.moves.items()}
    joined = moves[Move.NEW] + moves[Move.REACTIVATED]
    assert found.start.customers - moves[Move.LOST] + joined == found.end.customers
    assert sum(moves.values()) == len(found.movements)
    apart = sum(max(0, -each) for number, each in end.items() if start.get(number, 0) > 0)
    changes = sum(row.end_revenue for row in found.movements)
    assert changes == found.end.revenue - apart
    shuffled = migration(random.sample(of(start), len(start)), random.sample(of(end), len(end)))
    assert shuffled.movements == found.movements
