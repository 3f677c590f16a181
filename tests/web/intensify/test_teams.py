from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.seated import known
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.intensify.models import (
    Colleague,
    NextStep,
    PeopleAct,
    Position,
    PositionRole,
    Seat,
    SeatRole,
)
from verder.apps.intensify.services.account_team import give_seat
from verder.apps.intensify.services.colleagues import colleague_for
from verder.domain.intensify.roles import PsuRole

QUERIES = 30


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def address(account: Account, rest: str = "") -> str:
    return f"/accounts/{account.pk}/teams/{rest}"


def undo_latest(client: Client) -> None:
    act = PeopleAct.objects.order_by("-pk")[0]
    client.post(f"/people/acts/{act.pk}/undo/")


def roles_now(position_id: int) -> set[str]:
    found = PositionRole.objects.filter(position=position_id, ended_on=None)
    return set(found.values_list("role", flat=True))


def test_chips_set_several_roles_and_marks_and_undo_brings_the_old_ones_back(
    world: World, client: Client
) -> None:
    account = world.accounts[0]
    position = known(account, "buyer")
    sent = {
        "roles": ["decider", "user"],
        "is_gatekeeper": "on",
        "marks": ["coach"],
        "own_marks": "oud-collega,  oud-collega , golf",
    }
    client.post(address(account, f"buyers/{position.pk}/"), sent)
    position.refresh_from_db()
    assert roles_now(position.pk) == {"decider", "user"}
    assert position.is_gatekeeper
    assert position.tags == ["coach", "oud-collega", "golf"]
    earlier = PositionRole.objects.get(position=position, role="buyer")
    assert earlier.ended_on == timezone.localdate()
    undo_latest(client)
    assert roles_now(position.pk) == {"buyer"}
    assert Position.objects.filter(pk=position.pk, is_gatekeeper=False, tags=[]).exists()


def test_a_vacancy_is_filled_by_somebody_there_or_kept_open(world: World, client: Client) -> None:
    account = world.accounts[0]
    position = known(account, "buyer")
    client.post(address(account, "vacancies/decider/"), {"position": position.pk})
    assert roles_now(position.pk) == {"buyer", "decider"}
    client.post(address(account, "vacancies/adviser/"))
    unknown = account.positions.get(person=None)
    assert roles_now(unknown.pk) == {"adviser"}
    text = client.get(address(account)).content.decode()
    assert 'id="vacancy-adviser"' in text
    assert 'id="vacancy-decider"' not in text
    assert "33%" in text
    undo_latest(client)
    assert not account.positions.filter(person=None).exists()


def test_what_nobody_knows_becomes_a_promise_with_an_owner_and_a_day_once(
    world: World, client: Client
) -> None:
    account, me = world.accounts[0], colleague_for(world.users[Role.ACCOUNT_MANAGER])
    known(account, "buyer")
    todos = client.get(address(account)).context["buying"].todos
    assert todos[0].post == address(account, "questions/decider/")
    for _twice in range(2):
        client.post(todos[0].post)
    step = NextStep.objects.get()
    assert (step.text, step.owner, step.asks_role) == ("Uitzoeken wie beslist", me, "decider")
    assert step.due_on == timezone.localdate() + timedelta(days=14)
    page = client.get(address(account))
    asked = {each.role.key: each.question for each in page.context["buying"].vacancies}
    unasked = dict.fromkeys(("adviser", "influencer", "user", "supporter"))
    assert asked == {"decider": step, **unasked}
    assert page.context["buying"].todos[0].post == ""
    undone = client.post(f"/promises/{step.pk}/remove/", headers={"Referer": address(account)})
    assert undone.headers["Location"] == address(account)
    assert client.get(address(account)).context["buying"].todos[0].post


