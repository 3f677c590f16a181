"""The accounts in a real browser: the list, one account, merging two of them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role


@pytest.fixture
def firms(world: World) -> list[Account]:
    """Return the accounts under names of their own, the first two of them alike."""
    names = ("Van Dijk Techniek BV", "Van Dijk Techniek", "De Boer Bouw", "Bakkerij Vermeer")
    others = ("Kuipers Metaal", "Smit en Zonen", "Jansen Installaties", "Holland Staal")
    for account, name in zip(world.accounts, names + others, strict=True):
        account.name = name
        account.save()
    return world.accounts


def test_every_page_of_an_account_is_accessible(
    as_administrator: Visitor, firms: list[Account]
) -> None:
    first, second = firms[0].pk, firms[1].pk
    pages = {
        "accounts": "/accounts/",
        "account": f"/accounts/{first}/",
        "account-lines": f"/accounts/{first}/lines/",
        "account-edit": f"/accounts/{first}/edit/",
        "account-assign": f"/accounts/{first}/assign/",
        "account-history": f"/accounts/{first}/history/",
        "look-alikes": "/accounts/look-alikes/",
        "merge": f"/accounts/merge/{first}/{second}/",
    }
    as_administrator.check_pages(pages)


def test_the_list_searches_while_typing_and_keeps_that_in_the_address(
    as_administrator: Visitor, firms: list[Account]
) -> None:
    page = as_administrator.goto("/accounts/")
    page.locator(".account-list .table-search").fill("bakkerij")
    expect(page.locator(".account-list tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile("q=bakkerij"))
    page.reload()
    expect(page.locator(".account-list tbody tr")).to_have_count(1)


def test_the_arrow_keys_walk_through_the_list_and_enter_opens(
    as_administrator: Visitor, firms: list[Account]
) -> None:
    page = as_administrator.goto("/accounts/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Van Dijk Techniek", exact=True)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Van Dijk Techniek BV")


def test_selected_accounts_are_assigned(
    as_administrator: Visitor, world: World, firms: list[Account]
) -> None:
    page = as_administrator.goto("/accounts/")
    page.get_by_role("checkbox", name="De Boer Bouw").check()
    page.get_by_role("checkbox", name="Bakkerij Vermeer").check()
    before = owners_of(firms)
    page.locator(".bulk-drop summary", has_text="Toewijzen").click()
    page.locator("#bulk-owner").select_option(label="Anna Beheer")
    as_administrator.check_accessibility()
    page.get_by_role("button", name="Toewijzen").click()
    expect(page.locator(".flash")).to_contain_text("2 accounts zijn toegewezen.")
    assert owners_of(firms)[2:4] == [world.users[Role.ADMINISTRATOR].pk] * 2
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.locator(".flash")).to_contain_text("2 accounts zijn weer bij wie ze waren.")
    assert owners_of(firms) == before


def owners_of(firms: list[Account]) -> list[int | None]:
    """Return whose each account is."""
    found = Account.objects.in_bulk([firm.pk for firm in firms])
    return [found[firm.pk].owner_id for firm in firms]


def test_the_keyboard_selects_and_goes_to_what_can_be_done(
    as_administrator: Visitor, firms: list[Account]
) -> None:
    page = as_administrator.goto("/accounts/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("x")
    expect(page.locator("[data-selected-count]")).to_have_text("1")
    page.keyboard.press("X")
    expect(page.locator("[data-selected-count]")).not_to_have_text("1")
    page.keyboard.press("b")
    expect(page.locator(".bulk-drop summary").first).to_be_focused()


def test_an_account_opens_its_calculation_its_lines_and_its_form_in_place(
    as_administrator: Visitor, firms: list[Account]
) -> None:
    page = as_administrator.goto(f"/accounts/{firms[0].pk}/")
    page.get_by_role("button", name=re.compile("Toon berekening.*Netto-omzet")).click()
    formula = "netto-omzet = facturen − creditnota's − opgebouwde jaarbonus, exclusief btw"
    expect(page.get_by_text(formula)).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#lines").scroll_into_view_if_needed()
    expect(page.locator("#lines .invoice-head").first).to_be_visible()
    page.get_by_role("link", name="Bewerken").click()
    page.get_by_label("plaats").fill("Zeist")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Van Dijk Techniek BV is gewijzigd.")).to_be_visible()
    assert Account.objects.get(pk=firms[0].pk).city == "Zeist"


def test_two_look_alikes_are_merged_and_parted_again(
    as_administrator: Visitor, firms: list[Account]
) -> None:
    page = as_administrator.goto("/accounts/look-alikes/")
    page.get_by_role("link", name="Vergelijken en samenvoegen").first.click()
    page.get_by_role("button", name="Samenvoegen", exact=True).click()
    expect(page.get_by_text("is opgegaan in")).to_be_visible()
    assert Account.objects.count() == len(firms) - 1
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.get_by_text("is weer een eigen account")).to_be_visible()
    assert Account.objects.count() == len(firms)
