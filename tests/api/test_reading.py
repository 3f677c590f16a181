"""What the API reads: the same as the reports, for whoever may see it, and no more."""

from decimal import Decimal
from typing import Any

import pytest

from tests.api.conftest import CallerOf
from tests.world import World, make_person
from verder.apps.accounts.services import put_under
from verder.apps.core.enums import Role
from verder.apps.identify.question import Question
from verder.apps.identify.reports.abc import abc_report
from verder.apps.identify.reports.concentration import concentration_report
from verder.apps.identify.reports.whale import whale_report

OF_MARGINS = (
    "whale",
    "double-pareto",
    "profit-ladders",
    "customer-profit",
    "cost-to-serve",
    "customer-value",
    "two-sided-value",
    "dependence",
    "portfolio-matrix",
)


def test_the_abc_is_that_of_the_report(world: World, caller: CallerOf) -> None:
    person = world.users[Role.DIRECTOR]
    told = caller(person).get("/api/identify/abc").json()["answer"]
    found = abc_report(person, Question()).found
    assert Decimal(told["total"]) == found.total
    assert [
        (row["account_id"], row["group"], Decimal(row["revenue"])) for row in told["rows"]["items"]
    ] == [(row.account_id, row.group, row.revenue) for row in found.rows]
    assert told["rows"]["items"][0]["name"] == "Klant 1"
    assert told["basis"]["period"] == {"first_on": "2024-12-01", "last_on": "2025-11-30"}


def test_limits_are_tried_out_without_being_kept(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.DIRECTOR])
    groups = [
        [row["group"] for row in client.get(address).json()["answer"]["rows"]["items"]]
        for address in (
            "/api/identify/abc?a_share=0.4&b_share=0.6",
            "/api/identify/abc",
        )
    ]
    assert groups[0].count("A") < groups[1].count("A")


def test_every_figure_is_exact(world: World, caller: CallerOf) -> None:
    person = world.users[Role.DIRECTOR]
    told = caller(person).get("/api/identify/concentration").json()["answer"]
    found = concentration_report(person, Question()).found
    assert Decimal(told["gini"]) == found.gini
    assert Decimal(told["hhi"]) == found.hhi


def test_the_whale_is_that_of_the_accounts_in_view(world: World, caller: CallerOf) -> None:
    person = world.users[Role.ACCOUNT_MANAGER]
    told = caller(person).get("/api/identify/whale?step=cm1").json()["answer"]
    found = whale_report(person, Question()).found
    assert Decimal(told["profit"]) == found.profit
    own = {account.pk for account in world.accounts[::2]}
    assert {row["account_id"] for row in told["rows"]["items"]} == own


@pytest.mark.parametrize("name", OF_MARGINS)
def test_margins_hide_from_who_may_not_see_them(world: World, caller: CallerOf, name: str) -> None:
    told = caller(world.users[Role.TEAM_MEMBER]).get(f"/api/identify/{name}").json()
    assert told == {
        "answer": None,
        "missing": {"code": "margins_hidden", "sentence": told["missing"]["sentence"]},
    }


def test_no_margin_stands_between_what_everybody_sees(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.TEAM_MEMBER])
    key = world.accounts[0].pk
    figures = client.get(f"/api/accounts/{key}/figures").json()["answer"]
    lines = client.get(f"/api/accounts/{key}/lines").json()["items"]
    rows = client.get("/api/accounts").json()["items"]
    layers = client.get("/api/identify/pyramid").json()["answer"]["layers"]
    stages = client.get("/api/identify/life-cycle").json()["answer"]["stages"]
    hidden = [
        figures["margin"],
        *(each["margin_share"] for each in figures["product_groups"]),
        *(each["cost"] for each in lines),
        *(each["margin_share"] for each in rows),
        *(each["margin"] for each in layers + stages),
    ]
    assert hidden == [None] * len(hidden)
    assert Decimal(figures["revenue"]) > 0
    assert client.get(f"/api/accounts/{key}/strength").status_code == 403


