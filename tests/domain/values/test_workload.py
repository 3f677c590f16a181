"""Hours that contacts take, hours that people have, and how many accounts fit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.service_concept import ServiceHours
from verder.domain.values.missing import NotComputable
from verder.domain.values.workload import (
    Effort,
    account_hours,
    accounts_carried,
    utilisation,
)

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


def test_no_hours_and_no_capacity_have_no_answer() -> None:
    with pytest.raises(NotComputable, match="no_service_hours"):
        accounts_carried(Decimal(792), Decimal(0))
    with pytest.raises(NotComputable, match="no_capacity"):
        utilisation(Decimal(10), Decimal(0))


def test_a_full_agenda_carries_nobody() -> None:
    assert accounts_carried(Decimal(-5), Decimal(10)) == 0


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
