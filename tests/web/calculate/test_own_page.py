"""Figures of an account in a calculator: chosen, taken over, kept, and followed."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import line
from tests.conftest import SignIn
from tests.web.calculate.conftest import Page
from tests.world import SOURCE, World, add_lines
from verder.apps.calculate.models import Calculation
from verder.apps.core.enums import Role

OWN = "/calculate/price_change/own/?example=none"


@pytest.fixture
def manager(world: World, signed_in: SignIn) -> Client:
    """Return the account manager of the north, who reads Dutch."""
    user = world.users[Role.ACCOUNT_MANAGER]
    user.language = "nl"
    user.save()
    return signed_in(user)


def read(client: Client, address: str) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200
    return Page(answer.content.decode())


def take_over(client: Client, world: World) -> str:
    page = read(client, f"{OWN}&of_account={world.accounts[0].pk}")
    return str(page.found("//a[contains(@class, 'btn-primary')]/@href")[0])


def test_an_account_is_chosen_and_its_figures_fill_the_form(world: World, manager: Client) -> None:
    (choice,) = read(manager, f"{OWN}&q=Klant+1").found("//*[@id='found-accounts']//a/@href")
    lines = read(manager, choice).part("own-lines")
    assert "netto-omzet € 74.560,00 ÷ hoeveelheid 120" in lines
    assert "kosten zijn bekend van 100,0" in lines
    page = read(manager, take_over(manager, world))
    assert (page.value("volume"), page.value("price")) == ("120", "621,3333")
    assert page.found("//*[@id='calculation']//input[@name='of_account']")


def test_what_was_kept_follows_the_figures(world: World, manager: Client) -> None:
    address = f"{take_over(manager, world)}&change=-10".replace("/?", "/save/?")
    manager.post(address, {"name": "Korting", "kind": "plain"})
    held = Calculation.objects.get()
    assert (held.account, held.has_margins) == (world.accounts[0], True)
    shown = reverse("calculation", args=[held.pk])
    page = read(manager, shown)
    assert "Gevuld uit de cijfers van Klant 1" in page.text("//main")
    assert not page.found("//*[@id='since']")
    add_lines(
        [line(60, customer="K1", source=SOURCE, date=date(2025, 3, 3), quantity=5, product="P1")]
    )
    changed = read(manager, shown)
    assert "Afzet nu 120 stuks → 125 stuks" in changed.part("since")
    (anew,) = changed.found("//*[@id='since']//a/@href")
    fresh = read(manager, anew)
    assert (fresh.value("volume"), fresh.value("change")) == ("125", "-10")


def test_a_hidden_account_gives_nothing(world: World, manager: Client, signed_in: SignIn) -> None:
    hidden = world.accounts[1].pk
    assert manager.get(f"{OWN}&of_account={hidden}").status_code == 404
    assert manager.get("/calculate/success_formula/own/").status_code == 404
    member = signed_in(world.users[Role.TEAM_MEMBER])
    page = read(member, f"{OWN}&of_account={world.accounts[0].pk}")
    assert "Variabele kosten blijft zoals het is" in page.part("own-lines")


def test_the_account_leads_to_what_its_figures_fill(world: World, manager: Client) -> None:
    page = read(manager, reverse("account_calculations", args=[world.accounts[0].pk]))
    assert len(page.found("//*[contains(@class, 'fillable')]//a")) > 10


def test_without_lines_it_says_so(world: World, manager: Client) -> None:
    page = read(
        manager,
        f"{OWN}&of_account={world.accounts[0].pk}&of_from=2020-01-01&of_to=2020-02-01",
    )
    assert "niets verkocht" in page.text("//*[contains(@class, 'notice')]")
