"""What slipped is planned again where there is room."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from verder.domain.intensify.slipped import NewDate, Slipped, propose_dates
from verder.domain.values.period import Period

TODAY = date(2027, 3, 10)  # a Wednesday
MONTHS = [date(2027, month, 1) for month in (3, 4, 5)]
HOURS = Decimal(3)


def slipped(key: int, *colleagues: int, weight: int = 1, on: date | None = None) -> Slipped:
    return Slipped(
        key=key,
        colleagues=colleagues,
        hours=HOURS,
        weight=weight,
        had_on=on or date(2027, 2, 1),
        has_day=on is not None,
    )


def room(*hours: int) -> dict[tuple[int, date], Decimal]:
    return {(1, month): Decimal(some) for month, some in zip(MONTHS, hours, strict=True)}


def proposed(*given_: Slipped, hours: tuple[int, int, int]) -> list[NewDate]:
    return propose_dates(given_, room(*hours), MONTHS, TODAY, {})


def test_who_weighs_most_gets_the_first_month_with_room() -> None:
    found = proposed(slipped(1, 1), slipped(2, 1, weight=6), hours=(4, 4, 0))
    assert [(each.key, each.on.month, each.fits) for each in found] == [(1, 4, True), (2, 3, True)]
    assert all(each.is_month_only for each in found)


def test_of_those_that_weigh_the_same_who_waits_longest_goes_first() -> None:
    later, earlier = slipped(1, 1, on=date(2027, 3, 2)), slipped(2, 1, on=date(2027, 2, 2))
    found = proposed(later, earlier, hours=(4, 4, 0))
    assert [(each.key, each.on.month) for each in found] == [(1, 4), (2, 3)]


def test_without_room_it_is_the_month_that_is_least_too_full() -> None:
    (found,) = proposed(slipped(1, 1), hours=(-5, 1, 1))
    assert (found.on, found.fits) == (date(2027, 4, 1), False)


def test_everybody_who_goes_needs_the_hours() -> None:
    (found,) = proposed(slipped(1, 1, 2), hours=(9, 9, 9))
    assert not found.fits
    (nobody,) = proposed(slipped(1), hours=(0, 0, 0))
    assert (nobody.on, nobody.fits) == (date(2027, 3, 1), True)


def test_an_appointment_keeps_its_day_of_the_week_and_skips_absences() -> None:
    tuesday = date(2027, 3, 2)
    days = {1: [Period(date(2027, 3, 15), date(2027, 3, 20))]}
    (found,) = propose_dates([slipped(1, 1, on=tuesday)], room(9, 9, 9), MONTHS, TODAY, days)
    assert (found.on, found.is_month_only) == (date(2027, 3, 23), False)
    away = {1: [Period(TODAY, date(2027, 4, 1))]}
    (found,) = propose_dates([slipped(1, 1, on=tuesday)], room(9, 9, 9), MONTHS, TODAY, away)
    assert (found.on, found.is_month_only) == (date(2027, 3, 1), True)


@settings(max_examples=50)
@given(
    st.lists(st.integers(0, 80), max_size=5),
    st.tuples(st.integers(-3, 9), st.integers(-3, 9), st.integers(-3, 9)),
)
def test_no_month_gets_more_than_its_room_while_another_has_some(
    waiting: list[int], hours: tuple[int, int, int]
) -> None:
    late = [
        Slipped(
            key=key,
            colleagues=(1,),
            hours=HOURS,
            weight=days % 6,
            had_on=TODAY - timedelta(days=1 + days),
            has_day=days % 2 == 0,
        )
        for key, days in enumerate(waiting)
    ]
    found = propose_dates(late, room(*hours), MONTHS, TODAY, {})
    assert [each.key for each in found] == [each.key for each in late]
    for month, some_hours in zip(MONTHS, hours, strict=True):
        fitting = [each for each in found if each.fits and each.on.month == month.month]
        assert len(fitting) * HOURS <= max(0, some_hours)
    assert all(each.is_month_only or each.on > TODAY for each in found)
