import json
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.charted import Charted, crowd, judge, make_chart, place, tie
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.intensify.models import Tie
from verder.web.intensify.organisation.choosing import MOST

QUERIES = 24


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


@pytest.fixture
def charted(world: World) -> Charted:
    """Return the people at the first account."""
    return make_chart(world.accounts[0])


def address(account: Account, rest: str = "") -> str:
    return f"/accounts/{account.pk}/organisation/{rest}"


def page(client: Client, account: Account, rest: str = "") -> str:
    return client.get(address(account, rest)).content.decode()


def scene(client: Client, account: Account, rest: str = "") -> dict[str, Any]:
    found = re.search(
        r'<script id="organisation-scene" type="application/json">(.*?)</script>',
        page(client, account, rest),
    )
    assert found is not None
    drawn: dict[str, Any] = json.loads(found[1])
    return drawn


def test_the_drawing_and_the_list_hold_the_same_people(
    world: World, client: Client, charted: Charted
) -> None:
    account = world.accounts[0]
    drawn = scene(client, account)
    listed = re.findall(
        r'<li class="chart-row depth-\d+" data-person="(\d+)"', page(client, account)
    )
    assert [str(card["id"]) for card in drawn["cards"]] == listed
    assert len(listed) == 5
    lines = {(manager, report) for report, manager, _points in drawn["lines"]}
    assert lines == {
        (charted.director.pk, charted.buyer.pk),
        (charted.director.pk, charted.engineer.pk),
        (charted.buyer.pk, charted.planner.pk),
        (charted.engineer.pk, charted.unknown.pk),
    }


def test_a_parked_person_is_listed_and_not_drawn(
    world: World, client: Client, charted: Charted
) -> None:
    account = world.accounts[0]
    assert "Ria Raad" in page(client, account)
    assert charted.parked.pk not in {card["id"] for card in scene(client, account)["cards"]}


def test_a_closed_branch_shows_its_head_alone(
    world: World, client: Client, charted: Charted
) -> None:
    cards = scene(client, world.accounts[0], f"?closed={charted.buyer.pk}")["cards"]
    told = {card["id"]: (card.get("is_closed"), card.get("below")) for card in cards}
    assert charted.planner.pk not in told
    assert told[charted.buyer.pk] == (True, 1)


def test_a_role_makes_the_others_faint(world: World, client: Client, charted: Charted) -> None:
    cards = scene(client, world.accounts[0], "?role=buyer")["cards"]
    assert [card["id"] for card in cards if not card.get("is_faint")] == [charted.buyer.pk]


def test_a_department_makes_the_others_faint(
    world: World, client: Client, charted: Charted
) -> None:
    rest = "?department=Techniek"
    cards = scene(client, world.accounts[0], rest)["cards"]
    assert [card["id"] for card in cards if not card.get("is_faint")] == [charted.engineer.pk]
    listed = page(client, world.accounts[0], rest).split('id="organisation-list"')[1]
    assert "Els Techniek" in listed
    assert "Bas Inkoper" not in listed.split("Geparkeerd")[0]


def test_of_many_people_a_few_are_offered_and_the_others_found(
    world: World, client: Client, charted: Charted
) -> None:
    account = world.accounts[0]
    crowd(charted.buyer, MOST)
    last = place(account, "André Zwart", charted.buyer, function="Chauffeur")
    charted.planner.reports_to = last
    charted.planner.save()
    shown = page(client, account, f"?person={charted.planner.pk}")
    form = shown.split('id="place_manager"')[1].split("</select>")[0]
    assert form.count("<option") == MOST + 2  # nobody, and the manager of now
    assert f'<option value="{last.pk}" selected>' in form
    found = address(account, f"found/place/?person={charted.engineer.pk}&find=")
    assert client.get(f"{found}andre chauff").content.decode().strip() == (
        f'<option value="{last.pk}">André Zwart (Chauffeur)</option>'
    )
    assert "disabled" in client.get(f"{found}nobody").content.decode()
    assert "Els" not in client.get(f"{found}techniek").content.decode()  # below themselves
    whole = page(client, account, f"?person={charted.planner.pk}&list=long")
    assert whole.split('id="place_manager"')[1].split("</select>")[0].count("<option") > MOST + 2


@pytest.mark.parametrize("kind", ["tie", "placeholder"])
def test_each_form_finds_people(world: World, client: Client, charted: Charted, kind: str) -> None:
    rest = f"found/{kind}/?person={charted.planner.pk}&find=directeur"
    assert "Diana Directie" in page(client, world.accounts[0], rest)


def test_a_search_for_nobody_is_not_found(
    world: World, client: Client, signed_in: SignIn, charted: Charted
) -> None:
    wanted = address(world.accounts[0], f"found/place/?person={charted.planner.pk}")
    assert client.get(address(world.accounts[0], "found/place/")).status_code == 404
    assert client.get(wanted.replace("/place/", "/other/")).status_code == 404
    assert signed_in(world.stranger).get(wanted).status_code == 404


def test_the_way_to_the_decider_is_told_beside(
    world: World, client: Client, charted: Charted
) -> None:
    shown = page(client, world.accounts[0], f"?person={charted.planner.pk}")
    way = [charted.planner, charted.buyer, charted.director]
    assert f'data-way="{" ".join(str(each.pk) for each in way)} "' in shown


