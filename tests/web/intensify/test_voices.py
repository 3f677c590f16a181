"""Would they recommend us: the answers of an account, and of all accounts in view."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.apps.intensify.answering import answer, ask
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.limits import change_limits
from verder.apps.intensify.instruments import promoters_instrument
from verder.apps.intensify.models import Assessment, Position
from verder.apps.intensify.reports.voices import account_voices, voices_report
from verder.domain.engines.two_sides import ViewSide
from verder.domain.engines.voices import VoiceLimits
from verder.domain.values.missing import NotComputable

TWELVE = (10, 9, 9, 10, 9, 10, 8, 7, 8, 6, 3, 0)
QUERIES = 30


@pytest.fixture
def client(world: World, signed_in: SignIn) -> Client:
    """Return a client of the account manager of the first account."""
    return signed_in(world.users[Role.ACCOUNT_MANAGER])


def tab(world: World, place: int = 0) -> str:
    return f"/accounts/{world.accounts[place].pk}/voices/nps/"


def test_the_score_stands_with_its_answers_its_range_and_the_response(
    world: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    account, by = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    answer(account, by, TWELVE, remark="Graag sneller.")
    ask(account, by)
    with django_assert_max_num_queries(QUERIES):
        text = client.get(tab(world)).content.decode()
    assert "+25" in text
    assert "12 antwoorden · tussen −21 en +61" in text
    assert "12 van 13 gevraagd via een link" in text
    assert text.count("Graag sneller.") == 12


def test_few_answers_are_never_one_bare_number(world: World, client: Client) -> None:
    answer(world.accounts[0], world.users[Role.ACCOUNT_MANAGER], (10, 9))
    page = client.get(tab(world))
    assert page.context["net"] == ""
    assert "Te weinig antwoorden voor één getal" in page.content.decode()
    change_limits(by=None, kind=VoiceLimits, texts={"least_answers": "2"})
    assert client.get(tab(world)).context["net"] == "+100"


def test_a_person_is_one_voice_however_often_they_answered(world: World, client: Client) -> None:
    account, by = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    position = Position.objects.create(account=account, function="inkoper")
    for survey in answer(account, by, (2, 9)):
        Assessment.objects.filter(survey=survey).update(position=position)
    told = {f"answer_{item}": "8" for item in promoters_instrument().method.items}
    address = f"/accounts/{account.pk}/instruments/nps/customer/"
    unnamed = client.post(address, {**told, "on": timezone.localdate().isoformat()})
    assert "Zeg wie van de klant het zei" in unnamed.content.decode()
    found, _limits = account_voices(account, promoters_instrument(), today=timezone.localdate())
    assert [row.answers["recommend"] for row in found.rows] == [9]


def test_last_year_is_compared_and_does_not_count(world: World) -> None:
    account, by = world.accounts[0], world.users[Role.ACCOUNT_MANAGER]
    today = timezone.localdate()
    for survey in answer(account, by, [3] * 5):
        Assessment.objects.filter(survey=survey).update(on=today - timedelta(days=400))
    answer(account, by, [10] * 5)
    found, _limits = account_voices(account, promoters_instrument(), today=today)
    assert found.now.net.score == Decimal(1)
    assert found.before.net.score == Decimal(-1)


def test_who_sees_an_account_counts_in_the_sum(
    world: World, client: Client, signed_in: SignIn
) -> None:
    by = world.users[Role.ADMINISTRATOR]
    answer(world.accounts[0], by, [10] * 5)
    answer(world.accounts[1], by, [0] * 5, remark="geheim")
    text = client.get("/recommendation/").content.decode()
    assert world.accounts[0].name in text
    assert world.accounts[1].name not in text
    assert "5 antwoorden" in text
    director = signed_in(world.users[Role.DIRECTOR])
    assert "10 antwoorden" in director.get("/recommendation/").content.decode()
    assert client.get(tab(world, 1)).status_code == 404
    assert client.get(f"/api/accounts/{world.accounts[1].pk}/voices").status_code == 404
    (row,) = client.get("/api/voices").json()["items"]
    assert row["now"]["net"]["score"]["value"] == "1"
    everything = voices_report(None, promoters_instrument(), today=timezone.localdate())
    assert everything.now.net.score == 0


def test_programs_get_the_range_and_no_score_of_few(world: World, client: Client) -> None:
    account = world.accounts[0]
    answer(account, world.users[Role.ACCOUNT_MANAGER], (10, 4))
    told = client.get(f"/api/accounts/{account.pk}/voices").json()
    assert told["now"]["net"]["score"]["missing"]["code"] == "too_few_answers"
    assert set(told["now"]["net"]["range"]) == {"low", "high"}
    assert len(told["views"]) == 2
    asked = {"instrument": "relationship_stage"}
    assert client.get(f"/api/accounts/{account.pk}/voices", asked).status_code == 422
    assert client.get(f"/accounts/{account.pk}/voices/relationship_stage/").status_code == 404


def test_without_answers_the_pages_say_what_to_do_first(world: World, client: Client) -> None:
    assert "Zouden ze ons aanbevelen?" in client.get(tab(world)).content.decode()
    assert "Nog niemand is gevraagd" in client.get("/recommendation/").content.decode()
    found, _limits = account_voices(
        world.accounts[0], promoters_instrument(), today=timezone.localdate()
    )
    assert found.now.response_share == NotComputable("nobody_asked")
    assert found.last_on is None


def test_the_survey_asks_marks_on_a_line(world: World, client: Client) -> None:
    page = client.post(
        f"/accounts/{world.accounts[0].pk}/surveys/nps/",
        {"language": "en", "days": "7", "act": "copy"},
    ).content.decode()
    start = page.index("/survey/")
    link = page[start : page.index('"', start)]
    text = Client().get(link).content.decode()
    assert text.count("is-scale") == 6
    assert "Very unlikely" in text
    Client().post(link, {"answer_recommend": "0"})
    row = Assessment.objects.get(instrument="nps", side=ViewSide.CUSTOMER)
    assert row.answers == {"recommend": 0}
