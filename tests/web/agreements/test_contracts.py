from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.agreements.agreed import make_contract
from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role

QUERIES = 15


def contract_ending(account: Account, days: int, **said: object) -> None:
    """Agree a contract of which notice can be given up to this many days from now."""
    today = timezone.localdate()
    make_contract(
        account,
        title=f"over {days} dagen",
        begins_on=today - timedelta(days=700),
        ends_on=today + timedelta(days=days),
        **{"notice_count": 0, **said},
    )


@pytest.fixture
def director(world: World, signed_in: SignIn) -> Client:
    """Return a client who sees contracts that end at various days."""
    for days in (150, 20, 80, -5):
        contract_ending(world.accounts[0], days)
    contract_ending(world.accounts[1], 40, notice_count=60, notice_unit="days")
    make_contract(world.accounts[1], title="voor altijd", ends_on=None)
    return signed_in(world.users[Role.DIRECTOR])


def titles(client: Client, query: str = "") -> list[str]:
    table = client.get(f"/agreements/{query}").context["table"]
    return [row.row.contract.title for row in table.body]


def test_the_nearest_day_comes_first_and_what_is_over_last(director: Client) -> None:
    assert titles(director) == [
        *("over 20 dagen", "over 40 dagen", "over 80 dagen", "over 150 dagen"),
        *("over -5 dagen", "voor altijd"),
    ]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("30", ["over 20 dagen"]),
        ("90", ["over 20 dagen", "over 40 dagen", "over 80 dagen"]),
        ("180", ["over 20 dagen", "over 40 dagen", "over 80 dagen", "over 150 dagen"]),
        ("passed", ["over 40 dagen"]),
        ("ended", ["over -5 dagen"]),
        ("for_ever", ["voor altijd"]),
    ],
)
def test_contracts_are_found_by_what_comes_next(
    director: Client, chosen: str, expected: list[str]
) -> None:
    assert titles(director, f"?when={chosen}") == expected


def test_the_figures_on_top_count_what_the_filters_show(director: Client) -> None:
    counts = {chosen: count for _l, count, chosen in director.get("/agreements/").context["counts"]}
    assert counts == {chosen: len(titles(director, f"?when={chosen}")) for chosen in counts}


def test_nobody_sees_contracts_of_others(world: World, director: Client, signed_in: SignIn) -> None:
    mine = titles(signed_in(world.users[Role.ACCOUNT_MANAGER]))
    assert set(mine) == {"over 20 dagen", "over 80 dagen", "over 150 dagen", "over -5 dagen"}
    file = signed_in(world.stranger).get("/agreements/?export=csv")
    text = b"".join(file.streaming_content).decode()  # type: ignore[attr-defined]
    assert "voor altijd" in text
    assert "over 20 dagen" not in text


def test_the_page_of_the_account_tells_of_a_day_that_is_near(
    world: World, director: Client
) -> None:
    text = director.get(f"/accounts/{world.accounts[0].pk}/").content.decode()
    assert "over 20 dagen" in text
    assert "over 80 dagen" not in text


def test_without_contracts_the_page_says_what_to_do(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.users[Role.DIRECTOR]).get("/agreements/")
    assert page.context["count"] == 0
    assert 'href="/accounts/"' in page.content.decode()


def test_many_contracts_take_no_more_questions(
    world: World, director: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        make_contract(world.accounts[2], title=str(number), ends_on=date(2027, 1, 1))
    director.get("/agreements/")
    with django_assert_max_num_queries(QUERIES):
        director.get("/agreements/")