def test_the_promise_to_find_out_is_kept_once_somebody_by_name_has_the_role(
    world: World, client: Client
) -> None:
    account = world.accounts[0]
    buyer = known(account, "buyer")
    for role in ("decider", "adviser"):
        client.post(address(account, f"questions/{role}/"))
    client.post(address(account, "vacancies/decider/"))  # a place kept open answers nothing
    decider, adviser = NextStep.objects.order_by("pk")
    assert decider.done_on is None
    unknown = account.positions.get(person=None)
    client.post(f"/positions/{unknown.pk}/fill/", {"given_name": "Wie", "family_name": "Beslist"})
    client.post(address(account, "vacancies/adviser/"), {"position": buyer.pk})
    for step in (decider, adviser):
        step.refresh_from_db()
        assert step.done_on == timezone.localdate()
    undo_latest(client)
    adviser.refresh_from_db()
    assert adviser.done_on is None


def test_who_comes_from_another_account_in_view_is_a_chance_until_a_talk_is_planned(
    world: World, client: Client, signed_in: SignIn
) -> None:
    here, seen, hidden = world.accounts[0], world.accounts[2], world.accounts[1]
    today = timezone.localdate()
    for before, name in ((seen, "Boorstra"), (hidden, "Verborgen")):
        left = known(before, "buyer", name=name)
        Position.objects.filter(pk=left.pk).update(ended_on=today)
        Position.objects.create(account=here, person=left.person, began_on=today)
    chances = [
        todo
        for todo in client.get(address(here)).context["buying"].todos
        if "kent ons van" in todo.text
    ]
    assert [todo.text for todo in chances] == [f"Femke Boorstra kent ons van {seen.name}."]
    client.post(chances[0].post)
    todos = client.get(address(here)).context["buying"].todos
    assert not any("kent ons van" in todo.text for todo in todos)


def test_who_gets_a_seat_sees_the_account_and_who_leaves_sees_it_no_longer(
    world: World, client: Client, signed_in: SignIn
) -> None:
    account = world.accounts[2]
    member = world.users[Role.TEAM_MEMBER]
    theirs = signed_in(member)
    assert theirs.get(address(account)).status_code == 404
    page = client.post(
        address(account, "seats/"),
        {"who": f"user:{member.pk}", "roles": ["supporter", "executor"]},
        follow=True,
    )
    assert "ziet dit account" in page.content.decode()
    assert theirs.get(address(account)).status_code == 200
    seat = Seat.objects.get(account=account)
    assert set(seat.roles.values_list("role", flat=True)) == {"supporter", "executor"}
    client.post(address(account, f"seats/{seat.pk}/end/"))
    assert theirs.get(address(account)).status_code == 404
    undo_latest(client)
    assert theirs.get(address(account)).status_code == 200
    assert Seat.objects.get(account=account).ended_on is None


def test_somebody_who_does_not_sign_in_is_kept_with_the_seat_and_goes_with_it(
    world: World, client: Client
) -> None:
    account = world.accounts[0]
    sent = {"name": "Bram Magazijn", "function": "Logistiek", "roles": ["executor"]}
    client.post(address(account, "seats/"), sent)
    assert Seat.objects.get(account=account).colleague.name == "Bram Magazijn"
    undo_latest(client)
    assert not Seat.objects.exists()
    assert not Colleague.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"who": "user:1", "name": "Beiden"}, {"who": "x"}])
def test_a_seat_is_for_one_person(world: World, client: Client, sent: dict[str, str]) -> None:
    page = client.post(address(world.accounts[0], "seats/"), sent)
    assert page.context["own"].new.errors
    assert not Seat.objects.exists()


def test_a_team_begins_with_the_account_manager_and_the_members(
    world: World, client: Client
) -> None:
    account = world.accounts[0]
    client.post(address(account, "begin/"))
    seats = {seat.colleague.name: seat for seat in Seat.objects.select_related("colleague")}
    assert seats.keys() == {"Milan Noord", "Tess Binnendienst"}
    assert seats["Milan Noord"].roles.get().role == PsuRole.ACCOUNT_MANAGER
    client.post(address(account, "begin/"))
    assert Seat.objects.count() == 2


