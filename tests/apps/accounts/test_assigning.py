"""Many accounts are given away in one act, and come back in one."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import assign_accounts, change_account, undo_assignment
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent


def whose(world: World) -> list[tuple[int | None, int | None]]:
    """Return owner and team of every account."""
    found = Account.objects.in_bulk([account.pk for account in world.accounts])
    return [(found[one.pk].owner_id, found[one.pk].team_id) for one in world.accounts]


def test_accounts_of_two_owners_come_back_to_both(world: World) -> None:
    administrator = world.users[Role.ADMINISTRATOR]
    director, before = world.users[Role.DIRECTOR], whose(world)
    done = assign_accounts(
        accounts=world.accounts[:3], by=administrator, owner=director, team=world.south
    )
    assert done is not None
    assert whose(world) == [(director.pk, world.south.pk)] * 3 + before[3:]
    told = AuditEvent.objects.filter(action="account.changed", actor_id=administrator.pk)
    assert told.count() == 3
    assert told.filter(subject=f"account:{world.accounts[1].pk}").get().after == {
        "owner": f"{director} ({director.pk})"  # it was of the south already
    }
    assert undo_assignment(assignment=done, by=administrator) == 3
    assert whose(world) == before
    with pytest.raises(Refused, match="assignment_undone"):
        undo_assignment(assignment=done, by=administrator)


def test_what_somebody_moved_since_stays_where_it_is(world: World) -> None:
    director = world.users[Role.DIRECTOR]
    first, second = world.accounts[:2]
    done = assign_accounts(accounts=[first, second], by=None, owner=director)
    assert done is not None
    change_account(
        account=Account.objects.get(pk=first.pk), by=None, owner=world.users[Role.CONTROLLER]
    )
    assert undo_assignment(assignment=done, by=None) == 1
    assert Account.objects.get(pk=first.pk).owner == world.users[Role.CONTROLLER]
    assert Account.objects.get(pk=second.pk).owner == world.stranger


def test_nothing_to_change_is_no_act(world: World) -> None:
    mine = world.accounts[0]
    assert assign_accounts(accounts=[mine], by=None, owner=mine.owner, team=mine.team) is None


def test_who_gives_accounts_away_takes_that_back_and_nobody_else(world: World) -> None:
    manager = world.users[Role.SALES_MANAGER]
    mine, hidden = world.accounts[0], world.accounts[1]
    with pytest.raises(PermissionDenied):
        assign_accounts(accounts=[mine, hidden], by=manager, owner=manager)
    with pytest.raises(PermissionDenied):
        assign_accounts(accounts=[mine], by=world.users[Role.ACCOUNT_MANAGER], owner=manager)
    done = assign_accounts(
        accounts=[mine], by=manager, owner=world.stranger, team=world.south
    )  # out of the manager's view from now on
    assert done is not None
    with pytest.raises(PermissionDenied):
        undo_assignment(assignment=done, by=world.users[Role.CONTROLLER])
    assert undo_assignment(assignment=done, by=manager) == 1
