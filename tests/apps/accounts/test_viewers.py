"""Who sees an account afterwards, compared with what `visible_accounts` says once it is done."""

import pytest

from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import own_accounts, visible_accounts
from verder.apps.accounts.services import merge_accounts, put_under, take_out
from verder.apps.accounts.viewers import SightChange, own_viewers, sight_of_merge, sight_of_move
from verder.apps.core.enums import SEES_EVERYTHING, Role
from verder.apps.core.models import User


def viewers(account_id: int) -> set[str]:
    """Return who sees the account, as the lists have it."""
    return {
        user.name
        for user in User.objects.exclude(role__in=SEES_EVERYTHING)
        if visible_accounts(user).filter(pk=account_id).exists()
    }


def after(before: set[str], changes: list[SightChange]) -> set[str]:
    """Return who sees it then, from who sees it now and what was foretold."""
    gained = {change.name for change in changes if change.gains}
    lost = {change.name for change in changes if not change.gains}
    assert lost <= before
    assert not gained & before
    return before - lost | gained


def test_own_accounts_are_the_same_from_both_sides(world: World) -> None:
    Account.objects.filter(pk=world.accounts[3].pk).update(owner=None)
    world.users[Role.ACCOUNT_MANAGER].joined_accounts.add(world.accounts[3])
    found = own_viewers({account.pk for account in world.accounts})
    for user in User.objects.exclude(role__in=SEES_EVERYTHING):
        seen = {key for key, users in found.items() if user.pk in users}
        assert seen == set(own_accounts(user).values_list("pk", flat=True))


@pytest.mark.parametrize(("moved", "to"), [(0, 1), (1, 0), (3, 2), (2, 4)])
def test_a_move_foretells_who_sees_the_account(
    world: World, administrator: User, moved: int, to: int
) -> None:
    account, head = world.accounts[moved], world.accounts[to]
    before = viewers(account.pk)
    told = sight_of_move([account.pk], head_before=account.pk, head_after=head.pk)
    put_under(account=account, parent=head, by=administrator)
    assert viewers(account.pk) == after(before, told)
    back = sight_of_move([account.pk], head_before=head.pk, head_after=account.pk)
    take_out(account=account, by=administrator)
    assert after(after(before, told), back) == viewers(account.pk) == before


@pytest.mark.parametrize("has_owner", [True, False])
def test_a_merge_foretells_who_sees_what_was_of_the_other(
    world: World, administrator: User, *, has_owner: bool
) -> None:
    keep, gone = world.accounts[:2]
    if not has_owner:
        Account.objects.filter(pk=keep.pk).update(owner=None, team=None)
        keep.refresh_from_db()
    before = viewers(gone.pk)
    told = sight_of_merge(keep=keep, gone=gone)
    merge_accounts(keep=keep, gone=gone, by=administrator)
    assert viewers(keep.pk) == after(before, told)