def test_roles_deputy_and_hours_of_a_seat_are_kept_and_its_load_is_told(
    world: World, client: Client
) -> None:
    account = world.accounts[0]
    manager = colleague_for(world.users[Role.ACCOUNT_MANAGER])
    deputy = Colleague.objects.create(name="Vera Vervanger")
    on = timezone.localdate() - timedelta(days=100)
    for each, hours in ((account, None), (world.accounts[2], Decimal(99))):
        give_seat(account=each, colleague=manager, roles=[], hours_a_year=hours, by=None, on=on)
    seat = Seat.objects.get(account=account)
    sent = {"roles": "account_manager", "deputy": deputy.pk, "hours_a_year": "99"}
    client.post(address(account, f"seats/{seat.pk}/"), sent)
    text = client.get(address(account)).content.decode()
    assert "25% van 792 uur · 2 accounts" in " ".join(text.split())
    client.post(address(account, f"seats/{seat.pk}/"), {**sent, "deputy": manager.pk})
    seat.refresh_from_db()
    assert seat.deputy == deputy


def test_a_load_counts_the_accounts_in_view_alone(
    world: World, client: Client, signed_in: SignIn
) -> None:
    helper = Colleague.objects.create(name="Bram Magazijn")
    on = timezone.localdate()
    for account in world.accounts[:2]:
        give_seat(
            account=account, colleague=helper, roles=[], hours_a_year=Decimal(99), by=None, on=on
        )
    shown = [
        " ".join(each.get(address(world.accounts[0])).content.decode().split())
        for each in (client, signed_in(world.users[Role.DIRECTOR]))
    ]
    assert "13% van 792 uur </span>" in shown[0]
    assert "25% van 792 uur · 2 accounts" in shown[1]


def test_members_name_roles_but_do_not_arrange_the_team_and_strangers_do_neither(
    world: World, signed_in: SignIn
) -> None:
    account = world.accounts[0]
    position = known(account, "buyer")
    give_seat(
        account=account,
        colleague=Colleague.objects.create(name="Geheim Magazijn"),
        roles=[PsuRole.EXECUTOR],
        by=None,
        on=timezone.localdate(),
    )
    seat = Seat.objects.get()
    member, director, stranger = (
        signed_in(user)
        for user in (
            world.users[Role.TEAM_MEMBER],
            world.users[Role.DIRECTOR],
            world.stranger,
        )
    )
    assert "Geheim Magazijn" in director.get(address(account)).content.decode()
    assert stranger.get(address(account)).status_code == 404
    buyers, seats = f"buyers/{position.pk}/", f"seats/{seat.pk}/"
    arranging = ["seats/", seats, f"{seats}end/", "begin/"]
    act = PeopleAct.objects.order_by("-pk")[0]
    for client, edits, arranges in ((member, 302, 403), (director, 403, 403), (stranger, 404, 404)):
        sent = {"roles": "buyer"}
        assert client.post(address(account, buyers), sent).status_code == edits
        assert {client.post(address(account, each)).status_code for each in arranging} == {arranges}
    assert stranger.post(f"/people/acts/{act.pk}/undo/").status_code == 404
    assert director.post(f"/people/acts/{act.pk}/undo/").status_code == 403
    assert SeatRole.objects.filter(ended_on=None).count() == 1


def test_a_position_or_seat_is_reached_only_below_its_own_account(
    world: World, client: Client
) -> None:
    position = known(world.accounts[1], "buyer")
    assert client.post(address(world.accounts[0], f"buyers/{position.pk}/")).status_code == 404
    filled = {"position": position.pk}
    assert client.post(address(world.accounts[0], "vacancies/user/"), filled).status_code == 404
    assert client.post(address(world.accounts[0], "vacancies/king/")).status_code == 404
    assert roles_now(position.pk) == {"buyer"}


def test_ten_people_and_ten_seats_ask_as_little_as_one(
    world: World,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    account = world.accounts[0]
    for number in range(10):
        known(account, "user")
        give_seat(
            account=account,
            colleague=Colleague.objects.create(name=f"Collega {number}"),
            roles=[PsuRole.SELLER],
            by=None,
            on=timezone.localdate(),
        )
    with django_assert_max_num_queries(QUERIES):
        client.get(address(account))
