from decimal import Decimal
from io import BytesIO
from math import pi

import pytest
from pptx import Presentation
from pytest_django import DjangoAssertNumQueries

from tests.apps.identify.rounds import make_default_round
from tests.apps.identify.test_matrix import place
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.models import PortfolioTarget
from verder.apps.identify.selection_choices import Decision
from verder.apps.identify.services import say
from verder.apps.identify.services.selection import close_round, decide_accounts
from verder.web.identify.charts.bubbles import LARGEST, SMALLEST, diameter

PAGE = "/identify/matrix/"
YEAR = "from=2025-01-01&to=2025-12-31"  # the lines reach back a year before it


def test_the_area_of_a_bubble_is_as_its_revenue() -> None:
    areas = [pi * (diameter(revenue, 400.0) / 2) ** 2 for revenue in (400.0, 100.0)]
    assert areas[0] / areas[1] == pytest.approx(4)
    assert diameter(400.0, 400.0) == LARGEST
    assert diameter(-10.0, 400.0) == diameter(0.0, 400.0) == SMALLEST


def test_bubbles_arrows_and_targets_are_drawn(world: World, signed_in: SignIn) -> None:
    account = world.accounts[0]
    place(account)
    place(world.accounts[2], "2.4")
    target = PortfolioTarget(
        account=account, attractiveness=Decimal(4), ratio=Decimal("1.3"), reason="more groups"
    )
    say(by=None, row=target)
    context = signed_in(world.users[Role.ACCOUNT_MANAGER]).get(f"{PAGE}?{YEAR}").context
    drawn = {
        point["label"]["formatter"]: point
        for series in context["chart"]["series"]
        for point in series["data"]
        if "label" in point
    }
    assert drawn.keys() == {"▲ Klant 1", "▲ Klant 3"}
    assert drawn["▲ Klant 1"]["value"] == [1.145, 3.75]
    assert drawn["▲ Klant 1"]["symbolSize"] == LARGEST
    assert context["chart"]["series"][-1]["data"][0]["value"] == [1.3, 4.0]
    assert [line.quadrant for line in context["lines"]] == ["Strategisch", "Status"]


def test_bubbles_are_coloured_by_trend_class_or_decision(world: World, signed_in: SignIn) -> None:
    first, third = world.accounts[0], world.accounts[2]
    place(first)
    place(third)
    client, round_ = signed_in(world.users[Role.DIRECTOR]), make_default_round(world)
    decide_accounts(
        by=world.users[Role.DIRECTOR],
        round_=round_,
        account_ids=[third.pk],
        decision=Decision.HARVEST,
        reason="koopt minder",
    )

    def coloured(query: str) -> dict[str, list[str]]:
        series = client.get(f"{PAGE}?{YEAR}&{query}").context["chart"]["series"]
        return {
            each["name"]: [point["label"]["formatter"].removeprefix("▲ ") for point in each["data"]]
            for each in series
            if each["data"] and "label" in each["data"][0]
        }

    first_name, third_name = "Klant 1", "Klant 3"
    assert coloured("colour=moon") == coloured("") == {"Omzet groeit": [first_name, third_name]}
    assert coloured("colour=class") == {"toppers": [first_name, third_name]}
    assert coloured("colour=decision") == {"Niet beslist": [first_name, third_name]}
    close_round(by=world.users[Role.DIRECTOR], round_=round_)
    assert coloured("colour=decision") == {"Oogsten": [third_name], "Niet beslist": [first_name]}


def test_who_bought_nothing_is_a_hollow_bubble(world: World, signed_in: SignIn) -> None:
    place(world.accounts[0])
    client = signed_in(world.users[Role.DIRECTOR])
    context = client.get(f"{PAGE}?from=2023-01-01&to=2023-12-31").context
    (point,) = [point for series in context["chart"]["series"] for point in series["data"] if point]
    assert point["itemStyle"]["color"] == "--surface"
    assert point["symbolSize"] == SMALLEST


def test_a_filter_narrows_the_list_and_the_picture(world: World, signed_in: SignIn) -> None:
    place(world.accounts[0])
    place(world.accounts[2], "2.4")
    context = signed_in(world.users[Role.DIRECTOR]).get(f"{PAGE}?quadrant=status&{YEAR}").context
    names = [
        point["label"]["formatter"]
        for series in context["chart"]["series"]
        for point in series["data"]
        if "label" in point
    ]
    assert names == ["▲ Klant 3"]


def test_the_slide_holds_a_chart_of_the_accounts_in_view(world: World, signed_in: SignIn) -> None:
    for account in world.accounts[:3]:
        place(account)
    answer = signed_in(world.users[Role.ACCOUNT_MANAGER]).get(f"{PAGE}slide/")
    assert answer["Content-Disposition"].endswith('.pptx"')
    (slide,) = Presentation(BytesIO(answer.content)).slides
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert "De portfolio van accounts" in texts
    assert any("Netto" in text or "netto" in text for text in texts)
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert chart.has_legend
    (series,) = chart.plots[0].series
    labels = {series.points[place].data_label.text_frame.text for place in range(2)}
    assert labels == {"Klant 1", "Klant 3"}
    assert len(list(series.iter_values())) == 2
    assert chart.category_axis.crosses_at == 1.0
    assert chart.value_axis.crosses_at == 3.0


def test_who_may_not_see_margins_gets_no_slide(world: World, signed_in: SignIn) -> None:
    place(world.accounts[0])
    client = signed_in(world.users[Role.TEAM_MEMBER])
    assert client.get(f"{PAGE}slide/").status_code == 404
    assert client.get(PAGE).context["reason"] == "margins_hidden"


def test_the_page_asks_few_queries(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for account in world.accounts:
        place(account)
    client = signed_in(world.users[Role.SALES_MANAGER])
    client.get(PAGE)
    with django_assert_max_num_queries(32):
        client.get(PAGE)
