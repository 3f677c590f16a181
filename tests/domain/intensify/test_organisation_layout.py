import itertools

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.organisation_chart import Hierarchy, Managers, hierarchy
from verder.domain.intensify.organisation_layout import Layout, LayoutSizes, layout_of

SIZES = LayoutSizes()
SMALL = LayoutSizes(widest_row=600)


def chart(managers: Managers) -> Hierarchy:
    return hierarchy(managers, list(managers))


@st.composite
def trees(draw: st.DrawFn) -> Hierarchy:
    """Return people of whom each reports to somebody before them, or to nobody."""
    managers: dict[int, int | None] = {}
    for each in range(1, draw(st.integers(0, 40)) + 1):
        managers[each] = draw(st.none() | st.sampled_from(list(managers))) if managers else None
    return chart(managers)


def overlaps(layout: Layout) -> list[tuple[int, int]]:
    points = sorted(layout.points.items())
    return [
        (one, other)
        for place, (one, (x, y)) in enumerate(points)
        for other, (u, v) in points[place + 1 :]
        if abs(x - u) < SIZES.width and abs(y - v) < SIZES.height
    ]


def test_a_manager_stands_above_the_middle_of_two_reports() -> None:
    points = layout_of(chart({1: None, 2: 1, 3: 1})).points
    assert points == {1: (236, 36), 2: (112, 164), 3: (360, 164)}


def test_reports_without_reports_of_their_own_stand_in_a_column() -> None:
    layout = layout_of(chart({1: None, 2: 1, 3: 1, 4: 1}))
    assert [layout.points[each] for each in (2, 3, 4)] == [(140, 164), (140, 252), (140, 340)]
    assert layout.lines[3] == ((126, 72), (126, 100), (14, 100), (14, 252), (28, 252))


def test_a_wide_department_stands_in_columns_of_about_the_same_height() -> None:
    points = layout_of(chart({1: None} | dict.fromkeys(range(2, 12), 1))).points
    columns = [x for each, (x, _y) in points.items() if each > 1]
    assert [columns.count(x) for x in sorted(set(columns))] == [5, 5]


def test_branches_take_several_rows_where_one_is_too_wide() -> None:
    heads = range(2, 7)
    people = chart({1: None} | dict.fromkeys(heads, 1) | {each + 5: each for each in heads})
    assert len({layout_of(people).points[each][1] for each in heads}) == 1
    assert len({layout_of(people, SMALL).points[each][1] for each in heads}) == 2


def test_who_has_no_line_stands_below_the_trees() -> None:
    points = layout_of(chart({1: None, 2: 1, 3: None})).points
    assert points[3][1] > points[2][1] + SIZES.height


@given(trees(), st.sampled_from([SIZES, SMALL]))
def test_no_cards_overlap_and_every_report_stands_below_its_manager(
    people: Hierarchy, sizes: LayoutSizes
) -> None:
    layout = layout_of(people, sizes)
    assert layout.points.keys() == people.places.keys()
    assert overlaps(layout) == []
    assert all(
        layout.points[each][1] > layout.points[place.manager][1]
        for each, place in people.places.items()
        if place.manager is not None
    )


@given(trees())
def test_every_line_runs_squarely_from_under_the_manager_to_the_edge_of_the_report(
    people: Hierarchy,
) -> None:
    layout = layout_of(people)
    managed = {each: one.manager for each, one in people.places.items() if one.manager}
    assert layout.lines.keys() == managed.keys()
    for each, manager in managed.items():
        (x, y), (u, v), line = layout.points[manager], layout.points[each], layout.lines[each]
        assert line[0] == (x, y + SIZES.height // 2)
        assert line[-1] in {(u, v - SIZES.height // 2), (u - SIZES.width // 2, v)}
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in itertools.pairwise(line))
