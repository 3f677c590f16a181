"""The gates of a round on one page, and the ways between the steps of the choice."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.identify.rounds import make_worked_round, score_all
from tests.apps.identify.test_dependence import rate
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import AccountInput, BenefitEntry, RatingSheet, SelectionRound
from verder.apps.identify.services import say, set_input
from verder.domain.identify.benefit_ledger import Side


@pytest.fixture
def round_(world: World) -> SelectionRound:
    made = make_worked_round(world)
    for place in range(3):
        score_all(made, world, place, (5 - place, 4, 3, 3, 3))
    return made


@pytest.fixture
def director(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.DIRECTOR])


def said(world: World, place: int, kind: InputKind) -> AccountInput | None:
    rows = AccountInput.objects.filter(account=world.accounts[place], kind=kind)
    return rows.order_by("-pk").first()


def test_answers_at_the_gates_are_kept_where_they_differ(
    world: World, signed_in: SignIn, round_: SelectionRound
) -> None:
    first, second = world.accounts[:2]
    set_input(
        by=None,
        account=first,
        kind=InputKind.CUSTOMER_BENEFIT,
        value=Decimal(12_000),
        text="minder voorraad",
    )
    client = signed_in(world.users[Role.ADMINISTRATOR])
    sent = {
        f"benefit-{first.pk}": "minder voorraad, sneller geleverd",
        f"benefit-{second.pk}": " ",
        f"credit-{second.pk}": "blocked",
    }
    client.post(reverse("selection_gates_answer", args=[round_.pk]), sent)
    benefit = said(world, 0, InputKind.CUSTOMER_BENEFIT)
    assert benefit is not None
    assert benefit.text == "minder voorraad, sneller geleverd"
    assert benefit.value == 12_000
    credit = said(world, 1, InputKind.CREDIT_BLOCKED)
    assert credit is not None
    assert credit.value == 1
    assert said(world, 1, InputKind.CUSTOMER_BENEFIT) is None
    kept = AccountInput.objects.count()
    client.post(reverse("selection_gates_answer", args=[round_.pk]), sent)
    assert AccountInput.objects.count() == kept
    rows = client.get(reverse("selection_gates", args=[round_.pk])).context["rows"]
    assert {row.credit for row in rows if row.line.account_id == second.pk} == {"blocked"}


def test_a_gate_says_what_the_ledger_holds_and_asks_for_the_scores(
    world: World, director: Client, round_: SelectionRound
) -> None:
    first, second = world.accounts[:2]
    for what in ("minder voorraad", "minder stilstand"):
        say(by=None, row=BenefitEntry(account=first, side=Side.CUSTOMER, what=what))
    say(by=None, row=BenefitEntry(account=second, side=Side.US, what="naam"))
    rate(first, customer=60, supplier=40)
    page = director.get(reverse("selection_gates", args=[round_.pk]))
    rows = {row.line.account_id: row for row in page.context["rows"]}
    assert [
        (rows[each.pk].listed, rows[each.pk].is_dependence_open) for each in (first, second)
    ] == [
        (2, False),
        (0, True),
    ]
    text = page.content.decode()
    assert "2 voordelen in het grootboek" in text
    asked = '<a class="asks-cell" href="/accounts/{}/mutual/#scores"'
    assert [asked.format(each.pk) in text for each in (first, second)] == [False, True]


def test_who_sees_some_accounts_answers_for_those_alone(
    world: World, signed_in: SignIn, round_: SelectionRound
) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    rows = client.get(reverse("selection_gates", args=[round_.pk])).context["rows"]
    assert {str(row.line) for row in rows} == {"Klant 1", "Klant 3", "Klant 5", "Klant 7"}
    hidden = world.accounts[1]
    sent = {f"benefit-{hidden.pk}": "niets van mij", f"credit-{hidden.pk}": "blocked"}
    client.post(reverse("selection_gates_answer", args=[round_.pk]), sent)
    assert not AccountInput.objects.exists()


def test_directors_look_and_team_members_see_no_score(
    world: World, signed_in: SignIn, director: Client, round_: SelectionRound
) -> None:
    address = reverse("selection_gates_answer", args=[round_.pk])
    sent = {f"credit-{world.accounts[0].pk}": "blocked"}
    assert director.post(address, sent).status_code == 403
    member = signed_in(world.users[Role.TEAM_MEMBER])
    assert "rows" not in member.get(reverse("selection_gates", args=[round_.pk])).context
    assert not AccountInput.objects.exists()


def test_gates_take_few_questions(
    director: Client,
    round_: SelectionRound,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    address = reverse("selection_gates", args=[round_.pk])
    director.get(address)
    with django_assert_max_num_queries(30):
        director.get(address)


def test_one_account_leads_to_the_next_in_the_order_of_the_round(
    world: World, director: Client, round_: SelectionRound
) -> None:
    entries = {each.account_id: each.pk for each in round_.entries.all()}
    second = entries[world.accounts[1].pk]
    page = director.get(reverse("selection_entry", args=[round_.pk, second]))
    beside = [page.context[name].entry.pk for name in ("previous", "next")]
    assert beside == [entries[world.accounts[0].pk], entries[world.accounts[2].pk]]


def test_a_round_begins_with_the_accounts_of_a_rating(world: World, director: Client) -> None:
    director.post(reverse("rating_start"), {"with": "toppers"})
    sheet = RatingSheet.objects.get()
    page = director.get(reverse("selection_new"), {"sheet": sheet.pk})
    assert page.context["sheet"] == str(sheet.pk)
    sent = {"year": 2027, "capacity": 2, "sheet": sheet.pk}
    director.post(reverse("selection_new"), sent)
    made = SelectionRound.objects.get()
    rated = set(sheet.columns.values_list("account_id", flat=True))
    assert set(made.entries.values_list("account_id", flat=True)) == rated
