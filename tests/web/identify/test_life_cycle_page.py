"""The life cycle page: what it says, lists and draws, and to whom."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from tests.builders import line
from tests.conftest import SignIn
from tests.world import World, add_lines, number_of
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.domain.identify.life_cycle import Stage, standing
from verder.domain.identify.order_history import OrderHistory
from verder.web.identify.charts.life_cycle import StageDot, curve_points, life_cycle_option
from verder.web.identify.presenters.stages import ADVICE, STAGE_NAMES, reason_of

PATH = "/identify/life-cycle/"


@pytest.fixture
def silent(world: World) -> Account:
    """Return an account of the north whose orders all lie early, with others ordering on."""
    Account.objects.filter(pk=world.accounts[0].pk).update(name="Stille BV")
    days = [date(2026, month, 15) for month in range(1, 11)]
    add_lines(
        [
            line(1000, customer=number_of(place), invoice=f"N{day}{place}", date=day, cost=600)
            for place in range(1, 8)
            for day in [*days, date(2026, 10, 31)]
        ]
    )
    return Account.objects.get(pk=world.accounts[0].pk)


def test_the_silent_account_is_named_with_its_reason(
    world: World, signed_in: SignIn, silent: Account
) -> None:
    director = world.users[Role.DIRECTOR]
    director.language = "en"
    director.save()
    page = signed_in(director).get(PATH)
    (line_,) = page.context["at_risk"]
    assert line_.name == "Stille BV"
    assert line_.reason == "320 days without an order, where 31 is usual"
    assert line_.reason in page.content.decode()


def test_the_list_is_taken_along_by_stage(world: World, signed_in: SignIn, silent: Account) -> None:
    director = world.users[Role.DIRECTOR]
    director.language = "en"
    director.save()
    file = signed_in(director).get(f"{PATH}?stage=at_risk&export=csv").getvalue()
    rows = list(csv.DictReader(StringIO(file.decode("utf-8-sig"))))
    assert [row["Account"] for row in rows] == ["Stille BV"]
    assert rows[0]["Days without an order"] == "320"


def test_who_sees_other_accounts_does_not_read_of_it(
    world: World, signed_in: SignIn, silent: Account
) -> None:
    page = signed_in(world.stranger).get(PATH)
    assert "Stille BV" not in page.content.decode()
    assert page.context["report"].revenue_at_risk == 0
    assert signed_in(world.users[Role.ACCOUNT_MANAGER]).get(PATH).context["at_risk"]


@pytest.mark.parametrize(("role", "sees"), [(Role.TEAM_MEMBER, False), (Role.DIRECTOR, True)])
def test_margins_stay_hidden_in_the_table_of_the_chart(
    world: World, signed_in: SignIn, role: Role, *, sees: bool
) -> None:
    client = signed_in(world.users[role])
    keys = {column.key for column in client.get(PATH).context["stage_table"].spec.columns}
    assert ("margin" in keys) is sees
    file = client.get(f"{PATH}?stages-export=csv").getvalue().decode("utf-8-sig")
    assert (len(next(csv.reader(StringIO(file)))) == 8) is sees


def test_limits_are_tried_out_on_the_page(world: World, signed_in: SignIn, silent: Account) -> None:
    client = signed_in(world.users[Role.CONTROLLER])
    tried = client.get(f"{PATH}?risk_days=330&lost_days=400")
    assert tried.context["at_risk"] == []
    assert tried.context["limits"].is_tried
    kept = client.post("/identify/limits/life_cycle/", {"risk_days": "330", "next": ""})
    assert kept["Location"] == PATH
    assert client.get(PATH).context["at_risk"] == []


def test_the_page_asks_the_database_few_questions(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    client.get(PATH)
    with django_assert_max_num_queries(25):
        client.get(PATH)


def test_every_stage_has_a_name_and_advice() -> None:
    assert set(STAGE_NAMES) == set(ADVICE) == set(Stage)


def test_dots_stand_on_the_curve_of_their_stage() -> None:
    dots = [
        StageDot(stage="mature", weight=0.1 * number, words=f"{number}", href="/")
        for number in range(25)
    ]
    names = {str(stage): str(stage) for stage in Stage}
    option = life_cycle_option(dots, stage_names=names, curve_name="curve")
    curve, *stages = option["series"]
    assert [len(each["data"]) for each in stages] == [0, 0, 25, 0, 0, 0, 0]
    places = [dot["value"] for dot in stages[2]["data"]]
    assert all(2 < x < 3 for x, _y in places)
    assert len({tuple(place) for place in places}) == 25
    assert places[0][1] == 1.0
    assert curve["data"][0] == [0.0, 0.08]
    assert max(height for _x, height in curve_points()) == 1.0


@override("en")
def test_reasons_are_said_in_words() -> None:
    today = date(2026, 1, 1)
    history = OrderHistory(
        account_id=1,
        orders=9,
        first_on=date(2020, 1, 1),
        last_on=date(2025, 12, 1),
        median_interval=Decimal("10.5"),
        longest_return=None,
        is_seasonal=False,
    )

    def reason(revenue: int, previous: int) -> str:
        found = standing(1, history, today, revenue=Decimal(revenue), previous=Decimal(previous))
        return reason_of(found)

    assert reason(120, 100) == "20.0% more revenue than the year before"
    assert reason(80, 100) == "20.0% less revenue than the year before"
    assert reason(100, 100) == "as much revenue as the year before"
    assert reason(100, 0).startswith("nothing was bought in the year before")
    assert reason_of(standing(1, None, today)) == "no order yet, and nobody looks after it"


def test_the_page_of_the_account_warns_with_the_evidence(
    world: World, signed_in: SignIn, silent: Account
) -> None:
    manager = world.users[Role.ACCOUNT_MANAGER]
    manager.language = "en"
    manager.save()
    client = signed_in(manager)
    page = client.get(f"/accounts/{silent.pk}/")
    assert page.context["stage"].is_alert
    assert "320 days without an order, where 31 is usual" in page.content.decode()
    calm = client.get(f"/accounts/{world.accounts[2].pk}/")
    assert calm.context["stage"].found.stage is not Stage.AT_RISK
    assert "where 31 is usual" not in calm.content.decode()
