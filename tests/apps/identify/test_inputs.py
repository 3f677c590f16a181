from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import AccountInput
from verder.apps.identify.queries import all_inputs_of, inputs_of, values_of
from verder.apps.identify.services import set_input, undo_input


def potential_of(account: Account, on: date | None = None) -> Decimal | None:
    said = inputs_of([account.pk], InputKind.POTENTIAL, on=on).get(account.pk)
    return said.value if said else None


def say_potential(account: Account, by: User | None, value: int, on: date) -> AccountInput:
    return set_input(by=by, account=account, kind=InputKind.POTENTIAL, value=Decimal(value), on=on)


def test_an_input_keeps_who_said_it_when_and_why(world: World, people: dict[Role, User]) -> None:
    milan, account = people[Role.ACCOUNT_MANAGER], world.accounts[0]
    said = set_input(
        by=milan,
        account=account,
        kind=InputKind.POTENTIAL,
        value=Decimal("500000.50"),
        text=" tender of 2025 ",
        is_fact=True,
        on=date(2026, 1, 5),
    )
    assert inputs_of([account.pk], InputKind.POTENTIAL) == {account.pk: said}
    assert (said.by, said.on, said.text, said.is_fact) == (
        milan,
        date(2026, 1, 5),
        "tender of 2025",
        True,
    )
    event = AuditEvent.objects.get(action="account.input_set")
    assert (event.actor_id, event.subject) == (milan.pk, f"account:{account.pk}")
    assert (event.before, event.after["potential"]) == ({}, "500000.50")


def test_what_was_said_earlier_still_answers_for_its_days(
    world: World, administrator: User
) -> None:
    account = world.accounts[0]
    say_potential(account, administrator, 100, date(2025, 3, 1))
    say_potential(account, administrator, 200, date(2026, 3, 1))
    assert potential_of(account) == 200
    assert potential_of(account, date(2026, 2, 28)) == 100
    assert potential_of(account, date(2025, 2, 28)) is None


def test_undo_brings_back_what_held_before(world: World, administrator: User) -> None:
    account = world.accounts[0]
    first = say_potential(account, administrator, 100, date(2026, 3, 1))
    second = say_potential(account, administrator, 200, date(2026, 3, 1))
    with pytest.raises(Refused, match="input_replaced"):
        undo_input(by=administrator, said=first)
    assert undo_input(by=administrator, said=second) == first
    assert potential_of(account) == 100
    first.refresh_from_db()
    assert undo_input(by=administrator, said=first) is None
    assert potential_of(account) is None


def test_nothing_said_takes_the_input_away_and_can_be_undone(
    world: World, administrator: User
) -> None:
    account = world.accounts[0]
    say_potential(account, administrator, 100, date(2026, 3, 1))
    emptied = set_input(by=administrator, account=account, kind=InputKind.POTENTIAL, value=None)
    assert potential_of(account) is None
    assert all_inputs_of(account) == {}
    undo_input(by=administrator, said=emptied)
    assert potential_of(account) == 100


def test_the_same_again_is_not_recorded_twice(world: World, administrator: User) -> None:
    account = world.accounts[0]
    first = say_potential(account, administrator, 100, date(2026, 3, 1))
    assert say_potential(account, administrator, 100, date(2026, 4, 1)) == first
    assert AuditEvent.objects.filter(action="account.input_set").count() == 1


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (InputKind.RETENTION, Decimal("1.01")),
        (InputKind.REFERENCE_SCORE, Decimal(0)),
        (InputKind.POTENTIAL, Decimal(-1)),
    ],
)
def test_a_value_outside_its_range_is_refused(
    world: World, administrator: User, kind: InputKind, value: Decimal
) -> None:
    with pytest.raises(Refused, match="input_outside_range"):
        set_input(by=administrator, account=world.accounts[0], kind=kind, value=value)


def test_only_those_of_the_account_say_something_of_it(
    world: World, people: dict[Role, User]
) -> None:
    account = world.accounts[0]
    for user in (world.stranger, people[Role.TEAM_MEMBER], people[Role.DIRECTOR]):
        with pytest.raises(PermissionDenied):
            say_potential(account, user, 1, date(2026, 1, 1))
    said = say_potential(account, people[Role.ACCOUNT_MANAGER], 1, date(2026, 1, 1))
    with pytest.raises(PermissionDenied):
        undo_input(by=world.stranger, said=said)
    assert AccountInput.objects.get() == said


def test_values_come_for_many_accounts_and_kinds_at_once(world: World, administrator: User) -> None:
    first, second, third = world.accounts[:3]
    for account, kind, value in (
        (first, InputKind.POTENTIAL, 10),
        (first, InputKind.HOURS, 20),
        (second, InputKind.HOURS, 30),
        (third, InputKind.HOURS, 40),
    ):
        set_input(by=administrator, account=account, kind=kind, value=Decimal(value))
    set_input(
        by=administrator,
        account=first,
        kind=InputKind.CUSTOMER_BENEFIT,
        value=None,
        text="less stock",
    )
    keys = [first.pk, second.pk]
    assert values_of(keys, list(InputKind)) == {
        first.pk: {InputKind.POTENTIAL: 10, InputKind.HOURS: 20},
        second.pk: {InputKind.HOURS: 30},
    }
    assert set(all_inputs_of(first)) == {
        InputKind.POTENTIAL,
        InputKind.HOURS,
        InputKind.CUSTOMER_BENEFIT,
    }
