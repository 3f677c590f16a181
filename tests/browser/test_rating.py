"""Rating in a real browser: from two selected accounts to a podium, by keys and by dragging."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NARROW, Visitor
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.models import RatingCell, RatingSheet
from verder.apps.identify.rating_choices import CriterionKind
from verder.apps.identify.services.ratings import add_criterion, make_sheet


@pytest.fixture
def sheet(world: World) -> RatingSheet:
    """Return a sheet with three accounts and two criteria to rank."""
    by = world.users[Role.ADMINISTRATOR]
    made = make_sheet(
        by=by, title="Najaar", held_on=date(2026, 1, 20), accounts=world.accounts[:3], users=[by]
    )
    for name in ("Uitstraling", "Toegang"):
        add_criterion(sheet=made, name=name, kind=CriterionKind.RANK, by=by)
    return made


def podium(page: Page) -> Locator:
    return page.locator(".podium .podium-name")


def cell(page: Page, criterion: str, account: str) -> Locator:
    return page.get_by_role("textbox", name=f"{criterion}, {account}")


def order(page: Page, criterion: str) -> Locator:
    return page.get_by_role("list", name=criterion).locator(".rank-name")


def test_two_selected_accounts_are_rated_and_stand_on_the_podium(
    as_administrator: Visitor,
) -> None:
    page = as_administrator.goto("/accounts/")
    page.get_by_role("checkbox", name="Klant 1").check()
    page.get_by_role("checkbox", name="Klant 2").check()
    page.get_by_role("button", name="Naar rating").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Klantenrating")
    page.get_by_role("button", name="Begin met vijf criteria").click()
    expect(cell(page, "Bijdrage", "Klant 1")).not_to_have_value("")
    for criterion, best in (("Potentie", "Klant 2"), ("Uitstraling", "Klant 1")):
        for account in ("Klant 1", "Klant 2"):
            good = "900" if criterion == "Potentie" else "1"
            poor = "100" if criterion == "Potentie" else "2"
            cell(page, criterion, account).fill(good if account == best else poor)
    expect(page.get_by_text("Nog niet volledig")).to_be_visible()
    expect(podium(page)).to_have_count(0)
    cell(page, "Toegang tot de beslissers", "Klant 1").fill("2")
    cell(page, "Toegang tot de beslissers", "Klant 2").fill("1")
    cell(page, "Bereidheid tot samenwerken", "Klant 1").fill("2")
    cell(page, "Bereidheid tot samenwerken", "Klant 2").fill("1")
    cell(page, "Bereidheid tot samenwerken", "Klant 2").blur()
    expect(podium(page)).to_have_text(["Klant 2", "Klant 1"])
    expect(page.locator(".podium-points")).to_have_text(["7 punten", "8 punten"])
    as_administrator.settle()
    as_administrator.check_accessibility()
    page.reload()
    expect(podium(page)).to_have_text(["Klant 2", "Klant 1"])


def test_cells_are_filled_in_with_the_keyboard_and_undone(
    as_administrator: Visitor, sheet: RatingSheet
) -> None:
    page = as_administrator.goto(f"/identify/ratings/{sheet.pk}/")
    cell(page, "Uitstraling", "Klant 1").focus()
    for key in ("2", "ArrowRight", "ArrowRight", "1", "Enter", "3"):
        page.keyboard.press(key)
    expect(cell(page, "Toegang", "Klant 3")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    expect(page.locator(".rating-rank").get_by_text("2,5")).to_have_count(2)
    as_administrator.settle()
    assert RatingCell.objects.count() == 4
    page.get_by_role("button", name=re.compile("Terugdraaien")).click()
    expect(cell(page, "Uitstraling", "Klant 2")).to_have_value("")
    cell(page, "Uitstraling", "Klant 2").fill("9")
    cell(page, "Uitstraling", "Klant 2").blur()
    expect(page.get_by_role("alert")).to_contain_text("een heel getal van 1 tot en met 3")


def test_accounts_are_dragged_and_moved_with_buttons(
    as_administrator: Visitor, sheet: RatingSheet
) -> None:
    page = as_administrator.goto(f"/identify/ratings/{sheet.pk}/")
    list_ = page.get_by_role("list", name="Uitstraling")
    list_.locator("li").nth(2).drag_to(list_.locator("li").nth(0))
    expect(cell(page, "Uitstraling", "Klant 3")).to_have_value("1")
    expect(order(page, "Uitstraling")).to_have_text(["Klant 3", "Klant 1", "Klant 2"])
    list_.get_by_role("button", name="Klant 2 omhoog").click()
    expect(order(page, "Uitstraling")).to_have_text(["Klant 3", "Klant 2", "Klant 1"])
    expect(list_.get_by_role("button", name="Klant 2 omhoog")).to_be_focused()
    list_.get_by_role("button", name="Klant 1 gelijk aan die erboven").click()
    expect(cell(page, "Uitstraling", "Klant 1")).to_have_value("2")
    expect(page.locator(".rating-rank").get_by_text("2,5")).to_have_count(2)


def test_the_wall_screen_works_by_keyboard(as_administrator: Visitor, sheet: RatingSheet) -> None:
    page = as_administrator.goto(f"/identify/ratings/{sheet.pk}/wall/")
    as_administrator.check_accessibility()
    page.get_by_role("button", name="Deze volgorde bewaren").click()
    expect(page.locator(".rank-number").first).to_have_text("1")
    page.get_by_role("button", name="Klant 2 omhoog").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(order(page, "Uitstraling")).to_have_text(["Klant 2", "Klant 1", "Klant 3"])
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Toegang")
    page.get_by_role("button", name="Deze volgorde bewaren").click()
    expect(page.locator(".rank-number").first).to_have_text("1")
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    expect(podium(page)).to_have_text(["Klant 2", "Klant 1", "Klant 3"])
    as_administrator.check_accessibility()


def test_an_account_is_searched_and_put_on_the_sheet(
    as_administrator: Visitor, sheet: RatingSheet
) -> None:
    page = as_administrator.goto(f"/identify/ratings/{sheet.pk}/")
    page.get_by_label("Account toevoegen").fill("klant 5")
    page.get_by_role("button", name="Klant 5").click()
    expect(cell(page, "Toegang", "Klant 5")).to_be_visible()
    assert sheet.columns.count() == 4


@pytest.mark.parametrize("name", ["", "{key}/", "{key}/wall/", "{key}/edit/"])
def test_pages_are_accessible_wide_narrow_light_and_dark(
    as_administrator: Visitor, sheet: RatingSheet, name: str
) -> None:
    visitor = as_administrator
    visitor.goto("/identify/ratings/" + name.format(key=sheet.pk))
    visitor.check_accessibility()
    visitor.page.set_viewport_size(NARROW)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.check_accessibility()
    wider = visitor.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wider, "the page scrolls sideways"
    visitor.shoot("rating-" + (name.format(key="sheet").strip("/").replace("/", "-") or "list"))


def test_an_empty_list_says_what_to_do_first(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/identify/ratings/")
    as_administrator.check_accessibility()
    page.get_by_role("button", name="Toppers beoordelen").click()
    expect(page.get_by_text("Waarop vergelijk je ze?")).to_be_visible()
    as_administrator.check_accessibility()
