from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.conftest import SignIn
from tests.world import World, make_person
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import AccountInput, BenefitEntry
from verder.apps.identify.queries import all_inputs_of, benefits_of
from verder.apps.identify.services import say, set_input
from verder.domain.identify.benefit_ledger import Side
from verder.domain.identify.dependence import Reason

QUERIES = 30
SCORES = {
    "share_of_wallet": 62,
    "switching_cost": 70,
    "criticality": 50,
    "lack_of_alternatives": 80,
    "dedicated_capacity": 30,
    "irreplaceability": 40,
}


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def address(account: Account, rest: str = "") -> str:
    return f"/accounts/{account.pk}/mutual/{rest}"


def entry(account: Account, side: Side, what: str, amount: int, **said: bool) -> BenefitEntry:
    row = BenefitEntry(account=account, side=side, what=what, amount=Decimal(amount), **said)
    return say(by=None, row=row)


def test_a_benefit_is_named_changed_removed_and_each_is_undone(
    world: World, client: Client
) -> None:
    account = world.accounts[0]
    sent = {"side": "customer", "what": "less stock", "amount": "1200.50", "is_shared": "on"}
    client.post(address(account, "benefits/"), sent)
    (first,) = benefits_of([account.pk])[account.pk]
    assert (first.what, first.amount, first.is_fact) == ("less stock", Decimal("1200.50"), False)
    client.post(address(account, f"benefits/{first.pk}/"), {**sent, "is_fact": "on"})
    (second,) = benefits_of([account.pk])[account.pk]
    assert second.is_fact
    client.post(address(account, f"benefits/{second.pk}/remove/"))
    assert benefits_of([account.pk]) == {}
    for expected in (second, first):
        client.post(f"/accounts/{account.pk}/said/benefit/{second.pk}/undo/?tab=account_mutual")
        assert benefits_of([account.pk]) == {account.pk: [expected]}


def test_a_benefit_without_words_is_shown_again(world: World, client: Client) -> None:
    account = world.accounts[0]
    page = client.post(address(account, "benefits/"), {"side": "us", "what": "", "amount": "-1"})
    forms = {column.side: column.form for column in page.context["columns"]}
    assert forms[Side.US].errors.keys() == {"what", "amount"}
    assert not forms[Side.CUSTOMER].is_bound
    assert not BenefitEntry.objects.exists()


def test_scores_are_kept_together_and_taken_back_together(world: World, client: Client) -> None:
    account = world.accounts[0]
    sent = {f"{name}-value": str(value) for name, value in SCORES.items()}
    page = client.post(address(account, "scores/"), sent, follow=True)
    mutual = page.context["mutual"]
    assert mutual.found.customer == Decimal("64.3")
    assert {kind.value for kind in all_inputs_of(account)} == set(SCORES)
    (message,) = page.context["messages"]
    undo = message.extra_tags.removeprefix("undo:").split(" ")[0]
    client.post(undo)
    assert all_inputs_of(account) == {}


def test_only_changed_scores_are_said_anew(world: World, client: Client) -> None:
    account = world.accounts[0]
    set_input(by=None, account=account, kind=InputKind.CRITICALITY, value=Decimal(50))
    sent = {f"{name}-value": str(value) for name, value in SCORES.items()}
    client.post(address(account, "scores/"), {**sent, "switching_cost-value": ""})
    said = all_inputs_of(account)
    assert said[InputKind.CRITICALITY].by is None
    assert InputKind.SWITCHING_COST not in said
    assert AccountInput.objects.count() == 5


def test_a_score_outside_the_scale_is_shown_again(world: World, client: Client) -> None:
    account = world.accounts[0]
    page = client.post(address(account, "scores/"), {"criticality-value": "101"})
    rows = {row.reason: row for _title, rows in page.context["scores"] for row in rows}
    assert rows[Reason.CRITICALITY].form.errors.keys() == {"value"}
    assert not AccountInput.objects.exists()


def test_who_may_not_see_margins_sees_no_figure_of_ours(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    for name, value in SCORES.items():
        set_input(by=None, account=account, kind=InputKind(name), value=Decimal(value))
    entry(account, Side.US, "our secret volume", 7777)
    entry(account, Side.CUSTOMER, "less stock", 1234)
    page = signed_in(world.users[Role.TEAM_MEMBER]).get(address(account))
    text = page.content.decode()
    assert "less stock" in text
    assert "1.234" in text
    assert "our secret volume" not in text
    assert "7.777" not in text
    reasons = {row.reason for _title, rows in page.context["scores"] for row in rows}
    assert Reason.OWN_CONTRIBUTION not in reasons
    assert 'id="supplier"' not in text
    assert "explain-supplier" not in text
    assert "explain-asymmetry" not in text
    seen = signed_in(world.users[Role.ACCOUNT_MANAGER]).get(address(account)).content.decode()
    assert "our secret volume" in seen
    assert "explain-supplier" in seen


def test_the_page_for_the_customer_holds_no_figure_of_ours(world: World, client: Client) -> None:
    account = world.accounts[0]
    entry(account, Side.CUSTOMER, "less stock", 1234, is_shared=True)
    entry(account, Side.CUSTOMER, "our guess at their margin", 5678, is_shared=False)
    entry(account, Side.US, "a steady volume", 7777, is_shared=True)
    entry(account, Side.US, "room to raise prices", 8888, is_shared=False)
    text = client.get(address(account, "print/")).content.decode()
    assert all(words in text for words in ("less stock", "1.234", "a steady volume"))
    hidden = ("our guess", "5.678", "7.777", "room to raise", "8.888", "Captive", "menu")
    assert [words for words in hidden if words in text] == []


@pytest.mark.parametrize("role", [Role.TEAM_MEMBER, Role.DIRECTOR])
@pytest.mark.parametrize("path", ["benefits/", "scores/"])
def test_who_may_not_edit_the_account_writes_nothing(
    world: World, signed_in: SignIn, role: Role, path: str
) -> None:
    account = world.accounts[0]
    sent = {"side": "customer", "what": "x", "criticality-value": "10"}
    assert signed_in(world.users[role]).post(address(account, path), sent).status_code == 403
    assert not BenefitEntry.objects.exists()
    assert not AccountInput.objects.exists()


def test_a_stranger_finds_nothing(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    kept = entry(account, Side.CUSTOMER, "less stock", 1)
    client = signed_in(world.stranger)
    assert client.get(address(account)).status_code == 404
    assert client.get(address(account, "print/")).status_code == 404
    posts = (
        address(account, f"benefits/{kept.pk}/remove/"),
        f"/accounts/{account.pk}/said/benefit/{kept.pk}/undo/",
        # an entry of another account is not reached through an own one
        address(world.accounts[1], f"benefits/{kept.pk}/remove/"),
        f"/accounts/{world.accounts[1].pk}/said/benefit/{kept.pk}/undo/",
    )
    assert [client.post(path).status_code for path in posts] == [404] * 4
    assert benefits_of([account.pk]) == {account.pk: [kept]}


def test_without_invoices_the_tab_says_so(db: None, signed_in: SignIn) -> None:
    account = Account.objects.create(name="Alleen")
    client = signed_in(make_person("Cas", Role.CONTROLLER))
    assert client.get(address(account)).context["why"]


def test_the_tab_asks_few_queries(
    world: World,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    account = world.accounts[0]
    for place in range(10):
        entry(account, Side.CUSTOMER, f"benefit {place}", place)
    client.get(address(account))
    with django_assert_max_num_queries(QUERIES):
        client.get(address(account))
