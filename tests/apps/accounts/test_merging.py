from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.world import World
from verder.apps.accounts.models import Account, LookAlikeRefused
from verder.apps.accounts.services import (
    change_account,
    merge_accounts,
    put_under,
    refuse_look_alike,
    undo_merge,
)
from verder.apps.accounts.services.numbers import add_number, move_number
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.imports.queries import current_facts


def revenue_of(account: Account) -> Decimal:
    totals = {row.account_id: row.revenue for row in current_facts().totals_by_account()}
    return totals.get(account.pk, Decimal(0))


def everything() -> dict[str, object]:
    """Return all that a merge may touch, to compare before and after an undo."""
    fields = (
        *("pk", "name", "parent", "head", "contact_with", "bill_to"),
        *("owner", "team", "city", "vat_number"),
    )
    return {
        "accounts": list(Account.objects.order_by("pk").values(*fields)),
        "numbers": sorted(Account.objects.values_list("pk", "numbers__number")),
        "members": sorted(Account.objects.values_list("pk", "members").exclude(members=None)),
    }


def test_everything_moves_to_the_account_that_is_kept(world: World, administrator: User) -> None:
    keep, gone, child = world.accounts[:3]
    put_under(account=child, parent=gone, by=administrator)
    both = revenue_of(keep) + revenue_of(gone)
    gone.members.add(world.stranger)
    change_account(account=gone, vat_number="NL820098395B01", by=administrator)
    merge_accounts(keep=keep, gone=gone, by=administrator)
    keep.refresh_from_db()
    child.refresh_from_db()
    assert not Account.objects.filter(pk=gone.pk).exists()
    assert {number.number for number in keep.numbers.all()} == {"K1", "K2"}
    assert (child.parent, child.head) == (keep, keep)
    assert keep.vat_number == "NL820098395B01"
    assert {member.name for member in keep.members.all()} == {"Tess Binnendienst", "Zoë Zuid"}
    assert revenue_of(keep) == both


def test_an_undone_merge_leaves_everything_as_it_was(world: World, administrator: User) -> None:
    keep, gone, child = world.accounts[:3]
    put_under(account=child, parent=gone, by=administrator)
    gone.members.add(world.stranger)
    change_account(account=gone, vat_number="NL820098395B01", by=administrator)
    before = everything()
    merge = merge_accounts(keep=keep, gone=gone, by=administrator)
    undo_merge(merge=merge, by=administrator)
    assert everything() == before
    with pytest.raises(Refused) as refusal:
        undo_merge(merge=merge, by=administrator)
    assert refusal.value.code == "merge_undone"


def test_an_undone_merge_within_a_tree_restores_the_tree(world: World, administrator: User) -> None:
    head, middle, leaf = world.accounts[:3]
    put_under(account=middle, parent=head, by=administrator)
    put_under(account=leaf, parent=middle, by=administrator)
    before = everything()
    merge = merge_accounts(keep=leaf, gone=head, by=administrator)
    undo_merge(merge=merge, by=administrator)
    assert everything() == before


def test_an_account_is_not_merged_with_itself(world: World, administrator: User) -> None:
    with pytest.raises(Refused):
        merge_accounts(keep=world.accounts[0], gone=world.accounts[0], by=administrator)


def test_a_number_takes_its_lines_along(world: World, administrator: User) -> None:
    first, second = world.accounts[:2]
    both = revenue_of(first) + revenue_of(second)
    number = second.numbers.get()
    move_number(number=number, account=first, by=administrator)
    assert revenue_of(first) == both
    assert revenue_of(second) == 0
    event = AuditEvent.objects.get(action="account.number_moved")
    assert event.before["account"].startswith("Klant 2")


def test_a_number_belongs_to_one_account(world: World, administrator: User) -> None:
    with pytest.raises(ValidationError):
        add_number(account=world.accounts[1], source="main", number="K1", by=administrator)


def test_a_refused_pair_is_kept_in_one_order(world: World) -> None:
    controller = world.users[Role.CONTROLLER]
    first, second = world.accounts[:2]
    refuse_look_alike(first=second, second=first, by=controller)
    refuse_look_alike(first=first, second=second, by=controller)
    pair = LookAlikeRefused.objects.get()
    assert (pair.first, pair.second) == (first, second)
