"""Keeping a calculation on its page, finding it again, and who may."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.calculate.kept import NAME, discount, keep
from tests.conftest import SignIn
from tests.web.calculate.conftest import Page
from tests.world import World
from verder.apps.calculate.models import Calculation
from verder.apps.core.enums import Role

DISCOUNT = {"price": "50", "unit_cost": "30", "volume": "10.000", "change": "-10", "language": "nl"}
SAVE = f"/calculate/price_change/save/?{urlencode(DISCOUNT)}"


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


def test_the_page_of_a_calculator_leads_to_keeping_what_it_asks(manager: Client) -> None:
    page = read(manager, f"/calculate/price_change/?{urlencode(DISCOUNT)}")
    (address,) = page.found("//*[@id='calculator-links']//a[contains(@href, '/save/')]/@href")
    assert "13.333,33 stuks" in read(manager, address).part("results")


def test_kept_for_oneself_it_is_found_in_the_list(world: World, manager: Client) -> None:
    answer = manager.post(SAVE, {"name": NAME, "note": "Voor juli", "kind": "plain"})
    held = Calculation.objects.get()
    assert answer["Location"] == reverse("calculation", args=[held.pk])
    page = read(manager, answer["Location"])
    assert "13.333,33 stuks" in page.part("results")
    assert "Variabele kosten€ 30,00 per stuk" in page.text("//dl[@class='inputs']")
    assert NAME in read(manager, "/calculate/saved/?q=zomer").part("table-saved")
    assert NAME not in read(manager, "/calculate/saved/?q=winter").part("table-saved")


def test_kept_with_an_account_it_stands_on_its_tab_and_its_timeline(
    world: World, manager: Client
) -> None:
    account = world.accounts[0]
    chosen = read(manager, f"{SAVE}&q=Klant+1").found("//*[@id='found-accounts']//a/@href")
    assert len(chosen) == 1
    manager.post(f"/calculate/price_change/save/{chosen[0]}", {"name": NAME, "kind": "before"})
    assert Calculation.objects.get().account == account
    tab = reverse("account_calculations", args=[account.pk])
    assert NAME in read(manager, tab).part("table-saved")
    timeline = read(manager, reverse("account_history", args=[account.pk])).text("//main")
    assert f"{NAME} · Prijsverandering en afzet" in timeline


def test_another_accounts_calculations_do_not_exist(
    world: World, signed_in: SignIn, manager: Client
) -> None:
    hidden = world.accounts[1]
    held = keep(world.stranger, hidden)
    assert manager.post(f"{SAVE}&account={hidden.pk}", {"name": "x"}).status_code == 404
    assert manager.get(reverse("account_calculations", args=[hidden.pk])).status_code == 404
    for name in ("calculation", "calculation_copy", "calculation_remove", "calculation_restore"):
        assert manager.post(reverse(name, args=[held.pk]), {"name": "x"}).status_code == 404
    assert NAME not in manager.get("/calculate/saved/").content.decode()


def test_who_only_reads_the_account_copies_it_for_themselves(
    world: World, signed_in: SignIn
) -> None:
    held = keep(world.users[Role.ACCOUNT_MANAGER], world.accounts[0])
    member = signed_in(world.users[Role.TEAM_MEMBER])
    page = reverse("calculation", args=[held.pk])
    assert 'name="note"' not in member.get(page).content.decode()
    assert member.post(page, {"name": "x"}).status_code == 403
    assert member.post(reverse("calculation_remove", args=[held.pk])).status_code == 403
    member.post(reverse("calculation_copy", args=[held.pk]))
    own = Calculation.objects.get(account=None)
    assert own.author == world.users[Role.TEAM_MEMBER]
    assert "found-accounts" not in member.get(SAVE).content.decode()


def test_opened_again_and_calculated_anew_the_old_answer_stays(
    world: World, manager: Client
) -> None:
    held = keep(world.users[Role.ACCOUNT_MANAGER], world.accounts[0])
    page = read(manager, reverse("calculation", args=[held.pk]))
    (opened,) = page.found("//a[contains(@href, 'saved=')]/@href")
    again = read(manager, opened.replace("change=-10", "change=-5"))
    (keeping,) = again.found("//*[@id='calculator-links']//a[contains(@href, '/save/')]/@href")
    assert NAME in read(manager, keeping).text("//main")
    manager.post(keeping, {"again": "1"})
    renewed = read(manager, reverse("calculation", args=[held.pk]))
    assert "11.428,57 stuks" in renewed.part("results")
    assert "13.333,33 stuks" in renewed.text("//ol[contains(@class, 'saved-older')]")
    assert Calculation.objects.count() == 1


def test_renamed_removed_and_brought_back(world: World, manager: Client) -> None:
    held = keep(world.users[Role.ACCOUNT_MANAGER])
    page = reverse("calculation", args=[held.pk])
    manager.post(page, {"name": "Najaar", "note": "", "kind": "plain"})
    assert "Najaar" in read(manager, page).text("//h1")
    manager.post(reverse("calculation_remove", args=[held.pk]))
    assert manager.get(page).status_code == 404
    restored = reverse("calculation_restore", args=[held.pk])
    manager.post(restored)
    assert manager.get(page).status_code == 200
    assert manager.post(restored, follow=True).status_code == 200


def test_the_list_asks_few_questions_of_the_database(
    world: World, manager: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(4):
        keep(world.users[Role.ACCOUNT_MANAGER], world.accounts[0], name=f"Nummer {place}")
    with django_assert_max_num_queries(8):
        assert "Nummer 3" in manager.get("/calculate/saved/").content.decode()


def test_scenarios_stand_beside_each_other(world: World, manager: Client) -> None:
    user, account = world.users[Role.ACCOUNT_MANAGER], world.accounts[0]
    ten, five = keep(user, account), keep(user, account, name="Vijf", worked=discount("-0.05"))
    hidden = keep(world.stranger, world.accounts[1], name="Geheim")
    address = f"/calculate/compare/?id={ten.pk}&id={five.pk}&id={hidden.pk}"
    page = read(manager, address)
    assert page.texts("//thead//th") == ["Cijfer", NAME, "Vijf"]
    assert len(page.found("//tr[@class='is-different']")) == 1
    assert "−1.904,76 stuks" in page.text("//table")
    assert manager.get(f"{address}&export=xlsx")["Content-Type"].endswith("sheet")
    assert manager.get(f"/calculate/compare/?id={hidden.pk}").status_code == 404
    assert manager.get("/calculate/compare/").status_code == 404
    shown = read(manager, reverse("calculation", args=[ten.pk]))
    assert "Vijf" in shown.text("//form[contains(@action, 'compare')]")


def test_one_looks_back_on_a_pre_calculation_with_its_plan_filled_in(
    world: World, manager: Client
) -> None:
    manager.post(f"{SAVE}&account={world.accounts[0].pk}", {"name": NAME, "kind": "before"})
    before = Calculation.objects.get()
    page = read(manager, reverse("calculation", args=[before.pk]))
    (address,) = page.found("//a[contains(@href, 'before=')]/@href")
    after = read(manager, address)
    assert (after.value("budget_price"), after.value("budget_unit_cost")) == ("45", "30")
    assert after.value("budget_volume").startswith("13.333,33")
    actual = {"actual_volume": "12.000", "actual_price": "46", "actual_unit_cost": "30"}
    known = read(manager, f"{address}&{urlencode(actual)}")
    (save,) = known.found("//*[@id='calculator-links']//a[contains(@href, '/save/')]/@href")
    form = read(manager, save)
    assert f"Kijkt terug op “{NAME}”." in form.text("//main")
    manager.post(save, {"name": "Zo liep het"})
    held = Calculation.objects.get(before=before)
    assert (held.kind, held.account, held.calculator) == (
        "after",
        world.accounts[0],
        "budget_actual",
    )
    assert "Zo liep het" in read(manager, reverse("calculation", args=[before.pk])).text("//main")
    shown = read(manager, reverse("calculation", args=[held.pk]))
    assert NAME in shown.text("//main")


def test_an_address_that_names_no_pre_calculation_looks_back_on_none(manager: Client) -> None:
    page = read(manager, f"/calculate/price_change/?{urlencode({**DISCOUNT, 'before': 'x'})}")
    assert page.found("//*[@id='calculator-links']//a[contains(@href, 'before=')]/@href") == []
    plain = Calculation.objects.count()
    assert manager.post(f"{SAVE}&before=999", {"name": "x"}).status_code == 404
    assert Calculation.objects.count() == plain