def test_who_sees_margins_gets_them(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.ACCOUNT_MANAGER])
    told = client.get(f"/api/accounts/{world.accounts[0].pk}/figures").json()["answer"]
    assert round(Decimal(told["margin"]["share"]["value"]), 4) == Decimal("0.3000")
    assert client.get(f"/api/accounts/{world.accounts[0].pk}/lines").json()["items"][0]["cost"]


@pytest.mark.parametrize(
    "part",
    ["", "/figures", "/lines", "/history", "/timeline", "/inputs", "/mutual", "/strength"],
)
def test_a_hidden_account_does_not_exist(world: World, caller: CallerOf, part: str) -> None:
    hidden = world.accounts[1]
    for role in (Role.ACCOUNT_MANAGER, Role.SALES_MANAGER):
        answer = caller(world.users[role]).get(f"/api/accounts/{hidden.pk}{part}")
        assert answer.status_code == 404
        assert hidden.name not in answer.content.decode()


def test_a_group_adds_up_and_hides_what_is_not_in_view(world: World, caller: CallerOf) -> None:
    head, entity = world.accounts[1], world.accounts[0]
    put_under(account=entity, parent=head, by=None)
    whole = caller(world.stranger).get(f"/api/accounts/{head.pk}/group-figures").json()
    part = caller(world.users[Role.ACCOUNT_MANAGER])
    seen = part.get(f"/api/accounts/{entity.pk}/group-figures").json()
    assert [row["name"] for row in whole["rows"]["items"]] == ["Klant 2", "Klant 1"]
    assert Decimal(whole["total"]["revenue"]) == sum(
        Decimal(row["own"]["revenue"]) for row in whole["rows"]["items"]
    )
    assert [row["name"] for row in seen["rows"]["items"]] == ["Klant 1"]
    told = part.get(f"/api/accounts/{entity.pk}").json()["account"]
    assert (told["parent"], told["head"]) == (None, None)


def test_a_list_comes_in_pages(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.DIRECTOR])
    pages: list[dict[str, Any]] = []
    offset: int | None = 0
    while offset is not None:
        pages.append(client.get(f"/api/accounts?limit=3&offset={offset}").json())
        offset = pages[-1]["next_offset"]
    names = [row["name"] for page in pages for row in page["items"]]
    assert [len(page["items"]) for page in pages] == [3, 3, 2]
    assert {page["total"] for page in pages} == {8}
    assert names == [account.name for account in world.accounts]
    assert client.get("/api/accounts?offset=8").json()["items"] == []


def test_the_list_is_sorted_and_narrowed(world: World, caller: CallerOf) -> None:
    client = caller(world.users[Role.DIRECTOR])
    owner = world.users[Role.ACCOUNT_MANAGER].pk
    found = client.get(f"/api/accounts?owner={owner}&sort=name&is_descending=false").json()
    assert [row["name"] for row in found["items"]] == ["Klant 1", "Klant 3", "Klant 5", "Klant 7"]


def test_a_period_is_asked_with_both_days(world: World, caller: CallerOf) -> None:
    address = f"/api/accounts/{world.accounts[0].pk}/lines"
    client = caller(world.users[Role.DIRECTOR])
    found = client.get(f"{address}?first_on=2025-03-15&last_on=2025-04-15").json()
    assert [row["date"] for row in found["items"]] == ["2025-04-15", "2025-03-15"]


def test_without_lines_there_is_a_reason(db: None, caller: CallerOf) -> None:
    told = caller(make_person("Anna Beheer", Role.ADMINISTRATOR)).get("/api/identify/abc").json()
    assert (told["answer"], told["missing"]["code"]) == (None, "no_lines")


def test_reading_the_list_takes_few_queries(
    world: World, caller: CallerOf, django_assert_max_num_queries: Any
) -> None:
    client = caller(world.users[Role.ACCOUNT_MANAGER])
    client.get("/api/accounts")
    with django_assert_max_num_queries(16):
        client.get("/api/accounts")
