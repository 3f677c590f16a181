"""The DMU-PSU matrix: the worked example, its edges, and what holds for any matrix."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.contact_matrix import (
    Buyer,
    Cells,
    ContactMeasures,
    Contacts,
    MatrixLimits,
    Server,
    Weighing,
    contact_measures,
    second_contacts,
)
from verder.domain.values.missing import NotComputable

CURRENT = [[1, 0, 0, 0], [12, 2, 0, 0], [4, 0, 0, 0], [0, 0, 6, 0], [0, 0, 0, 10]]
IDEAL = [[4, 2, 0, 0], [12, 2, 0, 0], [6, 0, 6, 0], [2, 0, 6, 0], [0, 0, 0, 12]]
INFLUENCE = [5, 4, 4, 2, 1]


def cells_of(current: list[list[int]], ideal: list[list[int]]) -> Cells:
    return {
        (row, column): Contacts(current=Decimal(current[row][column]), ideal=Decimal(times))
        for row, line in enumerate(ideal)
        for column, times in enumerate(line)
    }


def people_of(influence: list[int | None], columns: int) -> tuple[list[Buyer], list[Server]]:
    buyers = [
        Buyer(key=key, influence=None if each is None else Decimal(each))
        for key, each in enumerate(influence)
    ]
    return buyers, [Server(key=key) for key in range(columns)]


def measured(
    current: list[list[int]], ideal: list[list[int]], influence: list[int | None]
) -> ContactMeasures:
    buyers, servers = people_of(influence, len(ideal[0]))
    return contact_measures(buyers, servers, cells_of(current, ideal))


def ratio(figure: Decimal | NotComputable) -> float:
    assert isinstance(figure, Decimal)
    return float(figure)


def test_the_worked_example() -> None:
    found = measured(CURRENT, IDEAL, [*INFLUENCE])
    assert [found.ideal, found.covered, found.gap, found.over] == [52, 35, 17, 0]
    shares = (
        found.coverage_share,
        found.weighted_coverage_share,
        found.single_thread_share,
        found.key_person_share,
        found.concentration,
        found.link_coverage_share,
    )
    assert [ratio(share) for share in shares] == pytest.approx(
        [0.673077, 0.53125, 0.75, 0.696970, 0.517192, 0.666667], abs=5e-6
    )
    assert [ratio(buyer.coverage_share) for buyer in found.buyers] == pytest.approx(
        [0.1667, 1, 0.3333, 0.75, 0.8333], abs=5e-5
    )
    assert [buyer.threads for buyer in found.buyers] == [1, 2, 1, 1, 1]
    assert [buyer.key for buyer in found.single_threaded] == [0, 2, 3, 4]
    assert found.key_person is not None
    assert found.key_person.key == 0
    assert found.weighing is Weighing.BY_INFLUENCE


def test_a_second_contact_is_for_who_has_much_to_say_where_one_person_carries_the_account() -> None:
    found = measured(CURRENT, IDEAL, [*INFLUENCE])
    assert second_contacts(found) == (0, 2)
    assert second_contacts(found, MatrixLimits(strong_influence=5)) == (0,)
    assert second_contacts(found, MatrixLimits(thread_share=Decimal("0.75"))) is None
    assert second_contacts(measured(CURRENT, IDEAL, [None] * 5)) == ()
    assert second_contacts(contact_measures([], [], {})) is None


def test_without_an_ideal_there_is_no_coverage_and_every_contact_is_more_than_meant() -> None:
    found = measured([[3]], [[0]], [5])
    assert found.coverage_share == found.link_coverage_share == NotComputable("no_ideal")
    assert found.weighted_coverage_share == NotComputable("no_ideal")
    assert found.buyers[0].coverage_share == NotComputable("no_ideal")
    assert [found.gap, found.over] == [0, 3]
    assert found.single_thread_share == 1


def test_without_contacts_nobody_carries_them() -> None:
    found = measured([[0, 0]], [[4, 2]], [5])
    assert found.coverage_share == 0
    assert found.key_person_share == found.concentration == NotComputable("no_contacts_known")
    assert found.key_person is None


def test_what_nobody_knows_is_not_called_nothing() -> None:
    buyers, servers = people_of([5], 1)
    found = contact_measures(buyers, servers, {(0, 0): Contacts(ideal=Decimal(4))})
    unknown = NotComputable("contacts_unknown")
    assert found.coverage_share == found.weighted_coverage_share == unknown
    assert found.single_thread_share == found.link_coverage_share == unknown
    assert found.gap == 4


def test_nobody_at_all_gives_no_answer() -> None:
    found = contact_measures([], [], {})
    assert found.single_thread_share == NotComputable("no_buyers")
    assert found.coverage_share == NotComputable("no_ideal")


def test_people_of_unknown_influence_weigh_as_the_average_of_the_others() -> None:
    found = measured([[1], [0], [0]], [[1], [1], [1]], [5, 1, None])
    assert [buyer.weight for buyer in found.buyers] == [5, 1, 3]
    assert (found.weighing, found.unjudged) == (Weighing.PARTLY, 1)
    assert ratio(found.weighted_coverage_share) == pytest.approx(5 / 9)


def test_all_weigh_alike_where_no_influence_is_known() -> None:
    found = measured(CURRENT, IDEAL, [None] * 5)
    assert found.weighing is Weighing.ALIKE
    assert ratio(found.single_thread_share) == pytest.approx(4 / 5)


def test_levels_that_lie_two_steps_apart_stand_out_where_people_meet_or_should() -> None:
    buyers = [Buyer(key=1, level=5), Buyer(key=2, level=None)]
    servers = [Server(key=7, level=3), Server(key=8, level=4), Server(key=9, level=1)]
    one = Contacts(current=Decimal(1))
    cells = {(1, 7): one, (1, 8): one, (1, 9): Contacts(), (2, 7): one}
    assert contact_measures(buyers, servers, cells).mismatches == ((1, 7),)


def test_the_organisation_says_from_how_many_steps_and_whether_of_the_account_manager() -> None:
    buyers = [Buyer(key=1, level=5)]
    servers = [Server(key=7, level=4), Server(key=8, level=2, is_account_manager=True)]
    cells = {(1, key): Contacts(current=Decimal(1)) for key in (7, 8)}
    strict = MatrixLimits(level_steps=1)
    assert contact_measures(buyers, servers, cells, strict).mismatches == ((1, 7), (1, 8))
    free = MatrixLimits(level_steps=1, is_account_manager_free=True)
    assert contact_measures(buyers, servers, cells, free).mismatches == ((1, 7),)


shapes = st.tuples(st.integers(1, 5), st.integers(1, 4))
times = st.integers(0, 20)


@st.composite
def matrices(
    draw: st.DrawFn,
) -> tuple[list[list[int]], list[list[int]], list[int | None]]:
    rows, columns = draw(shapes)
    grid = st.lists(
        st.lists(times, min_size=columns, max_size=columns), min_size=rows, max_size=rows
    )
    influence = st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=rows, max_size=rows)
    return draw(grid), draw(grid), draw(influence)


@given(matrices())
def test_every_share_lies_between_nothing_and_all(
    matrix: tuple[list[list[int]], list[list[int]], list[int | None]],
) -> None:
    found = measured(*matrix)
    shares = [
        found.coverage_share,
        found.weighted_coverage_share,
        found.link_coverage_share,
        found.single_thread_share,
        found.key_person_share,
        found.concentration,
        *(buyer.coverage_share for buyer in found.buyers),
    ]
    assert all(0 <= share <= 1 for share in shares if isinstance(share, Decimal))
    assert found.covered + found.gap == found.ideal
    assert found.covered + found.over == found.current


@given(matrices(), st.integers(0, 4), st.integers(0, 3))
def test_a_contact_more_never_lowers_coverage(
    matrix: tuple[list[list[int]], list[list[int]], list[int | None]], row: int, column: int
) -> None:
    current, ideal, influence = matrix
    before = measured(current, ideal, influence)
    more = [[*line] for line in current]
    more[row % len(more)][column % len(more[0])] += 1
    after = measured(more, ideal, influence)
    for name in ("coverage_share", "weighted_coverage_share", "link_coverage_share"):
        was, now = getattr(before, name), getattr(after, name)
        if isinstance(was, Decimal):
            assert now >= was
    assert ratio(after.single_thread_share) <= ratio(before.single_thread_share)
