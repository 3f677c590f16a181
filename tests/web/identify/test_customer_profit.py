"""The map of customers: who sees what of it, and where it leads."""

from decimal import Decimal

import pytest
from django.test import Client

from tests.apps.identify.costing import C03, give, give_rates
from tests.apps.identify.test_profit import make_costed_d20
from tests.conftest import SignIn
from tests.world import World, make_person
from verder.apps.core.enums import Role
from verder.apps.identify.question import Question
from verder.apps.identify.reports.customer_profit import customer_profit_report
from verder.domain.identify.customer_profit import Field
from verder.domain.identify.profit_ladder import Step
from verder.web.identify.charts.customer_profit import CustomerPoint, edges_of

PAGE = "/identify/customer-profit/"


@pytest.fixture
def director(db: None, signed_in: SignIn) -> Client:
    make_costed_d20()
    return signed_in(make_person("Dirk", Role.DIRECTOR))


def cost(world: World) -> None:
    give_rates()
    for place, account in enumerate(world.accounts):
        give(account, **{**C03, "visits": str(place)})


def test_the_map_shows_every_customer_of_the_reference_set(director: Client) -> None:
    page = director.get(PAGE)
    report = page.context["report"]
    assert (report.step, report.coverage, len(report.customers)) == (Step.CM3, 1, 20)
    fields = {each.account_id: each.field for each in report.customers}
    by_name = {report.names[key]: field for key, field in fields.items()}
    assert by_name["C03"] is Field.AGGRESSIVE
    points = [each for series in page.context["chart"]["series"] for each in series["data"]]
    assert sum(1 for point in points if isinstance(point, dict) and point["href"]) == 20


def test_the_fields_part_where_the_address_says(director: Client) -> None:
    report = director.get(PAGE + "?split_at=average").context["report"]
    assert round(report.found.margin_split, 4) == Decimal("0.2932")


def test_the_step_of_the_address_is_the_one_on_the_map(director: Client) -> None:
    report = director.get(PAGE + "?step=cm2").context["report"]
    assert report.step is Step.CM2
    assert director.get(PAGE + "?step=cm1").context["report"].step is Step.CM3


def test_a_field_and_the_losses_can_be_listed_alone(director: Client) -> None:
    lines = [each.row for each in director.get(PAGE + "?sign=loss").context["table"].body]
    assert [line.name for line in lines][:2] == ["C03", "C06"]
    assert len(lines) == 9
    assert all(line.advice for line in lines)
    table = director.get(PAGE + "?field=aggressive").context["table"]
    assert "C03" in {each.row.name for each in table.body}


def test_a_class_is_of_the_whole_company_and_the_list_of_who_looks(world: World) -> None:
    cost(world)
    whole = customer_profit_report(None, Question())
    own = customer_profit_report(world.users[Role.ACCOUNT_MANAGER], Question())
    assert set(own.names) == {account.pk for account in world.accounts[::2]}
    fields = {each.account_id: each.field for each in whole.customers}
    assert all(fields[each.account_id] is each.field for each in own.customers)
    assert own.found.margin_split == whole.found.margin_split


def test_an_export_holds_own_accounts_only(world: World, signed_in: SignIn) -> None:
    cost(world)
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    text = client.get(PAGE + "?export=csv").getvalue().decode()
    seen = {account.name for account in world.accounts[::2]}
    assert {account.name for account in world.accounts if f"{account.name}," in text} == seen


def test_who_may_not_see_margins_sees_no_map(world: World, signed_in: SignIn) -> None:
    cost(world)
    client = signed_in(world.users[Role.TEAM_MEMBER])
    for query in ("", "?export=csv", "?step=cm2"):
        assert client.get(PAGE + query).context["reason"] == "margins_hidden"
    assert PAGE not in client.get("/portfolio/").content.decode()


def test_without_rates_the_page_says_what_is_wanted(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.users[Role.CONTROLLER]).get(PAGE)
    assert page.context["reason"] == "no_rates"


def point(service: str, margin: str, revenue: int) -> CustomerPoint:
    return CustomerPoint(
        service_share=Decimal(service),
        margin_share=Decimal(margin),
        revenue=Decimal(revenue),
        field="passive",
        words="",
        href="",
    )


def test_a_tiny_customer_far_away_stands_on_the_edge() -> None:
    points = [point("0.20", "0.30", 1000), point("9", "-3", 1)]
    edges = edges_of(points)
    assert (round(edges.right, 2), edges.bottom, round(edges.top, 2)) == (0.25, 0, 0.35)
    assert [edges.is_beyond(each) for each in points] == [False, True]
    assert edges.place(points[1]) == [round(edges.right, 5), 0]


def test_the_whale_shows_the_lowest_step_that_is_known_and_any_other(director: Client) -> None:
    page = director.get("/identify/whale/")
    assert page.context["report"].step is Step.CM3
    assert page.context["found"].destroyed == 38_400
    page = director.get("/identify/whale/?step=cm1")
    assert (page.context["report"].step, page.context["found"].profit) == (Step.CM1, 439_800)
    assert director.get("/identify/whale/?step=moon").context["report"].step is Step.CM3


def test_a_loss_maker_comes_with_advice_and_actions_that_open_the_what_if(
    director: Client,
) -> None:
    page = director.get("/identify/whale/")
    line, actions = page.context["loss_makers"][0]
    assert (line.name, line.account.profit) == ("C03", -18_400)
    assert line.advice.startswith("Prijs te laag")
    effects = {action.words: action.effect for action in actions}
    assert effects["Half zoveel orders en leveringen"] == 6_975 + 10_800
    assert effects["Geen bezoeken: via de binnendienst"] == 9_100
    assert effects["Niet meer bedienen"] == 18_400
    opened = director.get(f"/accounts/{line.account.account_id}/profit/?{actions[0].query}")
    assert opened.context["effect"] == actions[0].effect
    assert abs(opened.context["after"]) < 180_000 * Decimal("0.0005")


def test_good_margins_eaten_by_service_are_told_so(director: Client) -> None:
    lines = {
        line.name: line for line, _acts in director.get("/identify/whale/").context["loss_makers"]
    }
    assert lines["C16"].advice.startswith("Service te duur")
