"""The three relations of an account: hung, refused, undone, and taken along by a merge."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.world import World
from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, AccountNumber, RelationChange
from verder.apps.accounts.services import (
    merge_accounts,
    move_account,
    put_under,
    relate,
    undo_merge,
    undo_relations,
)
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.queries import organisation


def hung() -> dict[str, tuple[str | None, ...]]:
    """Return on what each account hangs: legally, for contact, for its bills, and its head."""
    fields = ("parent__name", "contact_with__name", "bill_to__name", "head__name")
    rows = Account.objects.values_list("name", *fields)
    return {row[0]: tuple(row[1:]) for row in rows if any(row[1:])}


def related(account: Account, relation: Relation, to: Account, by: User) -> RelationChange:
    change = relate(account=account, relation=relation, to=to, by=by)
    assert change is not None
    return change


@pytest.mark.parametrize("relation", [Relation.CONTACT, Relation.BILLING])
def test_contact_and_bill_hang_beside_the_group(
    world: World, administrator: User, relation: Relation
) -> None:
    one, two = world.accounts[:2]
    before = organisation().revision
    related(one, relation, two, administrator)
    one.refresh_from_db()
    assert getattr(one, relation.value) == two
    assert one.head is None
    assert organisation().revision == before  # no figure follows them
    event = AuditEvent.objects.get(action="account.related")
    assert event.after[relation.value] == f"Klant 2 ({two.pk})"
    assert relate(account=one, relation=relation, to=two, by=administrator) is None


@pytest.mark.parametrize(
    ("relation", "code"),
    [
        (Relation.LEGAL, "account_below_itself"),
        (Relation.CONTACT, "contact_in_circle"),
        (Relation.BILLING, "bill_in_circle"),
    ],
)
def test_no_relation_runs_in_a_circle(
    world: World, administrator: User, relation: Relation, code: str
) -> None:
    one, two, three, *_others = world.accounts
    related(two, relation, one, administrator)
    related(three, relation, two, administrator)
    for to in (one, two, three):
        with pytest.raises(Refused) as refusal:
            relate(account=one, relation=relation, to=to, by=administrator)
        assert refusal.value.code == code


def test_an_account_manager_says_who_pays_but_makes_no_group(world: World) -> None:
    manager = world.users[Role.ACCOUNT_MANAGER]
    mine, theirs, also_mine, *_others = world.accounts
    assert relate(account=mine, relation=Relation.BILLING, to=also_mine, by=manager)
    for relation, to in ((Relation.LEGAL, also_mine), (Relation.CONTACT, theirs)):
        with pytest.raises(PermissionDenied):
            relate(account=mine, relation=relation, to=to, by=manager)
    with pytest.raises(PermissionDenied):
        relate(
            account=mine,
            relation=Relation.CONTACT,
            to=also_mine,
            by=world.users[Role.TEAM_MEMBER],
        )


def test_a_branch_moves_whole_and_back(world: World, administrator: User) -> None:
    one, two, three, four, five, *_others = world.accounts
    for account, parent in ((two, one), (three, two), (five, four)):
        put_under(account=account, parent=parent, by=administrator)
    before = hung()
    changes = move_account(account=two, to=five, by=administrator)
    assert {name: row[3] for name, row in hung().items()} == {
        "Klant 2": "Klant 4",
        "Klant 3": "Klant 4",
        "Klant 5": "Klant 4",
    }
    undo_relations(changes=changes, by=administrator)
    assert hung() == before


def test_an_account_that_moves_alone_leaves_a_closed_tree(
    world: World, administrator: User
) -> None:
    one, two, three, four, *_others = world.accounts
    for account, parent in ((two, one), (three, two)):
        put_under(account=account, parent=parent, by=administrator)
    before = hung()
    changes = move_account(account=two, to=four, by=administrator, is_alone=True)
    assert {name: row[0] for name, row in hung().items()} == {
        "Klant 2": "Klant 4",
        "Klant 3": "Klant 1",
    }
    undo_relations(changes=changes, by=administrator)
    assert hung() == before
    assert AuditEvent.objects.filter(action="account.relation_undone").count() == 2


def test_what_changed_again_is_not_undone(world: World, administrator: User) -> None:
    one, two, three, *_others = world.accounts
    first = related(one, Relation.CONTACT, two, administrator)
    second = related(one, Relation.CONTACT, three, administrator)
    with pytest.raises(Refused) as refusal:
        undo_relations(changes=[first], by=administrator)
    assert refusal.value.code == "relation_changed_since"
    undo_relations(changes=[second], by=administrator)
    with pytest.raises(Refused):
        undo_relations(changes=[second], by=administrator)
    undo_relations(changes=[first], by=administrator)
    assert hung() == {}


def test_a_stranger_undoes_nothing(world: World, administrator: User) -> None:
    change = related(world.accounts[0], Relation.CONTACT, world.accounts[2], administrator)
    with pytest.raises(PermissionDenied):
        undo_relations(changes=[change], by=world.stranger)


def test_a_merge_takes_relations_along_and_back(world: World, administrator: User) -> None:
    keep, gone, payer, shop, *_others = world.accounts
    related(gone, Relation.BILLING, payer, administrator)
    related(shop, Relation.BILLING, gone, administrator)
    related(shop, Relation.CONTACT, gone, administrator)
    related(keep, Relation.CONTACT, gone, administrator)
    related(gone, Relation.CONTACT, payer, administrator)
    before = hung()
    merge = merge_accounts(keep=keep, gone=gone, by=administrator)
    assert hung() == {
        "Klant 1": (None, "Klant 3", "Klant 3", None),
        "Klant 4": (None, "Klant 1", "Klant 1", None),
    }
    undo_merge(merge=merge, by=administrator)
    assert hung() == before


def test_a_merge_makes_no_circle_of_payers(world: World, administrator: User) -> None:
    keep, gone, between, *_others = world.accounts
    related(gone, Relation.BILLING, between, administrator)
    related(between, Relation.BILLING, keep, administrator)
    before = hung()
    merge = merge_accounts(keep=keep, gone=gone, by=administrator)
    assert hung() == {"Klant 3": (None, None, "Klant 1", None)}
    undo_merge(merge=merge, by=administrator)
    assert hung() == before


def test_a_merge_before_a_merge_can_still_be_undone(world: World, administrator: User) -> None:
    first, second, third, *_others = world.accounts
    early = merge_accounts(keep=second, gone=third, by=administrator)
    late = merge_accounts(keep=first, gone=second, by=administrator)
    early.refresh_from_db()
    assert early.kept == first
    undo_merge(merge=late, by=administrator)
    early.refresh_from_db()
    assert early.kept.name == "Klant 2"
    undo_merge(merge=early, by=administrator)
    numbers = dict(AccountNumber.objects.values_list("number", "account__name"))
    assert (numbers["K2"], numbers["K3"]) == ("Klant 2", "Klant 3")


def test_an_undone_merge_leaves_a_later_move_alone(world: World, administrator: User) -> None:
    keep, gone, group, *_others = world.accounts
    merge = merge_accounts(keep=keep, gone=gone, by=administrator)
    put_under(account=keep, parent=group, by=administrator)
    undo_merge(merge=merge, by=administrator)
    assert hung() == {"Klant 1": ("Klant 3", None, None, "Klant 3")}
