"""The service concept: hours of each class, and how many accounts they leave room for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.service_concept import (
    DEFAULT_LEVELS,
    Channel,
    Effort,
    PlanKind,
    ServiceClass,
    ServiceHours,
    ServiceLevel,
    account_hours,
    accounts_carried,
    level_hours,
    utilisation,
)
from verder.domain.values.missing import NotComputable

VISITS = [(4, "4.0"), (12, "3.25"), (6, "3.75"), (2, "3.0")]
WORKED = [*VISITS, (24, "0.5")]

counts = st.decimals(0, 100, places=1)
efforts = st.lists(st.tuples(counts, counts), max_size=6)


def efforts_of(pairs: list[tuple[int, str]]) -> list[Effort]:
    return [Effort(Decimal(times), Decimal(hours)) for times, hours in pairs]


def test_the_worked_account() -> None:
    assert account_hours(efforts_of(VISITS)) == Decimal("83.5")
    hours = account_hours(efforts_of(WORKED), Decimal(20))
    assert hours == Decimal("115.5")
    capacity = ServiceHours().capacity
    assert capacity == 792
    assert round(accounts_carried(capacity, hours), 6) == Decimal("6.857143")
    assert utilisation(9 * hours, capacity) == Decimal("1.3125")


def test_the_default_concept_gives_more_to_more_important_customers() -> None:
    hours = ServiceHours()
    classes = (ServiceClass.KEY, ServiceClass.A, ServiceClass.B, ServiceClass.C)
    found = [level_hours(DEFAULT_LEVELS[each], hours) for each in classes]
    assert found == [Decimal(126), Decimal(74), Decimal("26.00"), Decimal("3.625")]


def test_a_plan_that_may_come_takes_no_hours_yet() -> None:
    prospect = DEFAULT_LEVELS[ServiceClass.PROSPECT]
    assert prospect.plan is PlanKind.LIGHT_IF_PROMISING
    assert level_hours(prospect, ServiceHours()) == Decimal("5.25")


def test_no_hours_and_no_capacity_have_no_answer() -> None:
    with pytest.raises(NotComputable, match="no_service_hours"):
        accounts_carried(Decimal(792), Decimal(0))
    with pytest.raises(NotComputable, match="no_capacity"):
        utilisation(Decimal(10), Decimal(0))


def test_a_full_agenda_carries_nobody() -> None:
    assert accounts_carried(Decimal(-5), Decimal(10)) == 0


def test_impossible_hours_are_refused() -> None:
    with pytest.raises(ValueError, match="366"):
        ServiceHours(days=Decimal(400))
    with pytest.raises(ValueError, match="less than nothing"):
        ServiceLevel(
            visits=Decimal(-1),
            calls=Decimal(0),
            senior_meetings=Decimal(0),
            reviews=Decimal(0),
            response_hours=Decimal(0),
            plan=PlanKind.NONE,
            channel=Channel.MARKETING,
        )


@given(efforts, efforts)
def test_hours_add_up(
    some: list[tuple[Decimal, Decimal]], more: list[tuple[Decimal, Decimal]]
) -> None:
    one = [Effort(*pair) for pair in some]
    other = [Effort(*pair) for pair in more]
    assert account_hours([*one, *other]) == account_hours(one) + account_hours(other)


@given(st.decimals("0.5", 500, places=1), st.decimals(1, 5000, places=1))
def test_who_carries_what_fits_is_fully_used(hours: Decimal, capacity: Decimal) -> None:
    carried = accounts_carried(capacity, hours)
    assert abs(utilisation(carried * hours, capacity) - 1) < Decimal("1e-20")
