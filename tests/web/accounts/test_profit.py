"""The profit of one account in the browser: the ladder, the what-if, and proposals."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.apps.identify.costing import give, give_rates
from tests.apps.identify.test_profit import make_costed_d20
from tests.conftest import SignIn
from tests.world import World, make_person
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.identify.models import Proposal

ASKED = "price=3&to_deliveries=120"
HTMX = {"HX-Request": "true", "HX-Target": "what-if-answer"}


@pytest.fixture
def c03(db: None) -> Account:
    return make_costed_d20()[2]


@pytest.fixture
def controller(c03: Account, signed_in: SignIn) -> Client:
    return signed_in(make_person("Cas Controle", Role.CONTROLLER))


def test_the_ladder_stands_there_step_by_step(c03: Account, controller: Client) -> None:
    page = controller.get(f"/accounts/{c03.pk}/profit/")
    amounts = [line.row.amount for line in page.context["table"].body]
    assert amounts[:3] == [180_000, -140_400, 39_600]
    assert amounts[-3:] == [-2_550, 0, -18_400]
    assert page.context["advice"]
    text = page.content.decode()
    assert "−€&nbsp;18.400" in text or "−€\xa018.400" in text


def test_a_change_in_the_address_is_answered_at_every_step(
    c03: Account, controller: Client
) -> None:
    page = controller.get(f"/accounts/{c03.pk}/profit/?{ASKED}")
    assert [each.effect for each in page.context["effects"]] == [5_400, 5_400, 16_200, 16_200]
    assert page.context["after"] == -2_200
    assert [part.effect for part in page.context["parts"]] == [5_400, 10_800]
    # 2,200 of 185,400 is left to talk about.
    assert re.sub(r"\s", " ", page.context["rest"]).startswith("€ 2.200 van het verlies")
    assert "1,2%" in page.context["rest"]


@pytest.mark.parametrize("asked", ["", "price=20"])
def test_nothing_remains_where_nothing_changes_or_the_loss_is_gone(
    c03: Account, controller: Client, asked: str
) -> None:
    assert controller.get(f"/accounts/{c03.pk}/profit/?{asked}").context["rest"] == ""


def test_htmx_gets_the_answer_alone(c03: Account, controller: Client) -> None:
    part = controller.get(f"/accounts/{c03.pk}/profit/?{ASKED}", headers=HTMX)
    text = part.content.decode().strip()
    assert text.startswith('<div id="what-if-answer"')
    assert "<html" not in text


def test_a_proposal_is_saved_withdrawn_and_brought_back(c03: Account, controller: Client) -> None:
    sent = {"price": "3", "to_deliveries": "120", "note": "Bundelen", "from": "", "to": ""}
    answer = controller.post(f"/accounts/{c03.pk}/proposals/", sent, follow=True)
    made = Proposal.objects.get()
    assert (made.effect, made.note) == (Decimal(16_200), "Bundelen")
    assert [row.record for row in answer.context["proposals"]] == [made]
    for act, is_withdrawn in (("withdraw", True), ("withdraw", True), ("restore", False)):
        controller.post(f"/accounts/{c03.pk}/proposals/{made.pk}/{act}/")
        made.refresh_from_db()
        assert (made.withdrawn_at is not None) is is_withdrawn


def test_nothing_changed_is_not_saved(c03: Account, controller: Client) -> None:
    controller.post(f"/accounts/{c03.pk}/proposals/", {"price": "0", "to_deliveries": "240"})
    assert not Proposal.objects.exists()


def test_the_ladder_is_taken_along(c03: Account, controller: Client) -> None:
    file = controller.get(f"/accounts/{c03.pk}/profit/?ladder-export=csv")
    assert "-18400" in file.getvalue().decode()


@pytest.mark.parametrize(
    "query",
    [
        "price=abc&minimum=-4&small=moon&to_deliveries=x",
        "price=1e400&to_deliveries=99999999999999999999",
        "price=NaN&minimum=Infinity",
        "from=2025-13-45&to=x",
        "minimum=0&small=vanished",
    ],
)
def test_nonsense_changes_nothing(c03: Account, controller: Client, query: str) -> None:
    page = controller.get(f"/accounts/{c03.pk}/profit/?{query}")
    assert page.status_code == 200
    assert page.context["effect"] == 0


def test_what_is_missing_is_asked_for_in_one_line(world: World, signed_in: SignIn) -> None:
    account, client = world.accounts[0], signed_in(world.users[Role.CONTROLLER])
    page = client.get(f"/accounts/{account.pk}/profit/")
    assert page.content.decode().count('class="asks"') == 1
    give_rates()
    page = client.get(f"/accounts/{account.pk}/profit/")
    assert "Leveringen" in page.context["missing_quantities"]
    give(account, deliveries="3")
    page = client.get(f"/accounts/{account.pk}/profit/")
    assert "Leveringen" not in page.context["missing_quantities"]


def test_who_may_not_see_margins_sees_no_ladder(world: World, signed_in: SignIn) -> None:
    give_rates()
    account = world.accounts[0]
    client = signed_in(world.users[Role.TEAM_MEMBER])
    address = f"/accounts/{account.pk}/profit/"
    assert address not in client.get(f"/accounts/{account.pk}/").content.decode()
    for query in ("", "?price=3", "?ladder-export=csv"):
        page = client.get(address + query)
        assert "table" not in page.context
        assert "report" not in page.context
    assert client.post(f"/accounts/{account.pk}/proposals/", {"price": "3"}).status_code == 403
    member = world.users[Role.TEAM_MEMBER]
    member.sees_margins = True
    member.save()
    assert "report" in client.get(address).context


def test_an_account_of_others_does_not_exist(world: World, signed_in: SignIn) -> None:
    client, hidden = signed_in(world.users[Role.ACCOUNT_MANAGER]), world.accounts[1]
    assert client.get(f"/accounts/{hidden.pk}/profit/").status_code == 404
    assert client.post(f"/accounts/{hidden.pk}/proposals/", {"price": "3"}).status_code == 404
    made = Proposal.objects.create(
        account=hidden, start_on="2025-01-01", end_on="2026-01-01", change={}, effect=1,
        at="2026-01-01T00:00Z",
    )  # fmt: skip
    own = world.accounts[0]
    assert client.post(f"/accounts/{own.pk}/proposals/{made.pk}/withdraw/").status_code == 404


def test_the_page_asks_the_database_few_questions(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    give_rates()
    client = signed_in(world.users[Role.SALES_MANAGER])
    address = f"/accounts/{world.accounts[0].pk}/profit/?price=3"
    client.get(address)
    with django_assert_max_num_queries(30):
        client.get(address)
