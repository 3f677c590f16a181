"""The group of an account in a real browser: the tree by keyboard, a move, and its undo."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import put_under


@pytest.fixture
def group(world: World) -> list[Account]:
    """Hang 2 and 3 below 1, and 4 below 2."""
    one, two, three, four, *_others = world.accounts
    for account, parent in ((two, one), (three, one), (four, two)):
        put_under(account=account, parent=parent, by=None)
    return world.accounts


def test_a_branch_is_found_moved_with_its_preview_and_moved_back(
    as_administrator: Visitor, group: list[Account]
) -> None:
    page = as_administrator.goto(f"/accounts/{group[0].pk}/group/")
    row = {place: page.locator(f".node[data-id='{group[place].pk}']") for place in range(4)}
    as_administrator.check_everywhere("group")

    page.locator("[data-find]").fill("klant 4")
    expect(row[2]).to_be_hidden()
    page.keyboard.press("Enter")
    expect(row[3]).to_be_focused()
    page.locator("[data-find]").fill("")
    row[3].focus()
    page.keyboard.press("ArrowLeft")
    expect(row[1]).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(row[1]).to_have_attribute("aria-expanded", "false")
    expect(row[3]).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(row[2]).to_be_focused()

    row[1].drag_to(row[2])
    expect(page.get_by_role("heading", level=1)).to_have_text("Klant 2 verplaatsen")
    expect(page.get_by_text("De totalen blijven gelijk")).to_be_visible()
    as_administrator.check_everywhere("group-move")
    page.get_by_role("button", name="Verplaatsen naar Klant 3").click()
    expect(page.get_by_text("Klant 2 hoort nu bij Klant 3.")).to_be_visible()
    assert Account.objects.get(pk=group[1].pk).parent == group[2]
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.get_by_text("Het is weer zoals het was.")).to_be_visible()
    assert Account.objects.get(pk=group[1].pk).parent == group[0]


def test_the_invoices_of_an_account_go_elsewhere(
    as_administrator: Visitor, group: list[Account]
) -> None:
    page = as_administrator.goto(f"/accounts/{group[4].pk}/")
    page.get_by_role("link", name=re.compile("Wijzigen.*factuur naar")).click()
    page.get_by_role("searchbox", name="Zoek een account").last.fill("klant 8")
    page.get_by_role("link", name="Klant 8").click()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("De facturen van Klant 5 gaan nu naar Klant 8.")).to_be_visible()
    assert Account.objects.get(pk=group[4].pk).bill_to == group[7]
