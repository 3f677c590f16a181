"""Two calendars and one appointment: laws that hold whatever changed where."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.appointments import (
    Appointment,
    Part,
    reconcile,
    with_parts,
)

BASE = Appointment(
    begins=datetime(2026, 5, 4, 9, tzinfo=UTC), minutes=60, place="Gent", title="Prijzen", text="x"
)
MOVED = replace(BASE, begins=datetime(2026, 5, 6, 9, tzinfo=UTC))
WHEN, NOTHING = frozenset({Part.WHEN}), frozenset[Part]()
appointments = st.builds(
    Appointment,
    begins=st.sampled_from([date(2026, 5, 4), BASE.begins, MOVED.begins]),
    minutes=st.sampled_from([None, 30, 60]),
    place=st.sampled_from(["", "Gent", "Utrecht"]),
    title=st.sampled_from(["Prijzen", "Levering"]),
    text=st.sampled_from(["x", "y"]),
)
sides = st.none() | appointments


def test_a_move_there_comes_here_and_a_move_here_goes_there() -> None:
    came = reconcile(BASE, MOVED, was_here=BASE, was_there=BASE)
    assert (came.here, came.for_here, came.for_there) == (MOVED, WHEN, NOTHING)
    went = reconcile(MOVED, BASE, was_here=BASE, was_there=BASE)
    assert (went.there, went.for_here, went.for_there) == (MOVED, NOTHING, WHEN)


def test_when_both_moved_it_the_calendar_there_decides_and_here_the_title() -> None:
    here = replace(BASE, begins=date(2026, 5, 5), minutes=None, title="Levering")
    there = replace(MOVED, title="Anders")
    found = reconcile(here, there, was_here=BASE, was_there=BASE)
    assert found.clashes == {Part.WHEN, Part.TITLE}
    assert found.here == found.there == replace(MOVED, title="Levering")


def test_what_is_new_goes_there_and_what_is_gone_there_goes_here() -> None:
    assert reconcile(BASE, None, was_here=None, was_there=None).there == BASE
    assert reconcile(BASE, None, was_here=BASE, was_there=BASE).here is None


def test_a_change_outlives_a_removal() -> None:
    written = reconcile(MOVED, None, was_here=BASE, was_there=BASE)
    assert (written.there, written.came_back) == (MOVED, True)
    planned = reconcile(None, MOVED, was_here=BASE, was_there=BASE)
    assert (planned.here, planned.came_back) == (MOVED, True)
    assert reconcile(None, BASE, was_here=BASE, was_there=BASE).there is None


def test_a_text_there_is_never_read() -> None:
    there = replace(BASE, text="privé")
    assert reconcile(BASE, there, was_here=BASE, was_there=BASE).for_here == frozenset()


@given(sides, sides, sides, sides)
def test_what_is_agreed_stays_agreed(
    here: Appointment | None,
    there: Appointment | None,
    was_here: Appointment | None,
    was_there: Appointment | None,
) -> None:
    found = reconcile(here, there, was_here=was_here, was_there=was_there)
    again = reconcile(found.here, found.there, was_here=found.here, was_there=found.there)
    assert (again.here, again.there) == (found.here, found.there)
    assert again.for_here == again.for_there == frozenset()
    assert (found.here is None) == (found.there is None)


@given(appointments, appointments, appointments)
def test_what_changed_on_one_side_alone_is_on_both(
    base: Appointment, here: Appointment, there: Appointment
) -> None:
    found = reconcile(here, base, was_here=base, was_there=base)
    assert found.there == here
    came = reconcile(base, there, was_here=base, was_there=base)
    assert came.here == with_parts(base, there, frozenset(Part) - {Part.TEXT})
    assert found.clashes == came.clashes == frozenset()
