import pytest
from django.core.exceptions import PermissionDenied

from tests.world import World
from verder.apps.accounts import rules
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import (
    change_account,
    make_account,
    merge_accounts,
    put_under,
    set_members,
)
from verder.apps.core.enums import Role


def names(world: World, role: Role, rule: str) -> set[str]:
    user = world.users[role]
    allowed = getattr(rules, rule)
    return {account.name for account in world.accounts if allowed(user, account)}


ALL = {f"Klant {place}" for place in range(1, 9)}
NORTH = {"Klant 1", "Klant 3", "Klant 5", "Klant 7"}


@pytest.mark.parametrize(
    ("role", "seen", "edited", "assigned"),
    [
        (Role.ADMINISTRATOR, ALL, ALL, ALL),
        (Role.CONTROLLER, ALL, ALL, ALL),
        (Role.DIRECTOR, ALL, set(), set()),
        (Role.SALES_MANAGER, NORTH, NORTH, NORTH),
        (Role.ACCOUNT_MANAGER, NORTH, NORTH, set()),
        (Role.TEAM_MEMBER, {"Klant 1"}, set(), set()),
    ],
)
def test_each_role_sees_edits_and_assigns_its_own(
    world: World, role: Role, seen: set[str], edited: set[str], assigned: set[str]
) -> None:
    assert names(world, role, "may_see_account") == seen
    assert names(world, role, "may_edit_account") == edited
    assert names(world, role, "may_assign_account") == assigned


def test_an_account_manager_edits_but_gives_nothing_away(world: World) -> None:
    manager, account = world.users[Role.ACCOUNT_MANAGER], world.accounts[0]
    change_account(account=account, city="Zwolle", by=manager)
    with pytest.raises(PermissionDenied):
        change_account(account=account, owner=world.stranger, by=manager)
    with pytest.raises(PermissionDenied):
        set_members(account=account, members=[world.stranger], by=manager)
    account.refresh_from_db()
    assert (account.city, account.owner) == ("Zwolle", manager)


def test_a_stranger_touches_nothing(world: World) -> None:
    mine, theirs = world.accounts[1], world.accounts[0]
    with pytest.raises(PermissionDenied):
        change_account(account=theirs, city="Zwolle", by=world.stranger)
    sales_manager = world.users[Role.SALES_MANAGER]
    with pytest.raises(PermissionDenied):
        merge_accounts(keep=theirs, gone=mine, by=sales_manager)
    with pytest.raises(PermissionDenied):
        put_under(account=theirs, parent=mine, by=sales_manager)
    assert Account.objects.count() == 8


def test_a_new_account_of_an_account_manager_is_their_own(world: World) -> None:
    manager = world.users[Role.ACCOUNT_MANAGER]
    account = make_account(name="Nieuwe klant", owner=world.stranger, by=manager)
    assert account.owner == manager
    with pytest.raises(PermissionDenied):
        make_account(name="Nog een", by=world.users[Role.DIRECTOR])
