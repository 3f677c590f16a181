"""Moving accounts in an order keeps everybody, and undoes itself."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.rank_moves import (
    Groups,
    groups_of,
    joined,
    lowered,
    placed,
    raised,
    typed_ranks,
)

ORDERS = st.lists(st.integers(1, 4), min_size=1, max_size=8).map(
    lambda ranks: groups_of(
        range(len(ranks)), {key: Decimal(rank) for key, rank in enumerate(ranks)}
    )
)


def flat(groups: Groups) -> list[int]:
    return [key for group in groups for key in group]


@given(ORDERS, st.integers(0, 7))
def test_no_move_loses_or_doubles_anybody(groups: Groups, number: int) -> None:
    account = number % len(flat(groups))
    others = [key for key in flat(groups) if key != account]
    order = [*others[: number // 2], account, *others[number // 2 :]]
    for moved in (
        raised(groups, account),
        lowered(groups, account),
        joined(groups, account),
        placed(groups, account, order),
    ):
        assert sorted(flat(moved)) == sorted(flat(groups))
        assert all(moved)


@given(ORDERS)
def test_ranks_that_are_typed_give_the_same_order_again(groups: Groups) -> None:
    ranks = {key: Decimal(rank) for key, rank in typed_ranks(groups).items()}
    assert groups_of(flat(groups), ranks) == groups


@given(ORDERS)
def test_one_who_stands_alone_and_goes_up_comes_down_again(groups: Groups) -> None:
    for place, group in enumerate(groups):
        if place and len(group) == 1 and len(groups[place - 1]) == 1:
            assert lowered(raised(groups, group[0]), group[0]) == groups


@given(ORDERS)
def test_who_joins_has_the_rank_of_the_group_above(groups: Groups) -> None:
    for place, group in enumerate(groups[1:], start=1):
        ranks = typed_ranks(joined(groups, group[0]))
        assert ranks[group[0]] == ranks[groups[place - 1][0]]


def test_a_place_in_the_order_is_where_the_account_was_dropped() -> None:
    groups: Groups = ((1,), (2,), (3,))
    assert placed(groups, 3, [3, 1, 2]) == ((3,), (1,), (2,))
    assert placed(groups, 1, [2, 1, 3]) == ((2,), (1,), (3,))
