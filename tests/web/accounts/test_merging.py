"""Look-alikes, their merge and its undo."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from tests.world import World
from verder.apps.accounts.models import Account, LookAlikeRefused, MergeRecord
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify.models import AccountInput

SignIn = Callable[[User], Client]


@pytest.fixture
def twins(world: World) -> tuple[Account, Account]:
    """Return two accounts with the same VAT number, one in the north and one in the south."""
    first, second = world.accounts[0], world.accounts[1]
    Account.objects.filter(pk=first.pk).update(name="Van Dijk BV", vat_number="NL820098395B01")
    Account.objects.filter(pk=second.pk).update(name="Dijkhuis", vat_number="NL820098395B01")
    return first, second


def pairs(client: Client) -> set[frozenset[int]]:
    found = client.get("/accounts/look-alikes/").context["pairs"]
    return {frozenset({pair.first.pk, pair.second.pk}) for pair in found}


def test_a_pair_is_shown_with_why(
    world: World, signed_in: SignIn, twins: tuple[Account, Account]
) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    found = client.get("/accounts/look-alikes/").context["pairs"]
    (pair,) = [each for each in found if {each.first, each.second} == set(twins)]
    with translation.override("en"):
        assert "same VAT number" in [str(reason) for reason in pair.reasons]


def test_a_pair_with_a_hidden_account_does_not_show(
    world: World, signed_in: SignIn, twins: tuple[Account, Account]
) -> None:
    client = signed_in(world.users[Role.SALES_MANAGER])
    assert frozenset(account.pk for account in twins) not in pairs(client)
    assert client.get(f"/accounts/merge/{twins[0].pk}/{twins[1].pk}/").status_code == 404
    response = client.post(f"/accounts/merge/{twins[0].pk}/{twins[1].pk}/", {"keep": twins[0].pk})
    assert response.status_code == 404
    assert Account.objects.filter(pk=twins[1].pk).exists()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER])
def test_only_who_arranges_accounts_merges_them(
    world: World, signed_in: SignIn, twins: tuple[Account, Account], role: Role
) -> None:
    client = signed_in(world.users[role])
    assert client.get("/accounts/look-alikes/").status_code == 403
    address = f"/accounts/merge/{twins[0].pk}/{twins[1].pk}/"
    assert client.post(address, {"keep": twins[0].pk}).status_code == 403
    assert Account.objects.filter(pk=twins[1].pk).exists()


def test_a_merge_says_what_moves_does_it_and_is_undone(
    world: World, signed_in: SignIn, twins: tuple[Account, Account]
) -> None:
    client, (keep, gone) = signed_in(world.users[Role.CONTROLLER]), twins
    address = f"/accounts/merge/{gone.pk}/{keep.pk}/"
    preview = client.get(address).context
    assert preview["stays"] == keep.pk
    assert [side.numbers for side in preview["sides"]] == [("K2 (main)",), ("K1 (main)",)]
    before = client.get(f"/accounts/{keep.pk}/").context["figures"].revenue
    moved = client.get(f"/accounts/{gone.pk}/").context["figures"].revenue
    client.post(address, {"keep": keep.pk})
    assert client.get(f"/accounts/{gone.pk}/").status_code == 404
    assert client.get(f"/accounts/{keep.pk}/").context["figures"].revenue == before + moved
    client.post(f"/accounts/merges/{MergeRecord.objects.get().pk}/undo/")
    assert client.get(f"/accounts/{keep.pk}/").context["figures"].revenue == before
    assert client.get(f"/accounts/{gone.pk}/").context["figures"].revenue == moved


def test_a_merge_without_a_choice_merges_nothing(
    world: World, signed_in: SignIn, twins: tuple[Account, Account]
) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    client.post(f"/accounts/merge/{twins[0].pk}/{twins[1].pk}/", {"keep": "x"})
    assert not MergeRecord.objects.exists()


def test_who_sees_not_the_kept_account_undoes_no_merge(
    world: World, signed_in: SignIn, twins: tuple[Account, Account]
) -> None:
    keep = twins[1]  # in the south
    controller = signed_in(world.users[Role.CONTROLLER])
    controller.post(f"/accounts/merge/{twins[0].pk}/{keep.pk}/", {"keep": keep.pk})
    done = MergeRecord.objects.get()
    Account.objects.filter(pk=keep.pk).update(team=world.south)
    north = signed_in(world.users[Role.SALES_MANAGER])
    keep.members.clear()
    assert north.post(f"/accounts/merges/{done.pk}/undo/").status_code == 404
    assert MergeRecord.objects.get().undone_at is None


def test_two_that_are_not_the_same_are_proposed_no_more(
    world: World, signed_in: SignIn, twins: tuple[Account, Account]
) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    twin_keys = frozenset(account.pk for account in twins)
    assert twin_keys in pairs(client)
    client.post(f"/accounts/look-alikes/{twins[0].pk}/{twins[1].pk}/refuse/")
    assert LookAlikeRefused.objects.count() == 1
    assert twin_keys not in pairs(client)


def test_merging_starts_from_a_selection_of_two(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    keys = [account.pk for account in world.accounts[:3]]
    response = client.post("/accounts/merge/", {"selected": keys[:2]})
    assert response["Location"] == f"/accounts/merge/{keys[0]}/{keys[1]}/"
    assert client.post("/accounts/merge/", {"selected": keys})["Location"] == "/accounts/"


def test_an_account_names_its_look_alikes_to_who_may_merge_them(
    world: World, signed_in: SignIn, twins: tuple[Account, Account]
) -> None:
    address = f"/accounts/{twins[0].pk}/alike/"
    found = signed_in(world.users[Role.CONTROLLER]).get(address).context["alike"]
    assert twins[1] in found
    assert signed_in(world.users[Role.SALES_MANAGER]).get(address).context["alike"] == [
        account for account in found if account.owner == world.users[Role.ACCOUNT_MANAGER]
    ]
    assert signed_in(world.users[Role.ACCOUNT_MANAGER]).get(address).status_code == 403
    assert signed_in(world.stranger).get(address).status_code == 403


def test_a_merge_foretells_what_comes_along_for_the_one_that_stays(
    world: World, signed_in: SignIn, twins: tuple[Account, Account]
) -> None:
    client, (keep, gone) = signed_in(world.users[Role.CONTROLLER]), twins
    child, payer = world.accounts[3], world.accounts[4]
    Account.objects.filter(pk=child.pk).update(parent=gone, head=gone)
    Account.objects.filter(pk=payer.pk).update(bill_to=gone)
    gone.members.add(world.users[Role.TEAM_MEMBER], world.stranger)
    AccountInput.objects.create(account=gone, kind="potential", value=5, on=date(2026, 1, 1))
    address = f"/accounts/merge/{gone.pk}/{keep.pk}/"
    shown = client.get(address).context
    preview = shown["preview"]
    assert (preview.keep, preview.gone) == (keep, gone)
    assert (preview.moving.accounts, preview.moving.numbers, preview.members) == (2, 2, 1)
    assert preview.belongings == {"identify.AccountInput": 1}
    assert list(preview.related.values()) == [1]
    left, reached = shown["effects"]
    assert left.after is None
    assert [(each.name, each.gains) for each in preview.sight] == [
        ("Milan Noord", True),
        ("Sanne Verkoop", True),
    ]
    other = client.get(address, {"keep": gone.pk}).context["preview"]
    assert (other.keep, other.gone, other.moving.accounts) == (gone, keep, 1)
    client.post(address, {"keep": keep.pk})
    assert client.get(f"/accounts/{keep.pk}/").context["figures"].revenue == reached.after.revenue
