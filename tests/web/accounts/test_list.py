"""The list of accounts: who sees what, and that it does what the address asks."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.identify.rounds import make_default_round, period_of
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify.services.selection import make_round
from verder.web.core.flash import undo_of

SignIn = Callable[[User], Client]
NORTH = ["Klant 1", "Klant 3", "Klant 5", "Klant 7"]
SOUTH = ["Klant 2", "Klant 4", "Klant 6", "Klant 8"]


def names(client: Client, query: str = "") -> list[str]:
    table = client.get(f"/accounts/{query}").context["table"]
    return [line.row.name for line in table.body]


@pytest.fixture
def director(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.DIRECTOR])


def test_who_is_not_signed_in_is_asked_to(world: World) -> None:
    assert Client().get("/accounts/").status_code == 302


def test_the_largest_account_comes_first(director: Client) -> None:
    assert names(director) == sorted(NORTH + SOUTH)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.ADMINISTRATOR, sorted(NORTH + SOUTH)),
        (Role.CONTROLLER, sorted(NORTH + SOUTH)),
        (Role.SALES_MANAGER, NORTH),
        (Role.ACCOUNT_MANAGER, NORTH),
        (Role.TEAM_MEMBER, ["Klant 1"]),
    ],
)
def test_everybody_sees_the_own_accounts_only(
    world: World, signed_in: SignIn, role: Role, expected: list[str]
) -> None:
    assert names(signed_in(world.users[role])) == expected


def test_the_total_is_of_the_accounts_in_view(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.stranger)
    response = client.get("/accounts/")
    rows = [line.row for line in response.context["table"].body]
    assert [row.name for row in rows] == SOUTH
    assert response.context["revenue"] == sum((row.revenue for row in rows), Decimal(0))


def test_class_and_rank_are_those_in_the_whole_company(world: World, signed_in: SignIn) -> None:
    whole = {
        line.row.name: (line.row.group, line.row.rank)
        for line in signed_in(world.users[Role.DIRECTOR]).get("/accounts/").context["table"].body
    }
    for line in signed_in(world.stranger).get("/accounts/").context["table"].body:
        assert (line.row.group, line.row.rank) == whole[line.row.name]


def test_a_search_for_a_hidden_account_finds_nothing(world: World, signed_in: SignIn) -> None:
    assert names(signed_in(world.stranger), "?q=Klant+1") == []
    assert names(signed_in(world.stranger), "?q=K1") == []


def test_an_export_holds_the_accounts_in_view_only(world: World, signed_in: SignIn) -> None:
    response = signed_in(world.stranger).get("/accounts/?export=csv")
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert [name for name in NORTH + SOUTH if name in text] == SOUTH


def test_margins_are_hidden_without_the_right(world: World, signed_in: SignIn) -> None:
    member = world.users[Role.TEAM_MEMBER]
    assert "margin" not in _columns(signed_in(member))
    assert "30,0%" not in signed_in(member).get("/accounts/?sort=-margin").content.decode()
    User.objects.filter(pk=member.pk).update(sees_margins=True)
    assert "margin" in _columns(signed_in(member))


def _columns(client: Client) -> list[str]:
    return [column.key for column in client.get("/accounts/").context["table"].spec.columns]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=klant+3", ["Klant 3"]),
        ("?q=K4", ["Klant 4"]),
        ("?group=A", ["Klant 1", "Klant 2", "Klant 3"]),
        ("?sort=name", sorted(NORTH + SOUTH)),
        ("?sort=-name", sorted(NORTH + SOUTH, reverse=True)),
        ("?sort=revenue", sorted(NORTH + SOUTH, reverse=True)),
        ("?sector=Zorg", SOUTH),
        ("?q=niemand", []),
    ],
)
def test_the_address_searches_filters_and_sorts(
    director: Client, query: str, expected: list[str]
) -> None:
    assert names(director, query) == expected


def test_accounts_without_an_account_manager_are_found(world: World, director: Client) -> None:
    Account.objects.filter(name="Klant 6").update(owner=None)
    assert names(director, "?owner=none") == ["Klant 6"]
    assert names(director, f"?owner={world.stranger.pk}") == ["Klant 2", "Klant 4", "Klant 8"]


@pytest.mark.parametrize(
    "query",
    [
        "?owner=x",
        "?group=Z",
        "?page=-1",
        "?page=99999999999",
        "?sort=nothing",
        "?q=%00",
        "?level=z",
    ],
)
def test_nonsense_in_the_address_is_left_aside(director: Client, query: str) -> None:
    assert director.get(f"/accounts/{query}").status_code == 200


def test_a_director_only_looks(world: World, director: Client) -> None:
    head, child = world.accounts[0], world.accounts[1]
    sent = {"selected": [head.pk, child.pk], "head": head.pk}
    assert director.post("/accounts/group/", sent).status_code == 403
    assert Account.objects.get(pk=child.pk).head_id is None


def test_a_controller_makes_a_group_whose_figures_roll_up(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    head, child = world.accounts[0], world.accounts[1]
    apart = {line.row.name: line.row for line in client.get("/accounts/").context["table"].body}
    asked = client.post("/accounts/group/", {"selected": [head.pk, child.pk]})
    assert {account.pk for account in asked.context["accounts"]} == {head.pk, child.pk}
    client.post("/accounts/group/", {"selected": [head.pk, child.pk], "head": head.pk})
    rows = {line.row.name: line.row for line in client.get("/accounts/").context["table"].body}
    assert "Klant 2" not in rows
    assert rows["Klant 1"].entities == 1
    assert rows["Klant 1"].revenue == apart["Klant 1"].revenue + apart["Klant 2"].revenue
    assert "Klant 2" in names(client, "?level=entity")


def test_selected_accounts_are_assigned_and_hidden_ones_are_not(
    world: World, signed_in: SignIn
) -> None:
    manager = world.users[Role.SALES_MANAGER]
    mine, hidden = world.accounts[0], world.accounts[1]
    sent = {"selected": [mine.pk, hidden.pk], "owner": manager.pk}
    signed_in(manager).post("/accounts/assign/", sent)
    assert Account.objects.get(pk=mine.pk).owner == manager
    assert Account.objects.get(pk=hidden.pk).owner == world.stranger


def test_all_that_the_list_found_are_assigned_and_come_back(
    world: World, signed_in: SignIn
) -> None:
    client, stranger = signed_in(world.users[Role.ADMINISTRATOR]), world.stranger
    before = list(Account.objects.order_by("pk").values_list("owner", flat=True))
    sent = {"every": f"owner={stranger.pk}&page=9", "owner": "none"}
    answer = client.post("/accounts/assign/", sent, follow=True)
    owners = list(Account.objects.order_by("pk").values_list("owner", flat=True))
    assert owners == [None if owner == stranger.pk else owner for owner in before]
    (message,) = answer.context["messages"]
    client.post(undo_of(message))
    assert list(Account.objects.order_by("pk").values_list("owner", flat=True)) == before


def test_all_of_a_list_are_those_in_view(world: World, signed_in: SignIn) -> None:
    manager = world.users[Role.SALES_MANAGER]
    signed_in(manager).post("/accounts/assign/", {"every": "q=klant", "owner": manager.pk})
    mine = set(Account.objects.filter(owner=manager).values_list("name", flat=True))
    assert mine == {"Klant 1", "Klant 3", "Klant 5", "Klant 7"}


def test_selected_accounts_get_a_decision_with_its_reason(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    round_ = make_default_round(world)
    sent = {"every": "q=klant+1", "round": round_.pk, "decision": "develop", "sheet": "new"}
    client.post(reverse("selection_decide_selected"), sent)
    assert not round_.entries.exclude(decision="").exists()  # a reason is asked for
    sent["reason"] = "kan groeien"
    answer = client.post(reverse("selection_decide_selected"), sent, follow=True)
    entry = round_.entries.exclude(decision="").get()
    assert (entry.account, entry.decision) == (world.accounts[0], "develop")
    (*_before, message) = answer.context["messages"]
    client.post(undo_of(message), HTTP_REFERER="http://testserver/accounts/")
    assert not round_.entries.exclude(decision="").exists()


def test_selected_accounts_join_a_selection_whatever_sheet_stands_beside_it(
    world: World, signed_in: SignIn
) -> None:
    client, director = signed_in(world.users[Role.DIRECTOR]), world.users[Role.DIRECTOR]
    round_ = make_round(by=director, year=2026, team=None, period=period_of(world), capacity=2)
    sent = {"selected": [world.accounts[0].pk], "round": round_.pk, "sheet": "new"}
    client.post(reverse("selection_add_selected"), sent)
    assert [entry.account for entry in round_.entries.all()] == [world.accounts[0]]


def test_an_account_is_not_given_to_somebody_out_of_reach(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.SALES_MANAGER])
    sent = {"selected": [world.accounts[0].pk], "owner": world.stranger.pk}
    assert client.post("/accounts/assign/", sent).status_code == 400
    assert Account.objects.get(pk=world.accounts[0].pk).owner == world.users[Role.ACCOUNT_MANAGER]


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER])
def test_only_who_arranges_accounts_assigns_them(
    world: World, signed_in: SignIn, role: Role
) -> None:
    sent = {"selected": [world.accounts[0].pk], "owner": "none"}
    assert signed_in(world.users[role]).post("/accounts/assign/", sent).status_code == 403
    assert Account.objects.get(pk=world.accounts[0].pk).owner is not None


def test_the_rows_alone_are_sent_to_htmx(director: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "table-accounts"}
    part = director.get("/accounts/?q=klant+3", headers=headers).content.decode()
    assert "Klant 3" in part
    assert "<html" not in part


def test_an_empty_company_says_what_to_do_first(
    db: None, signed_in: SignIn, django_user_model: type[User]
) -> None:
    user = User.objects.create(email="c@example.org", name="Cas", role=Role.CONTROLLER)
    page = signed_in(user).get("/accounts/").content.decode()
    assert "/imports/new/" in page


def test_the_list_asks_the_database_little(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    client.get("/accounts/")
    with django_assert_max_num_queries(34):
        client.get("/accounts/")


def test_the_list_exports_on_what_accounts_hang_as_far_as_they_are_in_view(
    world: World, signed_in: SignIn
) -> None:
    one, two, three, *_others = world.accounts
    Account.objects.filter(pk=one.pk).update(contact_with=two, bill_to=three)
    columns = "columns=name&columns=contact_with&columns=bill_to&export=csv"
    for role, expected in (
        (Role.CONTROLLER, "Klant 1,Klant 2,Klant 3"),
        (Role.ACCOUNT_MANAGER, "Klant 1,,Klant 3"),
    ):
        answer = signed_in(world.users[role]).get(f"/accounts/?{columns}")
        lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
        assert expected in lines
