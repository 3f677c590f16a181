from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import SignIn
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import KeyBuyingFactor, PortfolioTarget
from verder.apps.identify.queries import all_inputs_of, buying_factors_of, targets_of
from verder.apps.identify.selection_choices import FilledBy
from verder.apps.identify.services.selection import add_accounts, make_round, set_score
from verder.domain.values.period import Period


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def address(account: Account, rest: str = "") -> str:
    return f"/accounts/{account.pk}/strength/{rest}"


FACTOR = {
    "name": "price",
    "weight": "60",
    "own": "3.5",
    "competitor": "4",
    "competitor_name": "Fabory",
    "heard_from": "head of purchasing",
    "heard_on": "2026-01-05",
}


def test_a_buying_factor_is_added_scored_anew_removed_and_undone(
    world: World, client: Client
) -> None:
    account = world.accounts[0]
    page = client.post(address(account, "factors/"), FACTOR, follow=True)
    assert page.context["row"].now.ratio == Decimal("0.875")
    assert page.context["weakest"] == "price"
    assert not page.context["is_hundred"]
    (first,) = buying_factors_of([account.pk])[account.pk]
    assert str(first.heard_on) == "2026-01-05"
    client.post(address(account, f"factors/{first.pk}/"), {**FACTOR, "own": "4.5"})
    (second,) = buying_factors_of([account.pk])[account.pk]
    assert second.own == Decimal("4.5")
    client.post(address(account, f"factors/{second.pk}/remove/"))
    assert buying_factors_of([account.pk]) == {}
    client.post(f"/accounts/{account.pk}/said/buying_factor/{second.pk}/undo/")
    assert buying_factors_of([account.pk]) == {account.pk: [second]}


@pytest.mark.parametrize(("field", "value"), [("own", "6"), ("weight", "101"), ("name", "")])
def test_what_cannot_be_is_shown_again(
    world: World, client: Client, field: str, value: str
) -> None:
    page = client.post(address(world.accounts[0], "factors/"), {**FACTOR, field: value})
    assert page.context["new_factor"].errors.keys() == {field}
    assert not KeyBuyingFactor.objects.exists()


def test_a_target_is_set_changed_and_taken_back(world: World, client: Client) -> None:
    account = world.accounts[0]
    sent = {"attractiveness": "4", "ratio": "1.2", "until": "2027-12-31", "reason": "pilot"}
    for ratio in ("1.2", "1.3"):
        client.post(address(account, "target/"), {**sent, "ratio": ratio})
    assert targets_of([account.pk])[account.pk].ratio == Decimal("1.3")
    client.post(address(account, "target/"), {"remove": "yes"})
    assert targets_of([account.pk]) == {}
    assert PortfolioTarget.objects.count() == 2


def test_a_target_without_a_reason_is_shown_again(world: World, client: Client) -> None:
    sent = {"attractiveness": "4", "ratio": "1.2"}
    page = client.post(address(world.accounts[0], "target/"), sent)
    assert page.context["target_form"].errors.keys() == {"reason"}


def test_a_score_of_the_matrix_returns_to_this_tab(world: World, client: Client) -> None:
    account = world.accounts[0]
    sent = {"value": "4.2", "tab": "account_strength"}
    answer = client.post(f"/accounts/{account.pk}/inputs/attractiveness/", sent)
    assert answer.headers["Location"] == address(account)
    assert all_inputs_of(account)[InputKind.ATTRACTIVENESS].value == Decimal("4.2")
    wrong = client.post(
        f"/accounts/{account.pk}/inputs/attractiveness/", {**sent, "value": "9"}, follow=True
    )
    assert [message.level_tag for message in wrong.context["messages"]][-1:] == ["warning"]


@pytest.mark.parametrize(
    ("role", "seen", "sent"), [(Role.TEAM_MEMBER, 403, 403), (Role.DIRECTOR, 200, 403)]
)
def test_who_may_see_and_who_may_write(
    world: World, signed_in: SignIn, role: Role, seen: int, sent: int
) -> None:
    account = world.accounts[0]
    client = signed_in(world.users[role])
    assert client.get(address(account)).status_code == seen
    assert client.post(address(account, "factors/"), FACTOR).status_code == sent
    assert client.post(address(account, "target/"), {}).status_code == sent
    assert not KeyBuyingFactor.objects.exists()


def test_a_stranger_finds_nothing(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.stranger)
    assert client.get(address(world.accounts[0])).status_code == 404
    assert client.post(address(world.accounts[0], "factors/"), FACTOR).status_code == 404


def test_the_score_of_a_round_leaves_no_typed_attractiveness(world: World, client: Client) -> None:
    administrator, account = world.users[Role.ADMINISTRATOR], world.accounts[0]
    assert InputKind.ATTRACTIVENESS in {
        row.kind for row in client.get(address(account)).context["rows"]
    }
    year = Period(date(2025, 1, 1), date(2026, 1, 1))
    round_ = make_round(by=administrator, year=2026, team=None, period=year, capacity=3)
    (entry,) = add_accounts(by=administrator, round_=round_, account_ids=[account.pk])
    for criterion in round_.criteria.filter(filled_by=FilledBy.JUDGEMENT):
        set_score(by=administrator, entry=entry, criterion=criterion, score=4)
    context = client.get(address(account)).context
    assert context["row"].now.attractiveness >= 1
    assert InputKind.ATTRACTIVENESS not in {row.kind for row in context["rows"]}


def test_a_target_that_was_dragged_is_filled_in_within_its_ends(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in(world.users[Role.ADMINISTRATOR])
    page = reverse("account_strength", args=[world.accounts[0].pk])
    for query, place in (
        ("x=1.30&y=9", {"ratio": Decimal("1.30"), "attractiveness": Decimal(5)}),
        ("x=moon&y=nan", {}),
        ("", {}),
    ):
        context = client.get(f"{page}?{query}").context
        initial = context["target_form"].initial
        found = {name: initial[name] for name in ("ratio", "attractiveness") if name in initial}
        assert (found, context["is_dragged"]) == (place, bool(place))
