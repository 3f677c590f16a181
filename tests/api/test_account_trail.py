"""What the API says of the past of an account, and of moves and merges that may come."""

from decimal import Decimal

import pytest

from tests.api.conftest import CallerOf
from tests.apps.intensify.met import DAY, make_contact
from tests.world import World
from verder.apps.accounts.services import merge_accounts, move_account, put_under
from verder.apps.core.enums import Role
from verder.apps.core.services import record
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.services import set_input
from verder.apps.intensify.entries import StepEntry
from verder.apps.intensify.models import NextStep
from verder.apps.intensify.services.steps import keep_promise

SECRET = "alleen voor wie marges ziet"


def test_the_history_keeps_margins_from_who_may_not_see_them(
    world: World, caller: CallerOf
) -> None:
    account, by = world.accounts[0], world.users[Role.ADMINISTRATOR]
    for kind, text in ((InputKind.POTENTIAL, "markt"), (InputKind.ACQUISITION_COST, SECRET)):
        set_input(by=by, account=account, kind=kind, value=Decimal(1200), text=text)
    record(by=by, action="account.proposal_made", subject=account, after={"note": SECRET})
    address = f"/api/accounts/{account.pk}/history"
    told = caller(world.users[Role.TEAM_MEMBER]).get(address).json()
    whole = caller(world.users[Role.DIRECTOR]).get(address)
    assert ([each["action"] for each in told["items"]], told["total"]) == (
        ["account.input_set"],
        1,
    )
    assert (whole.json()["total"], SECRET in whole.content.decode()) == (3, True)


def test_the_history_names_no_account_out_of_view(world: World, caller: CallerOf) -> None:
    account, hidden = world.accounts[0], world.accounts[1]
    by = world.users[Role.ADMINISTRATOR]
    move_account(account=account, to=hidden, by=by)
    address = f"/api/accounts/{account.pk}/history"
    told = caller(world.users[Role.ACCOUNT_MANAGER]).get(address).content.decode()
    assert hidden.name not in told
    assert "an account outside your view" in told or "buiten je zicht" in told
    assert hidden.name in caller(world.users[Role.DIRECTOR]).get(address).content.decode()


def test_a_merge_is_told_by_the_name_of_what_went(world: World, caller: CallerOf) -> None:
    keep, gone = world.accounts[0], world.accounts[2]
    name = gone.name
    merge_accounts(keep=keep, gone=gone, by=world.users[Role.ADMINISTRATOR])
    told = caller(world.users[Role.TEAM_MEMBER]).get(f"/api/accounts/{keep.pk}/history").json()
    merged = [each for each in told["items"] if each["action"] == "account.merged"]
    assert [each["before"] | each["after"] for each in merged] == [{"gone": name}]


def test_the_timeline_tells_everything_in_one_row_of_time(world: World, caller: CallerOf) -> None:
    account, by = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    set_input(by=by, account=account, kind=InputKind.POTENTIAL, value=Decimal(1200))
    make_contact(account, by, StepEntry(text="Offerte", due_on=DAY), agreed="Proefzending")
    keep_promise(by=by, step=NextStep.objects.get(), on=DAY)
    client, address = caller(world.users[Role.DIRECTOR]), f"/api/accounts/{account.pk}/timeline"
    told = client.get(f"{address}?limit=100").json()
    days = [each["on"] for each in told["items"]]
    assert (days, len(days)) == (sorted(days, reverse=True), told["total"])
    by_kind = {each["kind"]: each for each in reversed(told["items"])}
    assert by_kind["said"]["change"]["after"]["potential"] == "1200"
    assert by_kind["contact"]["contact"]["agreed"] == "Proefzending"
    assert (by_kind["promise"]["promise"]["text"], by_kind["promise"]["at"]) == ("Offerte", None)
    assert by_kind["imported"]["lines"]["file_name"] is None  # a director does not import
    months = client.get(f"{address}?kind=bought&limit=100").json()["items"]
    bought = [Decimal(each["purchases"]["revenue"]) for each in months if each["purchases"]]
    assert (len(bought), months[-1]["is_first_purchase"]) == (24, True)
    assert min(bought) > 0
    assert client.get(f"{address}?kind=moon").status_code == 422


def test_the_timeline_keeps_margins_and_private_contacts_to_who_may_know(
    world: World, caller: CallerOf
) -> None:
    account, by = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    set_input(
        by=by, account=account, kind=InputKind.ACQUISITION_COST, value=Decimal(1), text=SECRET
    )
    make_contact(account, by, agreed="onder ons", is_private=True)
    address = f"/api/accounts/{account.pk}/timeline?limit=100"
    seen = {
        role: caller(world.users[role]).get(address).content.decode()
        for role in (Role.ACCOUNT_MANAGER, Role.DIRECTOR, Role.TEAM_MEMBER)
    }
    told = {role: (SECRET in text, "onder ons" in text) for role, text in seen.items()}
    assert told == {
        Role.ACCOUNT_MANAGER: (True, True),
        Role.DIRECTOR: (True, False),
        Role.TEAM_MEMBER: (False, False),
    }


def test_a_move_is_seen_before_it_is_made(world: World, caller: CallerOf) -> None:
    entity, head = world.accounts[0], world.accounts[1]
    client = caller(world.users[Role.DIRECTOR])
    administrator = caller(world.users[Role.ADMINISTRATOR])
    address = f"/api/accounts/{entity.pk}/move-preview?to={head.pk}"
    assert client.get(address).status_code == 403
    told = administrator.get(address).json()
    effect = next(each for each in told["effects"] if each["account_id"] == head.pk)
    grown = Decimal(effect["after"]["revenue"]) - Decimal(effect["before"]["revenue"])
    assert (told["is_possible"], told["moving"]["names"]) == (True, [entity.name])
    assert grown == Decimal(told["moving"]["revenue"]) > 0
    entity.refresh_from_db()
    assert entity.parent_id is None


def test_an_account_cannot_hang_below_itself(world: World, caller: CallerOf) -> None:
    head, entity = world.accounts[1], world.accounts[0]
    put_under(account=entity, parent=head, by=None)
    client = caller(world.users[Role.ADMINISTRATOR])
    told = client.get(f"/api/accounts/{head.pk}/move-preview?to={entity.pk}").json()
    assert told["is_possible"] is False


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMINISTRATOR, 200), (Role.ACCOUNT_MANAGER, 403)]
)
def test_a_merge_is_seen_before_it_is_made(
    world: World, caller: CallerOf, role: Role, status: int
) -> None:
    keep, gone = world.accounts[0], world.accounts[2]
    address = f"/api/accounts/merge-preview?keep={keep.pk}&gone={gone.pk}"
    answer = caller(world.users[role]).get(address)
    assert answer.status_code == status
    if status == 200:
        told = answer.json()
        assert told["moving"]["names"] == [gone.name]
        assert told["moving"]["numbers"] == 1


def test_an_account_is_not_merged_with_itself(world: World, caller: CallerOf) -> None:
    key = world.accounts[0].pk
    client = caller(world.users[Role.ADMINISTRATOR])
    answer = client.get(f"/api/accounts/merge-preview?keep={key}&gone={key}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "gone")
