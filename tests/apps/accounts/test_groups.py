import pytest
from django.db.models import QuerySet

from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.services import merge_accounts, put_under, take_out
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.queries import organisation
from verder.apps.imports.queries import current_facts


def heads() -> dict[str, str | None]:
    rows: QuerySet[Account, tuple[str, str | None]] = Account.objects.values_list(
        "name", "head__name"
    )
    return {name: head for name, head in rows if head}


@pytest.fixture
def tree(world: World, administrator: User) -> list[Account]:
    """Hang account 2 under 1, 3 under 2 and 4 under 2."""
    one, two, three, four, *_others = world.accounts
    for account, parent in ((three, two), (four, two), (two, one)):
        put_under(account=account, parent=parent, by=administrator)
    return world.accounts


def test_everything_in_a_tree_has_the_top_as_head(tree: list[Account]) -> None:
    assert heads() == {"Klant 2": "Klant 1", "Klant 3": "Klant 1", "Klant 4": "Klant 1"}


def test_a_part_that_is_taken_out_has_its_own_top(tree: list[Account], administrator: User) -> None:
    take_out(account=tree[1], by=administrator)
    assert heads() == {"Klant 3": "Klant 2", "Klant 4": "Klant 2"}


def test_no_account_stands_below_itself(tree: list[Account], administrator: User) -> None:
    for parent in (tree[0], tree[2]):
        with pytest.raises(Refused) as refusal:
            put_under(account=tree[0], parent=parent, by=administrator)
        assert refusal.value.code == "account_below_itself"
    assert heads() == {"Klant 2": "Klant 1", "Klant 3": "Klant 1", "Klant 4": "Klant 1"}


def test_figures_roll_up_to_the_head_at_once(world: World, administrator: User) -> None:
    before = {row.account_id: row.revenue for row in current_facts().totals_by_account()}
    one, two = world.accounts[:2]
    put_under(account=two, parent=one, by=administrator)
    after = {row.account_id: row.revenue for row in current_facts().totals_by_account()}
    assert after[one.pk] == before[one.pk] + before[two.pk]
    assert two.pk not in after


def test_who_owns_the_head_sees_its_entities(world: World, administrator: User) -> None:
    one, two = world.accounts[:2]
    manager = world.users[Role.ACCOUNT_MANAGER]
    assert two not in visible_accounts(manager)
    put_under(account=two, parent=one, by=administrator)
    assert two in visible_accounts(manager)


def test_merging_the_middle_of_a_tree_keeps_its_heads_right(
    tree: list[Account], administrator: User
) -> None:
    merge_accounts(keep=tree[4], gone=tree[1], by=administrator)
    assert heads() == {"Klant 3": "Klant 5", "Klant 4": "Klant 5"}


def test_an_entity_can_take_the_place_of_its_head(tree: list[Account], administrator: User) -> None:
    merge_accounts(keep=tree[2], gone=tree[0], by=administrator)
    tree[2].refresh_from_db()
    assert tree[2].parent is None
    assert heads() == {"Klant 2": "Klant 3", "Klant 4": "Klant 3"}


def test_each_move_is_recorded_and_counts(world: World, administrator: User) -> None:
    before = organisation().revision
    put_under(account=world.accounts[1], parent=world.accounts[0], by=administrator)
    assert organisation().revision > before
    event = AuditEvent.objects.get(action="account.grouped")
    assert event.subject == f"account:{world.accounts[1].pk}"
