"""The page of a group: the tree with what each branch adds up to, for who sees what of it."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import put_under
from verder.apps.core.enums import Role

BUDGET = 30


@pytest.fixture
def group(world: World) -> list[Account]:
    """Hang 2 below 1, and 3 and 4 below 2; 1 and 3 are of the north, 2 and 4 of the south."""
    one, two, three, four, *_others = world.accounts
    for account, parent in ((two, one), (three, two), (four, two)):
        put_under(account=account, parent=parent, by=None)
    return world.accounts


def test_branches_add_up_to_what_the_account_page_says_of_the_group(
    group: list[Account], world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    whole = client.get(f"/accounts/{group[0].pk}/").context["figures"]
    figures = client.get(f"/accounts/{group[3].pk}/group/").context["figures"]
    assert [(row.account.name, row.parent, row.depth, row.size) for row in figures.rows] == [
        ("Klant 1", "", 0, 4),
        ("Klant 2", "Klant 1", 1, 3),
        ("Klant 3", "Klant 2", 2, 1),
        ("Klant 4", "Klant 2", 2, 1),
    ]
    assert figures.rows[0].branch.revenue == figures.total.revenue == whole.revenue
    assert figures.total.previous == whole.previous
    assert (figures.group, figures.rank) == (whole.group, whole.rank)
    assert figures.rows[0].branch.margin_share == whole.margin.share
    assert figures.rows[0].group_share == 1
    assert sum(row.own.revenue for row in figures.rows) == whole.revenue


def test_entities_out_of_view_leak_in_no_name_count_or_total(
    group: list[Account], world: World, signed_in: SignIn
) -> None:
    hidden, seen = group[1], group[2]
    Account.objects.filter(pk=group[0].pk).update(owner=None, team=None)
    Account.objects.filter(pk=seen.pk).update(contact_with=hidden)
    Account.objects.filter(pk=hidden.pk).update(name="Geheim BV")
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    page = client.get(f"/accounts/{seen.pk}/group/")
    figures = page.context["figures"]
    assert [row.account for row in figures.rows] == [seen]
    assert (figures.head, figures.group) == (None, "")
    assert figures.total.revenue == client.get(f"/accounts/{seen.pk}/").context["figures"].revenue
    assert "Geheim" not in page.content.decode()
    other = group[4]
    put_under(account=other, parent=hidden, by=None)
    page = client.get(f"/accounts/{seen.pk}/group/")
    assert [(row.account.name, row.depth) for row in page.context["figures"].rows] == [
        ("Klant 3", 0),
        ("Klant 5", 0),
    ]
    assert "Geheim" not in page.content.decode()
    export = client.get(f"/accounts/{seen.pk}/group/?export=csv")
    text = b"".join(export.streaming_content).decode()  # type: ignore[attr-defined]
    assert "Klant 5" in text
    assert "Geheim" not in text
    assert client.get(f"/accounts/{hidden.pk}/group/").status_code == 404


def test_margins_show_only_to_who_may_see_them(
    group: list[Account], world: World, signed_in: SignIn
) -> None:
    address = f"/accounts/{group[0].pk}/group/"
    manager = signed_in(world.users[Role.ACCOUNT_MANAGER]).get(address).context
    assert [node["margin"] for node in manager["nodes"]] == [0.3] * 4
    client = signed_in(world.users[Role.TEAM_MEMBER])
    member = client.get(address).context
    assert {node["margin"] for node in member["nodes"]} == {None}
    assert member["figures"].total.margin_share is None
    columns = [column.key for column, _is_shown in member["table"].column_choices]
    assert "margin" not in columns
    asked = client.get(f"{address}?columns=name&columns=branch_margin&export=csv")
    assert "30" not in b"".join(asked.streaming_content).decode()  # type: ignore[attr-defined]


def test_the_table_is_searched_by_the_three_relations(
    group: list[Account], world: World, signed_in: SignIn
) -> None:
    Account.objects.filter(pk=group[3].pk).update(bill_to=group[7])
    client = signed_in(world.users[Role.CONTROLLER])
    address = f"/accounts/{group[0].pk}/group/?q=Klant 8"
    (line,) = client.get(address).context["table"].body
    assert (line.row.account, line.row.bill_to) == (group[3], "Klant 8")


def test_only_who_arranges_accounts_is_offered_to_move_them(
    group: list[Account], world: World, signed_in: SignIn
) -> None:
    address = f"/accounts/{group[0].pk}/group/"
    for role, may in ((Role.SALES_MANAGER, True), (Role.DIRECTOR, False)):
        page = signed_in(world.users[role]).get(address)
        assert page.context["may_move"] is may
        assert ("/relations/group/" in page.content.decode()) is may


def test_an_account_on_its_own_has_no_tab_and_is_told_what_a_group_is(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    alone = client.get(f"/accounts/{world.accounts[6].pk}/group/")
    assert not alone.context["figures"].is_group
    assert "/group/" not in [tab.address.split("?")[0][-7:] for tab in alone.context["tabs"]]


def test_the_page_asks_no_more_of_a_larger_group(
    group: list[Account],
    world: World,
    signed_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    made = [
        Account(name=f"Filiaal {place}", parent=group[place % 4], head=group[0])
        for place in range(60)
    ]
    Account.objects.bulk_create(made)
    Account.objects.filter(name__startswith="Filiaal").update(bill_to=group[0])
    client = signed_in(world.users[Role.DIRECTOR])
    with django_assert_max_num_queries(BUDGET):
        figures = client.get(f"/accounts/{group[0].pk}/group/").context["figures"]
    assert len(figures.rows) == 64
    assert figures.total.revenue > Decimal(0)
