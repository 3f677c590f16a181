"""Every page of identify: who sees it, in part and as a whole, on paper and as a file."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from tests.conftest import SignIn
from tests.world import World, make_person
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.content.guide import page

PAGES = {
    "home": "/portfolio/",
    "abc": "/identify/abc/",
    "concentration": "/identify/concentration/",
    "double_pareto": "/identify/double-pareto/",
    "pyramid": "/identify/pyramid/",
    "migration": "/identify/migration/",
    "whale": "/identify/whale/",
    "life_cycle": "/identify/life-cycle/",
    "customer_profit": "/identify/customer-profit/",
    "customer_value": "/identify/customer-value/",
    "two_sided": "/identify/two-sided-value/",
    "relation_economics": "/identify/relation-economics/",
    "dependence": "/identify/dependence/",
    "portfolio_matrix": "/identify/matrix/",
}
LISTS = ["/identify/abc/", "/identify/pyramid/", "/identify/migration/", "/identify/whale/"]
LISTS += ["/identify/life-cycle/", "/identify/customer-value/"]
LISTS += ["/identify/two-sided-value/"]
QUERIES = 30


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pages_speak_the_language_of_the_director(
    world: World, signed_in: SignIn, language: str
) -> None:
    director = world.users[Role.DIRECTOR]
    director.language = language
    director.save()
    client = signed_in(director)
    for path in PAGES.values():
        page = client.get(path)
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_pages_never_name_an_account_that_is_hidden(
    world: World, signed_in: SignIn, role: Role
) -> None:
    client = signed_in(world.users[role])
    hidden = set(Account.objects.values_list("name", flat=True)) - visible_names(client)
    for path in PAGES.values():
        page = client.get(path).content.decode()
        assert [name for name in hidden if name in page] == []


def visible_names(client: Client) -> set[str]:
    return set(client.get("/identify/abc/").context["report"].names.values())


def test_an_account_manager_sees_own_accounts_only(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert visible_names(client) == {account.name for account in world.accounts[::2]}


def test_who_sees_nothing_is_told_so(world: World, signed_in: SignIn) -> None:
    newcomer = make_person("Nora Nieuw", Role.ACCOUNT_MANAGER)
    for path in PAGES.values():
        page = signed_in(newcomer).get(path)
        assert page.status_code == 200
        assert "Klant 1" not in page.content.decode()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_strangers_sign_in_first(world: World, client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_an_empty_installation_says_what_to_do_first(
    db: None, signed_in: SignIn, path: str
) -> None:
    page = signed_in(make_person("Cas", Role.CONTROLLER)).get(path)
    assert page.status_code == 200
    if path != PAGES["relation_economics"]:
        assert "/imports/" in page.content.decode()


def test_margins_are_hidden_from_who_may_not_see_them(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.TEAM_MEMBER])
    for path in ("/identify/whale/", "/identify/double-pareto/", "/identify/dependence/"):
        assert client.get(path).context["reason"] == "margins_hidden"
    for path in ("/identify/whale/?export=csv", "/identify/pyramid/?export=csv"):
        assert "arge" not in text_of(client, path)
    assert client.get("/portfolio/").context["whale_chart"] is None


def text_of(client: Client, path: str) -> str:
    """Return a file as text; nothing where the answer is a page that says why there is none."""
    answer = client.get(path)
    return "" if answer["Content-Type"].startswith("text/html") else answer.getvalue().decode()


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_taken_along_as_far_as_it_is_seen(
    world: World, signed_in: SignIn, path: str
) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    names = {account.name for account in world.accounts}
    seen = {account.name for account in world.accounts[::2]}
    text = text_of(client, f"{path}?export=csv")
    assert {name for name in names if f"{name}," in text} == seen
    book = openpyxl.load_workbook(BytesIO(client.get(f"{path}?export=xlsx").content))
    cells = {cell for sheet in book for row in sheet.values for cell in row}
    assert names & cells == seen


def test_the_exported_revenue_is_exact(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    report = client.get("/identify/abc/").context["report"]
    rows = text_of(client, "/identify/abc/?export=csv&columns=revenue").splitlines()[1:]
    assert sum(Decimal(row) for row in rows) == report.found.total


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_htmx_gets_the_result_alone(world: World, signed_in: SignIn, path: str) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    part = client.get(path, headers={"HX-Request": "true", "HX-Target": "result"})
    text = part.content.decode().strip()
    assert text.startswith('<div id="result"')
    assert "<html" not in text
    assert "HX-Target" in part.headers["Vary"]


@pytest.mark.parametrize(
    "query",
    [
        "?period=never",
        "?from=2025-13-45&to=x",
        "?from=2026-01-01&to=2025-01-01",
        "?team=999999&region=Atlantis&level=planet&compare=maybe",
        "?team=abc&product_group=%00",
        "?page=0&sort=nothing&columns=none",
        "?from=0001-01-01&to=0001-01-02",
        "?from=9999-01-01&to=9999-12-31",
        "?from=1900-01-01&to=2199-12-31",
        "?count=-4&source=moon&target=sun",
    ],
)
def test_nonsense_in_the_address_is_no_accident(
    world: World, signed_in: SignIn, query: str
) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    for path in PAGES.values():
        assert client.get(path + query).status_code == 200


def test_a_filter_that_does_not_exist_is_told(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.users[Role.DIRECTOR]).get("/identify/abc/?region=Atlantis")
    assert page.context["asked"].form.errors
    assert 'role="alert"' in page.content.decode()


def test_filters_of_the_address_reach_the_report(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    page = client.get(f"/identify/abc/?team={world.north.pk}&sector=Bouw&compare=none")
    report = page.context["report"]
    assert set(report.names.values()) == {account.name for account in world.accounts[::2]}
    assert report.before is None


def test_who_sees_little_is_offered_little(world: World, signed_in: SignIn) -> None:
    form = signed_in(world.stranger).get("/identify/abc/").context["asked"].form
    assert [name for _key, name in form.choices["region"][1:]] == ["Zuid"]
    assert [name for _key, name in form.choices["team"][1:]] == ["Nederland", "Zuid"]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_asks_the_database_few_questions(world: World, signed_in: SignIn, path: str) -> None:
    client = signed_in(world.users[Role.SALES_MANAGER])
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(path)
    assert len(asked) <= QUERIES


def test_what_if_tells_the_extra_revenue(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.users[Role.DIRECTOR]).get(
        "/identify/migration/?count=1&source=small&target=medium"
    )
    found = page.context["found"].end.layers
    assert page.context["extra"] == found["medium"].average - found["small"].average


def test_own_cost_stands_beside_the_claim(world: World, signed_in: SignIn) -> None:
    address = "/identify/relation-economics/?acquisition_cost=5000&new_customers=2"
    address += "&retention_cost=4000&kept_customers=8"
    found = signed_in(world.users[Role.DIRECTOR]).get(address).context["found"]
    assert found.cost_ratio == 5
    assert found.claims.cost_ratio == 5


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [name for name in PAGES if name != "home"])
def test_every_analysis_explains_itself_and_its_page_says_the_same(
    world: World, signed_in: SignIn, name: str, language: str
) -> None:
    director = world.users[Role.DIRECTOR]
    director.language = language
    director.save()
    client = signed_in(director)
    guide = client.get(PAGES[name]).context["guide"]
    assert guide == page("methods", name, language)
    alone = client.get(f"/identify/guide/{name}/")
    assert alone.context["guide"] == guide
    assert alone.context["text"] in client.get(PAGES[name]).content.decode()


def test_the_guide_lists_every_analysis_and_knows_no_other(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    listed = {each.slug for each in client.get("/identify/guide/").context["guides"]}
    assert PAGES.keys() - {"home"} <= listed
    places = [client.get(f"/identify/guide/{slug}/").context["analysis"] for slug in listed]
    assert all(resolve(place) for place in places)
    assert client.get("/identify/guide/nothing/").status_code == 404


def test_the_button_of_the_filters_counts_what_is_chosen(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    usual = client.get("/identify/abc/").context["asked"].form
    assert usual.chosen_count == 0
    chosen = client.get("/identify/abc/?compare=none&level=entity").context["asked"].form
    assert chosen.chosen_count == 2
