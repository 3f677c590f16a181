"""The page of one account, its lines, its form and its history."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import User

SignIn = Callable[[User], Client]
PARTS = ("", "lines/", "edit/", "assign/", "history/")


@pytest.mark.parametrize("part", PARTS)
def test_a_hidden_account_does_not_exist(world: World, signed_in: SignIn, part: str) -> None:
    account = world.accounts[0]
    response = signed_in(world.stranger).get(f"/accounts/{account.pk}/{part}")
    assert response.status_code == 404
    assert account.name not in response.content.decode()


@pytest.mark.parametrize("part", PARTS)
def test_who_is_not_signed_in_is_asked_to(world: World, part: str) -> None:
    assert Client().get(f"/accounts/{world.accounts[0].pk}/{part}").status_code == 302


@pytest.mark.parametrize("part", ["edit/", "assign/"])
@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.TEAM_MEMBER])
def test_who_only_reads_does_not_get_the_forms(
    world: World, signed_in: SignIn, role: Role, part: str
) -> None:
    client = signed_in(world.users[role])
    assert client.get(f"/accounts/{world.accounts[0].pk}/").status_code == 200
    assert client.get(f"/accounts/{world.accounts[0].pk}/{part}").status_code == 403


def test_the_figures_are_those_of_the_last_twelve_complete_months(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    figures = client.get(f"/accounts/{world.accounts[0].pk}/").context["figures"]
    assert (figures.group, figures.rank, figures.ranked) == ("A", 1, 8)
    assert len(figures.months) == 12
    assert figures.revenue == sum((pair.revenue for pair in figures.months), Decimal(0))
    by_group = sum((group.revenue for group in figures.product_groups), Decimal(0))
    assert figures.revenue == by_group
    assert round(figures.margin.share, 4) == Decimal("0.3000")


def test_months_before_the_first_line_have_no_revenue_of_a_year_earlier(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    months = client.get(f"/accounts/{world.accounts[0].pk}/").context["figures"].months
    first_month = world.import_.first_on
    assert first_month is not None
    for pair in months:
        is_before = (pair.month.year - 1, pair.month.month) < (first_month.year, first_month.month)
        assert (pair.year_before is None) == is_before


def test_margins_are_shown_only_to_who_may_see_them(world: World, signed_in: SignIn) -> None:
    account, member = world.accounts[0], world.users[Role.TEAM_MEMBER]
    page = signed_in(member).get(f"/accounts/{account.pk}/")
    assert page.context["figures"].margin is None
    assert {group.margin_share for group in page.context["figures"].product_groups} == {None}
    lines = signed_in(member).get(f"/accounts/{account.pk}/lines/")
    assert not lines.context["has_costs"]
    export = signed_in(member).get(f"/accounts/{account.pk}/lines/?export=csv")
    text = b"".join(export.streaming_content).decode()  # type: ignore[attr-defined]
    cost = lines.context["invoices"][0].lines[0].cost
    assert cost is not None
    assert f"{cost:f}" not in text


def test_the_lines_behind_the_figures_are_searched_and_cut_by_date(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    address = f"/accounts/{world.accounts[0].pk}/lines/"
    whole = client.get(address).context
    assert whole["count"] == 24
    assert whole["invoices"][0].on > whole["invoices"][-1].on
    year = client.get(f"{address}?from=2025-01-01&to=2025-12-31").context
    assert year["count"] == 12
    one = client.get(f"{address}?q={whole['invoices'][0].number}").context
    assert [invoice.number for invoice in one["invoices"]] == [whole["invoices"][0].number]


def test_the_lines_of_others_never_show(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.stranger)
    mine = client.get(f"/accounts/{world.accounts[1].pk}/lines/").context["invoices"]
    assert {line.customer for invoice in mine for line in invoice.lines} == {"K2"}


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=x", "?from=x&to=y", "?from=2025-02-01", "?q=%"]
)
def test_nonsense_in_the_address_of_the_lines_is_left_aside(
    world: World, signed_in: SignIn, query: str
) -> None:
    client = signed_in(world.users[Role.DIRECTOR])
    assert client.get(f"/accounts/{world.accounts[0].pk}/lines/{query}").status_code == 200


def test_only_who_imports_gets_links_to_the_files(world: World, signed_in: SignIn) -> None:
    address = f"/accounts/{world.accounts[0].pk}/lines/"
    name = world.import_.file_name
    assert name in signed_in(world.users[Role.CONTROLLER]).get(address).content.decode()
    assert name not in signed_in(world.users[Role.ACCOUNT_MANAGER]).get(address).content.decode()


def test_an_account_is_edited_and_its_history_says_so(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    sent = {"name": "Klant Een", "city": "Zeist", "country": "nl", "sector": "Bouw"}
    client.post(f"/accounts/{account.pk}/edit/", sent)
    changed = Account.objects.get(pk=account.pk)
    assert (changed.name, changed.city, changed.country) == ("Klant Een", "Zeist", "NL")
    history = client.get(f"/accounts/{account.pk}/history/?kind=account")
    (event,) = history.context["happenings"]
    assert {(change.before, change.after) for change in event.changes} >= {
        ("Klant 1", "Klant Een"),
        ("Utrecht", "Zeist"),
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("country", "Nederland"), ("kvk_number", "12"), ("vat_number", "NL1")],
)
def test_what_cannot_be_is_not_kept(
    world: World, signed_in: SignIn, field: str, value: str
) -> None:
    account = world.accounts[0]
    sent = {"name": "Klant 1", "country": "NL"} | {field: value}
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    response = client.post(f"/accounts/{account.pk}/edit/", sent)
    assert response.context["form"].errors.keys() == {field}
    assert Account.objects.get(pk=account.pk).name == "Klant 1"


def test_who_looks_after_an_account_is_set(world: World, signed_in: SignIn) -> None:
    account, member = world.accounts[2], world.users[Role.TEAM_MEMBER]
    sent = {"owner": world.stranger.pk, "team": world.south.pk, "members": [member.pk]}
    controller = signed_in(world.users[Role.CONTROLLER])
    controller.post(f"/accounts/{account.pk}/assign/", sent)
    changed = Account.objects.get(pk=account.pk)
    assert (changed.owner, changed.team) == (world.stranger, world.south)
    assert list(changed.members.all()) == [member]
    assert signed_in(member).get(f"/accounts/{account.pk}/").status_code == 200


def test_a_sales_manager_gives_no_account_out_of_the_own_teams(
    world: World, signed_in: SignIn
) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[Role.SALES_MANAGER])
    response = client.post(f"/accounts/{account.pk}/assign/", {"owner": world.stranger.pk})
    assert response.context["form"].errors.keys() == {"owner"}
    assert Account.objects.get(pk=account.pk).owner == world.users[Role.ACCOUNT_MANAGER]


def test_an_entity_has_a_page_of_its_own_and_its_group_adds_it_up(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    head, child = world.accounts[0], world.accounts[1]
    alone = client.get(f"/accounts/{child.pk}/").context["figures"].revenue
    client.post("/accounts/group/", {"selected": [head.pk, child.pk], "head": head.pk})
    figures = client.get(f"/accounts/{head.pk}/").context["figures"]
    assert figures.revenue == sum((entity.revenue for entity in figures.entities), Decimal(0))
    assert {entity.name for entity in figures.entities} == {"Klant 1", "Klant 2"}
    assert client.get(f"/accounts/{child.pk}/").context["figures"].revenue == alone
    client.post(f"/accounts/{child.pk}/relations/group/", {"to": "none"})
    assert Account.objects.get(pk=child.pk).head_id is None
