"""What a viewer of a part sees: the classes of the whole, and sums of the part alone."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.abc_analysis import CLASSES, AbcGroup, abc
from verder.domain.identify.abc_part import part_of
from verder.domain.identify.migration import migration
from verder.domain.identify.pyramid import pyramid
from verder.domain.identify.pyramid_part import migration_part, pyramid_part
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.values.missing import NotComputable

PERIODS = st.dictionaries(st.integers(1, 40), st.integers(-20, 900), max_size=40)
PARTS = st.sets(st.integers(1, 40))


def of(amounts: dict[int, int]) -> list[AccountRevenue]:
    return [AccountRevenue(number, Decimal(each)) for number, each in amounts.items()]


@given(PERIODS, PARTS)
def test_a_part_keeps_class_and_rank_and_adds_up_only_itself(
    amounts: dict[int, int], part: set[int]
) -> None:
    whole = abc(of(amounts))
    seen = part_of(whole, part)
    standing = {row.account_id: (row.rank, row.group) for row in whole.rows}
    assert {row.account_id: (row.rank, row.group) for row in seen.rows} == {
        number: standing[number] for number in amounts if number in part
    }
    assert seen.total == sum(each for number, each in amounts.items() if number in part)
    assert sum(seen.groups[group].revenue for group in CLASSES) == seen.positive_total
    shares = [row.cumulative_share for row in seen.rows if row.group in CLASSES]
    assert shares[-1:] in ([], [Decimal(1)])


def test_a_part_without_revenue_has_no_shares() -> None:
    seen = part_of(abc(of({1: 50, 2: 0})), {2})
    assert seen.groups[AbcGroup.A].share == NotComputable("no_positive_revenue")
    assert seen.customers_needed_share == NotComputable("no_positive_revenue")
    assert [row.account_id for row in seen.in_group(AbcGroup.NO_REVENUE)] == [2]


@given(PERIODS, PARTS)
def test_a_part_of_the_pyramid_stays_in_its_layers(amounts: dict[int, int], part: set[int]) -> None:
    whole = pyramid(of(amounts), bought_before=range(1, 41))
    seen = pyramid_part(whole, part)
    layers = whole.by_account()
    assert seen.by_account() == {n: layers[n] for n in layers if n in part}
    assert seen.revenue == sum(each for n, each in amounts.items() if n in part and each > 0)
    assert set(seen.inactive) == set(whole.inactive) & part


@given(PERIODS, PERIODS, PARTS)
def test_a_part_of_the_migration_moves_as_in_the_whole(
    start: dict[int, int], end: dict[int, int], part: set[int]
) -> None:
    whole = migration(of(start), of(end), excluded=[3])
    seen = migration_part(whole, part)
    assert list(seen.movements) == [row for row in whole.movements if row.account_id in part]
    assert sum(totals.customers for totals in seen.moves.values()) == len(seen.movements)
    assert seen.excluded == ((3,) if 3 in part else ())
