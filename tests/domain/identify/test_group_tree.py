"""The tree of a group: what a branch adds up to, in which order, and without what is left out."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.group_tree import Amounts, group_tree, sum_of


def bought(revenue: int) -> Amounts:
    return Amounts(revenue=Decimal(revenue), previous=Decimal(1), cost=Decimal(2))


def test_a_branch_is_the_entity_and_all_below_it_the_largest_first() -> None:
    own = {1: bought(10), 2: bought(20), 3: bought(30), 4: bought(15), 5: bought(0)}
    tree = group_tree(own, {1: None, 2: 1, 3: 1, 4: 2, 5: 2})
    assert [(row.account_id, row.parent_id, row.depth, row.size) for row in tree] == [
        (1, None, 0, 5),
        (2, 1, 1, 3),
        (4, 2, 2, 1),
        (5, 2, 2, 1),
        (3, 1, 1, 1),
    ]
    assert [int(row.total.revenue) for row in tree] == [75, 35, 15, 0, 30]
    assert [int(amount) for amount in (tree[0].total.previous, tree[0].total.cost)] == [5, 10]


def test_what_is_left_out_leaves_neither_a_gap_nor_an_amount() -> None:
    own = {4: bought(15), 5: bought(0), 3: bought(30)}
    tree = group_tree(own, {1: None, 2: 1, 3: 1, 4: 2, 5: 4})
    assert [(row.account_id, row.parent_id, row.depth) for row in tree] == [
        (3, None, 0),
        (4, None, 0),
        (5, 4, 1),
    ]
    assert sum_of(row.own for row in tree) == bought(45) + Amounts(
        previous=Decimal(2), cost=Decimal(4)
    )


def test_a_chain_of_thousands_is_a_tree_too() -> None:
    own = {key: bought(1) for key in range(3000)}
    tree = group_tree(own, {key: key - 1 if key else None for key in own})
    assert (tree[0].size, int(tree[0].total.revenue), tree[-1].depth) == (3000, 3000, 2999)


@st.composite
def forests(draw: st.DrawFn) -> tuple[dict[int, Amounts], dict[int, int | None]]:
    """Return entities, of which some are left out, each below an earlier one or on top."""
    count = draw(st.integers(1, 25))
    above = {
        key: draw(st.one_of(st.none(), st.integers(0, key - 1))) if key else None
        for key in range(count)
    }
    kept = draw(st.sets(st.sampled_from(range(count)), min_size=1))
    return {key: bought(draw(st.integers(-50, 50))) for key in kept}, above


@given(forests())
def test_the_tops_add_up_to_everything_and_each_branch_to_its_parts(
    forest: tuple[dict[int, Amounts], dict[int, int | None]],
) -> None:
    own, above = forest
    tree = group_tree(own, above)
    assert {row.account_id for row in tree} == set(own)
    assert sum_of(row.total for row in tree if row.parent_id is None) == sum_of(own.values())
    for row in tree:
        below = [each for each in tree if each.parent_id == row.account_id]
        assert row.total == row.own + sum_of(each.total for each in below)
        assert row.size == 1 + sum(each.size for each in below)
        assert all(each.depth == row.depth + 1 for each in below)


@given(forests())
def test_every_entity_stands_before_what_is_below_it(
    forest: tuple[dict[int, Amounts], dict[int, int | None]],
) -> None:
    tree = group_tree(*forest)
    places = {row.account_id: place for place, row in enumerate(tree)}
    for row in tree:
        if row.parent_id is not None:
            up = places[row.parent_id]
            assert up < places[row.account_id] < up + tree[up].size
