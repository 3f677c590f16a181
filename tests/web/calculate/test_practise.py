"""Practising by a link without signing in, and the sets that a trainer makes."""

import re
from urllib.parse import urlencode

import pytest
from django.core.cache import caches
from django.test import Client

from tests.web.calculate.conftest import Page, Reading
from tests.world import World
from verder.apps.calculate.practising import (
    Place,
    PractiseSet,
    exercise_of,
    read_set,
    signed_place,
    signed_set,
)
from verder.apps.core.models import AuditEvent, Organisation
from verder.domain.engines.exercises.exercise import Figure
from verder.domain.engines.exercises.progress import Progress
from verder.web.calculate.views import practise as practising

CHOSEN = PractiseSet(calculators=("price_change",), many=1, language="en", seed=3)
LINK = f"/calculate/practise/{signed_set(CHOSEN)}/"


@pytest.fixture(autouse=True)
def uncounted() -> None:
    caches["requests"].clear()


def at(task: int, **more: int) -> str:
    """Return the address of a task."""
    place = Place(progress=Progress(task=task, **more))
    return f"{LINK}?{urlencode({'place': signed_place(place, of=CHOSEN)})}"


def page(address: str, **query: str) -> Page:
    """Return what anybody sees who has this address, with an answer if one is given."""
    joined = "&" if "?" in address else "?"
    answer = Client().get(f"{address}{joined}{urlencode(query)}", follow=True)
    assert answer.status_code == 200
    return Page(answer.content.decode())


def first_figure() -> tuple[int, Figure]:
    """Return the first task that asks for a figure, and its place."""
    tasks = enumerate(exercise_of(CHOSEN, 0).tasks)
    return next((place, task) for place, task in tasks if isinstance(task, Figure))


def test_anybody_practises_without_signing_in_and_sees_nobody(world: World) -> None:
    Organisation.objects.update(name="Secret Company")
    before = AuditEvent.objects.count()
    answer = Client().get(LINK)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Exercise 1 of 1" in shown
    assert "Which calculator answers this?" in shown
    assert "Secret Company" not in shown
    assert all(account.name not in shown for account in world.accounts)
    assert "<nav" not in re.sub(
        r'<nav class="survey-languages".*?</nav>', "", shown, flags=re.DOTALL
    )
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "sessionid" not in answer.cookies
    assert AuditEvent.objects.count() == before


@pytest.mark.usefixtures("db")
def test_right_answers_lead_to_the_end_with_the_score() -> None:
    address, exercise = LINK, exercise_of(CHOSEN, 0)
    for task in exercise.tasks:
        if isinstance(task, Figure):
            exact = exercise.answer.number(task.key)
            is_share = exercise.calculator.unit_of(task.key) == "share"
            typed = f"{exact * 100 if is_share else exact:.2f}"
        else:
            typed = str(task.right)
        joined = "&" if "?" in address else "?"
        answer = Client().get(f"{address}{joined}{urlencode({'answer': typed})}")
        assert answer.status_code == 302
        address = answer.headers["Location"]
    end = page(address)
    steps = len(exercise.tasks)
    assert end.text("//*[@class='practise-result']") == f"{steps} of {steps} steps right at once"
    (again,) = end.found("//a[contains(., 'other numbers')]/@href")
    assert page(str(again)).text("//h1")


@pytest.mark.usefixtures("db")
def test_a_miss_gets_a_hint_and_the_second_the_worked_out_step() -> None:
    place, _task = first_figure()
    missed = page(at(place), answer="987654321")
    assert "Not yet. You typed 987654321." in missed.text("//*[@role='status']")
    assert "=" in missed.text("//*[@class='practise-hint']")
    shown = page(at(place, misses=1), answer="987654321")
    assert "=" in shown.text("//*[@class='practise-solution']")
    assert shown.text("//button[@name='answer']") == "Go on"


@pytest.mark.usefixtures("db")
def test_the_language_is_chosen_on_the_page() -> None:
    dutch = page(LINK, language="nl")
    assert dutch.text("//*[@class='practise-number']").startswith("Oefening 1 van 1")
    assert page(LINK, language="xx").text("//*[@class='practise-number']").startswith("Exercise")


@pytest.mark.usefixtures("db")
def test_a_link_that_is_not_ours_tells_nothing() -> None:
    answer = Client().get(LINK[:-3] + "/", headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert "This link does not work" in answer.content.decode()


@pytest.mark.usefixtures("db")
def test_whoever_runs_wild_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(practising, "MOST_OF_PLACE", 1)
    assert Client().get(LINK).status_code == 200
    answer = Client().get(LINK)
    assert (answer.status_code, "Retry-After" in answer.headers) == (429, True)


@pytest.mark.parametrize("address", ["/calculate/practise/", "/calculate/practise/new/"])
def test_sets_are_made_by_who_is_signed_in(world: World, address: str) -> None:
    answer = Client().get(address)
    assert (answer.status_code, "sign-in" in answer.headers["Location"]) == (302, True)


def test_a_trainer_puts_a_set_together_and_gets_its_link(reading: Reading) -> None:
    client = reading("en")
    query = {"calculators": ["margin", "price_change"], "many": "3", "language": "nl", "seed": "12"}
    shown = client.get(f"/calculate/practise/new/?{urlencode(query, doseq=True)}")
    (link,) = Page(shown.content.decode()).found("//*[@id='practise-link']/@value")
    assert read_set(str(link).rstrip("/").rpartition("/")[2]) == PractiseSet(
        calculators=("margin", "price_change"), many=3, language="nl", seed=12
    )
    assert Client().get(str(link).removeprefix("http://testserver")).status_code == 200


def test_a_set_needs_a_calculator_and_a_number_that_can_be(reading: Reading) -> None:
    shown = reading("en").get("/calculate/practise/new/?many=0&language=en").content.decode()
    assert "practise-link" not in shown
    assert Page(shown).found("//*[contains(@class, 'has-errors')]")


@pytest.mark.parametrize("group", ["", "margin", "unknown"])
def test_one_begins_at_once_with_exercises_of_a_group(reading: Reading, group: str) -> None:
    client = reading("en")
    assert "Begin at once" in client.get("/calculate/practise/").content.decode()
    answer = client.get(f"/calculate/practise/?group={group}")
    signed = answer.headers["Location"].rstrip("/").rpartition("/")[2]
    chosen = read_set(signed)
    assert chosen
    assert ("margin" in chosen.calculators, "price_change" in chosen.calculators) == (
        True,
        group != "margin",
    )


def test_rows_are_shown_as_a_table(reading: Reading) -> None:
    rows = PractiseSet(calculators=("price_mix",), many=1, language="nl", seed=1)
    shown = page(f"/calculate/practise/{signed_set(rows)}/")
    assert len(shown.found("//*[@class='practise-table']//tbody/tr")) == 2
