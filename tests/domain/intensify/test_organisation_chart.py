import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.organisation_chart import (
    Fault,
    Hierarchy,
    Managers,
    closes_circle,
    hierarchy,
    path_to_decider,
)
from verder.domain.values.missing import NotComputable

# 1 leads 2 and 3; 2 leads 4 and 5; 3 leads 6; 7 stands alone
MANAGERS = {1: None, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3, 7: None}
PEOPLE = st.integers(1, 12)
RECORDS = st.dictionaries(PEOPLE, st.none() | st.integers(1, 14), max_size=12)


def chart(managers: Managers = MANAGERS) -> Hierarchy:
    return hierarchy(managers, list(managers))


def test_people_stand_in_reading_order_with_level_span_and_all_below() -> None:
    found = chart()
    told = {each: (one.depth, one.span, one.below) for each, one in found.places.items()}
    assert list(told) == [1, 2, 4, 5, 3, 6, 7]
    assert told[1] == (0, 2, 5)
    assert told[2] == (1, 2, 2)
    assert told[6] == (2, 0, 0)
    assert (found.levels, found.widest_span) == (3, 2)
    assert found.line_up(4) == (2, 1)
    assert found.branch(2) == {2, 4, 5}


def test_reports_stand_in_the_order_in_which_they_came() -> None:
    assert hierarchy(MANAGERS, [1, 3, 2, 5, 4]).reports == {None: (1,), 1: (3, 2), 2: (5, 4)}


def test_who_reports_to_somebody_aside_hangs_on_the_next_above() -> None:
    found = hierarchy(MANAGERS, [1, 3, 4, 5])
    assert found.places[4].manager == 1
    assert found.faults == {}


def test_a_manager_at_another_account_is_not_drawn_and_told() -> None:
    found = chart({1: None, 2: 99})
    assert found.reports[None] == (1, 2)
    assert found.faults == {2: Fault.ELSEWHERE}


def test_a_circle_opens_at_its_first_member_and_all_of_it_is_told() -> None:
    found = chart({1: None, 2: 4, 3: 2, 4: 3, 5: 4})
    assert found.places[2].manager is None
    assert found.line_up(5) == (4, 3, 2)
    assert found.faults == dict.fromkeys((2, 3, 4), Fault.CIRCLE)


def test_nobody_can_be_their_own_manager() -> None:
    assert chart({1: 1}).faults == {1: Fault.CIRCLE}
    assert closes_circle({1: None}, person=1, manager=1)


@pytest.mark.parametrize(
    ("person", "manager", "closes"), [(1, 4, True), (2, 3, False), (4, 7, False), (3, 6, True)]
)
def test_who_stands_above_cannot_come_below(person: int, manager: int, *, closes: bool) -> None:
    assert closes_circle(MANAGERS, person=person, manager=manager) is closes


def test_a_circle_that_is_there_already_does_not_hold_up_the_question() -> None:
    assert not closes_circle({1: 2, 2: 1, 3: None}, person=3, manager=1)


def test_the_way_to_the_decider_runs_along_lines_and_informal_influence() -> None:
    found = chart()
    assert path_to_decider(found, start=4, deciders={1}) == (4, 2, 1)
    assert path_to_decider(found, start=4, deciders={6}) == (4, 2, 1, 3, 6)
    assert path_to_decider(found, start=4, deciders={6}, sways=[(4, 6)]) == (4, 6)
    assert path_to_decider(found, start=7, deciders={6}, sways=[(7, 5)]) == (7, 5, 2, 1, 3, 6)
    assert path_to_decider(found, start=6, deciders={6}) == (6,)


def test_influence_runs_one_way() -> None:
    with pytest.raises(NotComputable, match="no_path_to_decider"):
        path_to_decider(chart(), start=7, deciders={6}, sways=[(5, 7)])


def test_without_a_decider_there_is_no_way() -> None:
    with pytest.raises(NotComputable, match="no_decider"):
        path_to_decider(chart(), start=4, deciders=set())


@given(RECORDS)
def test_whatever_is_recorded_becomes_a_tree_of_everybody(managers: Managers) -> None:
    found = chart(managers)
    assert sorted(found.places) == sorted(managers)
    spans = sum(one.span for one in found.places.values())
    assert spans + len(found.reports.get(None, ())) == len(managers)
    assert all(each not in found.line_up(each) for each in managers)


@given(RECORDS, PEOPLE, PEOPLE)
def test_only_a_line_that_closes_a_circle_adds_a_fault(
    managers: Managers, person: int, manager: int
) -> None:
    sound = {each: one.manager for each, one in chart(managers).places.items()}
    if {person, manager} <= sound.keys():
        closes = closes_circle(sound, person=person, manager=manager)
        assert bool(chart({**sound, person: manager}).faults) is closes