def test_only_the_panel_is_answered_where_only_that_is_asked(
    world: World, client: Client, charted: Charted
) -> None:
    answer = client.get(
        address(world.accounts[0], f"?person={charted.planner.pk}"),
        headers={"HX-Request": "true", "HX-Target": "organisation-person"},
    ).content.decode()
    assert "Piet Planner" in answer
    assert "<html" not in answer


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.ACCOUNT_MANAGER, True),
        (Role.TEAM_MEMBER, True),
        (Role.SALES_MANAGER, True),
        (Role.DIRECTOR, False),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_the_team_alone_sees_judgements_and_ties(
    world: World, signed_in: SignIn, charted: Charted, role: Role, *, sees: bool
) -> None:
    judge(charted.buyer, influence=5, attitude=-2)
    tie(charted.planner, charted.buyer, Tie.CONFLICT)
    client = signed_in(world.users[role])
    rest = f"?person={charted.buyer.pk}"
    drawn, shown = scene(client, world.accounts[0], rest), page(client, world.accounts[0], rest)
    buyer = next(card for card in drawn["cards"] if card["id"] == charted.buyer.pk)
    plain = next(card for card in drawn["cards"] if card["id"] == charted.planner.pk)
    assert (buyer.get("badge") == "5|−2") is sees
    assert (buyer["width"] > plain["width"]) is sees
    assert bool(drawn["ties"]) is sees
    assert ("Houding −2" in shown) is sees


def test_a_stranger_sees_nothing(world: World, signed_in: SignIn, charted: Charted) -> None:
    assert signed_in(world.stranger).get(address(world.accounts[0])).status_code == 404


def test_faults_of_imported_records_are_told_where_they_are(
    world: World, client: Client, charted: Charted
) -> None:
    elsewhere = place(world.accounts[2], "Vera Ver")
    charted.director.reports_to = charted.planner
    charted.director.save()
    charted.engineer.reports_to = elsewhere
    charted.engineer.save()
    account = world.accounts[0]
    faults = {card["id"] for card in scene(client, account)["cards"] if card.get("has_fault")}
    assert faults == {
        each.pk for each in (charted.director, charted.buyer, charted.planner, charted.engineer)
    }
    shown = page(client, account)
    assert "kring" in shown
    assert "ander account" in shown
    assert "Vera Ver" not in shown


def test_an_account_without_people_says_what_to_do(world: World, client: Client) -> None:
    assert "nog niemand bekend" in page(client, world.accounts[0])


@pytest.mark.parametrize("rest", ["?person=x&closed=-1&role=nobody", "?person=" + "9" * 30])
def test_an_address_that_makes_no_sense_is_read_as_far_as_possible(
    world: World, client: Client, charted: Charted, rest: str
) -> None:
    assert len(scene(client, world.accounts[0], rest)["cards"]) == 5


def test_the_number_of_questions_does_not_grow_with_the_people(
    world: World,
    client: Client,
    charted: Charted,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(10):
        judge(place(world.accounts[0], f"P Nr{number}", charted.buyer), influence=1, attitude=1)
    with django_assert_max_num_queries(QUERIES):
        client.get(address(world.accounts[0], f"?person={charted.planner.pk}"))


@pytest.mark.parametrize(
    ("kind", "begin"), [("svg", b"<?xml"), ("pdf", b"%PDF-"), ("png", b"\x89PNG")]
)
def test_the_chart_is_taken_along(
    world: World, client: Client, charted: Charted, kind: str, begin: bytes
) -> None:
    answer = client.get(address(world.accounts[0], f"picture/{kind}/"))
    assert answer.content.startswith(begin)
    assert f'.{kind}"' in answer["Content-Disposition"]


@pytest.mark.parametrize(("role", "sees"), [(Role.TEAM_MEMBER, True), (Role.DIRECTOR, False)])
@pytest.mark.parametrize("rest", ["table/", "table/?export=csv"])
def test_the_table_holds_the_same_people_and_what_its_reader_may_see(
    world: World, signed_in: SignIn, charted: Charted, role: Role, rest: str, *, sees: bool
) -> None:
    judge(charted.buyer, influence=5, attitude=-2)
    tie(charted.planner, charted.buyer, Tie.CONFLICT)
    tie(charted.engineer, charted.buyer)
    answer = signed_in(world.users[role]).get(address(world.accounts[0], rest))
    told = b"".join(answer).decode()
    for name in ("Diana Directie", "Bas Inkoper", "Els Techniek", "Piet Planner"):
        assert name in told
    assert ("In conflict met Bas Inkoper" in told) is sees
    assert ("Beïnvloedt Bas Inkoper" in told) is sees


def test_the_table_is_narrowed_by_role_and_department(
    world: World, client: Client, charted: Charted
) -> None:
    found = page(client, world.accounts[0], "table/?role=user&department=Inkoop")
    assert "Piet Planner" in found
    assert "Diana Directie" not in found.split("<tbody")[1]


@pytest.mark.parametrize(("role", "sees"), [(Role.TEAM_MEMBER, True), (Role.DIRECTOR, False)])
def test_a_picture_holds_what_its_reader_may_see(
    world: World, signed_in: SignIn, charted: Charted, role: Role, *, sees: bool
) -> None:
    judge(charted.buyer, influence=5, attitude=-2)
    tie(charted.planner, charted.buyer, Tie.CONFLICT)
    drawn = page(signed_in(world.users[role]), world.accounts[0], "picture/svg/")
    assert "Bas Inkoper" in drawn
    assert ("−2" in drawn) is sees
    assert ("×" in drawn) is sees
    assert ("alleen voor het accountteam" in drawn) is sees


def test_no_other_picture_and_none_for_strangers(
    world: World, client: Client, signed_in: SignIn, charted: Charted
) -> None:
    wanted = address(world.accounts[0], "picture/svg/")
    assert client.get(wanted.replace("svg", "gif")).status_code == 404
    assert signed_in(world.stranger).get(wanted).status_code == 404
