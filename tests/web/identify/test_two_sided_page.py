"""The page of two-sided value: the field, the list, and who may see them."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.services import set_input

PATH = "/identify/two-sided-value/"


@pytest.fixture
def told(world: World) -> World:
    """Let the owner say what the largest account gains."""
    account = world.accounts[0]
    assert isinstance(account.owner, User)
    set_input(
        by=account.owner,
        account=account,
        kind=InputKind.CUSTOMER_BENEFIT,
        value=Decimal(9000),
    )
    return world


def test_known_accounts_stand_in_the_field_and_others_on_its_edge(
    told: World, signed_in: SignIn
) -> None:
    chart = signed_in(told.users[Role.DIRECTOR]).get(PATH).context["chart"]
    spots = [spot for kind in chart["series"][1:] for spot in kind["data"]]
    assert len(spots) == len(told.accounts)
    assert [spot["value"][0] > 0 for spot in spots].count(True) == 1
    (edge,) = [kind for kind in chart["series"][1:] if len(kind["data"]) == len(spots) - 1]
    assert {spot["value"][0] for spot in edge["data"]} == {0}


def test_the_list_is_taken_along_by_field(told: World, signed_in: SignIn) -> None:
    director = told.users[Role.DIRECTOR]
    director.language = "en"
    director.save()
    file = signed_in(director).get(f"{PATH}?field=keep&export=csv").getvalue()
    rows = list(csv.DictReader(StringIO(file.decode("utf-8-sig"))))
    assert [row["Account"] for row in rows] == [told.accounts[0].name]
    assert Decimal(rows[0]["Gains a year (EUR)"]) == 9000


def test_who_may_not_see_margins_sees_no_values(told: World, signed_in: SignIn) -> None:
    page = signed_in(told.users[Role.TEAM_MEMBER]).get(PATH)
    assert page.context["reason"] == "margins_hidden"
    assert "chart" not in page.context


def test_what_nobody_said_asks_for_itself(told: World, signed_in: SignIn) -> None:
    page = signed_in(told.users[Role.DIRECTOR]).get(PATH).content.decode()
    silent = told.accounts[-1].pk
    assert f'<a class="asks-cell" href="/accounts/{silent}/mutual/"' in page
    assert f'<a class="asks-cell" href="/accounts/{silent}/inputs/"' in page


def test_weights_are_tried_out_and_kept(told: World, signed_in: SignIn) -> None:
    client = signed_in(told.users[Role.CONTROLLER])
    tried = client.get(f"{PATH}?lifetime=20&reference=80")
    assert tried.context["limits"].is_tried
    assert tried.context["shown"] == []
    kept = client.post("/identify/limits/two_sided/", {"lifetime": "60", "next": ""})
    assert kept["Location"] == PATH


def test_the_page_asks_the_database_few_questions(
    told: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(told.users[Role.ACCOUNT_MANAGER])
    client.get(PATH)
    with django_assert_max_num_queries(30):
        client.get(PATH)
