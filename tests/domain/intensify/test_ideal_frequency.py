"""The ideal number of contacts by role and class."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.ideal_frequency import (
    DEFAULT_TABLE,
    ContactClass,
    IdealLimits,
    ideal_frequency,
)
from verder.domain.intensify.roles import DmuRole, PsuRole


def test_the_table_of_a_key_account_adds_up() -> None:
    sums = [sum(row[role] for row in DEFAULT_TABLE.values()) for role in PsuRole]
    assert sums == [30, 12, 4, 2, 30, 18, 16]
    assert sum(sums) == 112


@pytest.mark.parametrize(
    ("dmu", "psu", "contact_class", "expected"),
    [
        (DmuRole.BUYER, PsuRole.ACCOUNT_MANAGER, ContactClass.A, 7),  # 7.2
        (DmuRole.BUYER, PsuRole.ACCOUNT_MANAGER, ContactClass.B, 2),  # 2.4
        (DmuRole.DECIDER, PsuRole.ACCOUNT_MANAGER, ContactClass.B, 1),  # 0.8
        (DmuRole.ADVISER, PsuRole.ACCOUNT_MANAGER, ContactClass.B, 1),
        (DmuRole.DECIDER, PsuRole.DIRECTOR, ContactClass.A, 1),  # 1.2
        (DmuRole.DECIDER, PsuRole.DIRECTOR, ContactClass.B, 0),  # 0.4, and 2 is less than 4
        (DmuRole.DECIDER, PsuRole.ADMINISTRATOR, ContactClass.KEY, 0),
    ],
)
def test_other_classes_get_a_part_of_it(
    dmu: DmuRole, psu: PsuRole, contact_class: ContactClass, expected: int
) -> None:
    found = ideal_frequency(dmu_roles=[dmu], psu_roles=[psu], contact_class=contact_class)
    assert found == expected


def test_from_four_on_at_least_one_is_left() -> None:
    limits = IdealLimits(b_factor=Decimal("0.1"))
    found = ideal_frequency(
        dmu_roles=[DmuRole.DECIDER],
        psu_roles=[PsuRole.ACCOUNT_MANAGER],
        contact_class=ContactClass.B,
        limits=limits,
    )
    assert found == 1


@pytest.mark.parametrize(
    ("psu", "expected"),
    [
        (PsuRole.ACCOUNT_MANAGER, 4),
        (PsuRole.SUPPORTER, 14),
        (PsuRole.ADMINISTRATOR, 12),
    ],
)
def test_a_gatekeeper_gets_two_extra_of_account_manager_and_inside_sales(
    psu: PsuRole, expected: int
) -> None:
    found = ideal_frequency(dmu_roles=[DmuRole.SUPPORTER], psu_roles=[psu], is_gatekeeper=True)
    assert found == expected


def test_nobody_without_a_role_is_asked_to_meet() -> None:
    assert ideal_frequency(dmu_roles=[], psu_roles=[PsuRole.ACCOUNT_MANAGER]) == 0


roles = st.sets(st.sampled_from(DmuRole)), st.sets(st.sampled_from(PsuRole))


@given(*roles, st.sampled_from(DmuRole), st.sampled_from(ContactClass))
def test_one_role_more_never_asks_for_less(
    dmu: set[DmuRole], psu: set[PsuRole], more: DmuRole, contact_class: ContactClass
) -> None:
    fewer = ideal_frequency(dmu_roles=dmu, psu_roles=psu, contact_class=contact_class)
    found = ideal_frequency(dmu_roles={*dmu, more}, psu_roles=psu, contact_class=contact_class)
    assert found >= fewer
