"""The pages of customer value: sliders, ranges, files, and who may see them."""

import csv
from io import StringIO

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.domain.identify.value_models import ValueModel

PATH = "/identify/customer-value/"


def test_sliders_move_the_value(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    low = client.get(f"{PATH}?model=assumed&retention=60").context["report"].total.middle
    high = client.get(f"{PATH}?model=assumed&retention=90").context["report"].total.middle
    assert low < high
    dear = client.get(f"{PATH}?model=assumed&retention=60&discount=30").context["report"]
    assert dear.total.middle < low


def test_the_part_is_enough_for_htmx(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    part = client.get(PATH, headers={"HX-Request": "true", "HX-Target": "result"})
    assert "<html" not in part.content.decode()
    assert 'id="result"' in part.content.decode()


def test_a_model_that_does_not_exist_is_the_usual_one(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.users[Role.DIRECTOR]).get(f"{PATH}?model=magic&growth=x")
    assert page.context["choices"].model is ValueModel.LOYALTY


def test_growth_without_end_says_so_and_leaves_the_sliders(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.users[Role.DIRECTOR]).get(
        f"{PATH}?model=assumed&retention=98&growth=10&discount=1"
    )
    assert page.context["reason"] == "growth_outruns_discount"
    assert 'name="growth"' in page.content.decode()


def test_the_list_has_a_range_beside_every_value(world: World, signed_in: SignIn) -> None:
    director = world.users[Role.DIRECTOR]
    director.language = "en"
    director.save()
    file = signed_in(director).get(f"{PATH}?export=csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(file)))
    assert len(rows) == len(world.accounts)
    for row in rows:
        low, value, high = (float(row[f"{name} (EUR)"]) for name in ("Low", "Value", "High"))
        assert low < value < high


@pytest.mark.parametrize("path", [PATH, "/accounts/{account}/value/"])
def test_who_may_not_see_margins_sees_no_value(world: World, signed_in: SignIn, path: str) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.TEAM_MEMBER])
    page = client.get(path.format(account=account.pk))
    assert "report" not in (page.context or {})
    home = client.get(f"/accounts/{account.pk}/").content.decode()
    assert PATH not in home
    assert f"/accounts/{account.pk}/value/" not in home


def test_the_value_of_a_hidden_account_is_not_there(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert client.get(f"/accounts/{world.accounts[1].pk}/value/").status_code == 404
    own = client.get(f"/accounts/{world.accounts[0].pk}/value/")
    assert own.context["line"].value.middle > 0


def test_the_pages_ask_the_database_few_questions(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    for path in (PATH, f"/accounts/{world.accounts[0].pk}/value/"):
        client.get(path)
        with django_assert_max_num_queries(30):
            client.get(path)


def test_assumptions_are_kept_for_everybody(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    answer = client.post("/identify/limits/customer_value/", {"discount": "12", "next": ""})
    assert answer["Location"] == PATH
    found = client.get(PATH).context["report"].valuation.assumed
    assert str(found.discount) == "0.12"
