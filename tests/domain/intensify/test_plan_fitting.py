"""What is dropped, moved or handed over, against trying every way there is."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verder.domain.intensify.fitting_options import (
    FittingLimits,
    Option,
    PlanItem,
    Remedy,
    Room,
    loss_of,
    options_of,
)
from verder.domain.intensify.plan_fitting import Fitting, excess, fit_plan

MAY, JUNE, JULY = (date(2027, month, 1) for month in (5, 6, 7))
LIMITS = FittingLimits(months_apart=1)
small_items = st.lists(
    st.tuples(
        st.integers(1, 2),
        st.sampled_from([MAY, JUNE]),
        st.integers(1, 4),
        st.integers(0, 50),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


def item(
    key: int,
    hours: str,
    value: int,
    *,
    who: int = 1,
    month: date = MAY,
    deputies: tuple[int, ...] = (),
    is_fixed: bool = False,
) -> PlanItem:
    return PlanItem(
        key=key,
        colleague_id=who,
        month=month,
        hours=Decimal(hours),
        value=Decimal(value),
        deputies=deputies,
        is_fixed=is_fixed,
    )


def room(**hours: int) -> Room:
    """Return hours by name: `one_may` are those of the first colleague in May."""
    people, months = {"one": 1, "two": 2}, {"may": MAY, "june": JUNE, "july": JULY}
    return {
        (people[name.split("_")[0]], months[name.split("_")[1]]): Decimal(count)
        for name, count in hours.items()
    }


def told(found: Fitting) -> list[tuple[int, Remedy, int, date]]:
    return [
        (step.item.key, step.option.remedy, step.option.colleague_id, step.option.month)
        for step in found.steps
    ]


def slow_least_loss(items: list[PlanItem], room: Room, limits: FittingLimits) -> Decimal:
    """Try everything."""
    losses = []
    for options in product(*(list(options_of(each, room, limits)) for each in items)):
        left = dict(room)
        for each, option in zip(items, options, strict=True):
            if option.remedy is not Remedy.DROP:
                left[option.colleague_id, option.month] -= each.hours
        if min(left.values()) >= 0:
            losses.append(
                sum(
                    (loss_of(e, o, limits) for e, o in zip(items, options, strict=True)),
                    Decimal(0),
                )
            )
    return min(losses)


def test_a_plan_that_fits_stays_as_it_is() -> None:
    found = fit_plan([item(1, "3.25", 100)], room(one_may=4))
    assert found.steps == ()
    assert found.over == {}
    assert found.loss == 0


def test_what_brings_least_for_an_hour_is_dropped() -> None:
    items = [item(1, "4", 400), item(2, "1", 150), item(3, "4", 100)]
    found = fit_plan(items, room(one_may=5))
    assert told(found) == [(3, Remedy.DROP, 1, MAY)]
    assert found.loss == 100
    assert found.over == {(1, MAY): 4}
    assert found.gap_share == 0


def test_a_month_with_room_is_better_than_nothing() -> None:
    items = [item(1, "4", 400), item(2, "4", 100)]
    found = fit_plan(items, room(one_may=4, one_june=2, one_july=4))
    assert told(found) == [(2, Remedy.MOVE, 1, JULY)]
    assert found.loss == 4
    near = fit_plan(items, room(one_may=4, one_june=2, one_july=4), LIMITS)
    assert told(near) == [(2, Remedy.DROP, 1, MAY)]


def test_a_colleague_of_the_team_with_room_takes_it_over() -> None:
    items = [item(1, "4", 400, deputies=(2,)), item(2, "4", 900)]
    found = fit_plan(items, room(one_may=4, two_may=5))
    assert told(found) == [(1, Remedy.HAND_OVER, 2, MAY)]


def test_appointments_stay_and_what_they_take_too_much_is_told() -> None:
    items = [item(1, "6", 1, is_fixed=True), item(2, "1", 500)]
    found = fit_plan(items, room(one_may=4))
    assert told(found) == [(2, Remedy.DROP, 1, MAY)]
    assert found.still_over == {(1, MAY): 2}


def test_an_appointment_is_only_kept_and_another_contact_has_every_way_that_is_open() -> None:
    rooms = room(one_may=4, one_june=4, two_may=4, two_june=4)
    fixed = item(1, "1", 100, deputies=(2,), is_fixed=True)
    assert list(options_of(fixed, rooms, LIMITS)) == [Option(Remedy.KEEP, 1, MAY)]
    free = item(1, "1", 100, deputies=(2,))
    found = {option: loss_of(free, option, LIMITS) for option in options_of(free, rooms, LIMITS)}
    assert found == {
        Option(Remedy.KEEP, 1, MAY): Decimal(0),
        Option(Remedy.MOVE, 1, JUNE, 1): Decimal(2),
        Option(Remedy.HAND_OVER, 2, MAY): Decimal(10),
        Option(Remedy.DROP, 1, MAY): Decimal(100),
    }


def test_what_takes_no_hours_is_never_in_the_way() -> None:
    items = [item(1, "0", 5), item(2, "2", 0), item(3, "2", 0)]
    found = fit_plan(items, room(one_may=2))
    assert [step.option.remedy for step in found.steps] == [Remedy.DROP]
    assert found.gap_share == 0


def test_without_time_to_search_the_obvious_plan_is_proposed_as_unproven() -> None:
    items = [item(number, "3", number * 7 % 11 + 1) for number in range(30)]
    found = fit_plan(items, room(one_may=40), FittingLimits(seconds=Decimal("0.000001")))
    assert len(found.steps) == 17
    assert found.gap_share == 1


def test_impossible_limits_are_refused() -> None:
    with pytest.raises(ValueError, match="some time"):
        FittingLimits(seconds=Decimal(0))
    with pytest.raises(ValueError, match="share"):
        FittingLimits(move_share=Decimal(2))


@settings(max_examples=25)
@given(small_items)
def test_no_other_proposal_loses_less(drawn: list[tuple[int, date, int, int, bool]]) -> None:
    rooms = room(one_may=3, one_june=3, two_may=2, two_june=4)
    items = [
        item(key, str(hours), value, who=who, month=month, deputies=(3 - who,) if is_shared else ())
        for key, (who, month, hours, value, is_shared) in enumerate(drawn)
    ]
    found = fit_plan(items, rooms, LIMITS)
    if not excess(items, rooms):
        assert found.steps == ()
        return
    assert abs(found.loss - slow_least_loss(items, rooms, LIMITS)) <= Decimal("0.05")
    assert found.gap_share == 0
