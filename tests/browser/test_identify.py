"""The analyses in a real browser: accessible, drawn, and quick to move."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, session_cookie
from tests.world import World, make_person
from verder.apps.core.enums import Role

PAGES = {
    "portfolio": "/",
    "abc": "/identify/abc/",
    "concentration": "/identify/concentration/",
    "double-pareto": "/identify/double-pareto/?unit=product_group",
    "pyramid": "/identify/pyramid/",
    "migration": "/identify/migration/",
    "whale": "/identify/whale/",
    "customer_profit": "/identify/customer-profit/",
    "relation-economics": "/identify/relation-economics/",
    "guide": "/identify/guide/",
    "guide-of-abc": "/identify/guide/abc/",
}


def test_every_page_is_accessible_wide_narrow_light_and_dark(as_administrator: Visitor) -> None:
    as_administrator.check_pages(PAGES)


def test_pages_are_there_in_english(as_administrator: Visitor, world: World) -> None:
    administrator = world.users[Role.ADMINISTRATOR]
    administrator.language = "en"
    administrator.save()
    page = as_administrator.goto(PAGES["abc"])
    expect(page.get_by_role("heading", level=1)).to_have_text("ABC analysis")
    as_administrator.check_accessibility()


def test_moving_a_limit_changes_the_table_and_the_address(as_administrator: Visitor) -> None:
    page = as_administrator.goto(PAGES["abc"])
    groups = page.locator("#abc-groups tbody tr").first.locator("td").nth(2)
    before = groups.inner_text()
    page.locator("#limit_a_share").fill("50")
    page.locator("#limit_a_share").blur()
    expect(groups).not_to_have_text(before)
    assert "a_share=50" in page.url
    as_administrator.settle()
    as_administrator.check_accessibility()
    page.go_back()
    expect(page.locator("#abc-groups tbody tr").first.locator("td").nth(2)).to_have_text(before)


def test_kept_limits_hold_on_the_next_visit(as_administrator: Visitor) -> None:
    page = as_administrator.goto(PAGES["abc"] + "?a_share=50")
    page.locator("form[action='/identify/limits/abc/'] button").click()
    page.wait_for_load_state("networkidle")
    as_administrator.goto(PAGES["abc"])
    expect(page.locator("#limit_a_share")).to_have_value("50")


def test_a_filter_narrows_without_leaving_the_page(as_administrator: Visitor, world: World) -> None:
    page = as_administrator.goto(PAGES["abc"])
    expect(page.locator("#table-abc tbody tr")).to_have_count(8)
    page.locator("#asked_region").select_option("Noord")
    expect(page.locator("#table-abc tbody tr")).to_have_count(4)
    assert "region=Noord" in page.url
    as_administrator.settle()


def test_a_calculation_opens_and_closes_with_the_keyboard(as_administrator: Visitor) -> None:
    page = as_administrator.goto(PAGES["whale"])
    page.locator("[popovertarget=explain-peak]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#explain-peak")).to_be_visible()
    as_administrator.check_accessibility()
    page.keyboard.press("Escape")
    expect(page.locator("#explain-peak")).to_be_hidden()


def test_what_if_answers_at_once(as_administrator: Visitor) -> None:
    page = as_administrator.goto(PAGES["migration"])
    answer = page.locator(".what-if-answer")
    before = answer.inner_text()
    page.locator("#what_if_count").fill("1")
    page.locator("#what_if_count").blur()
    expect(answer).not_to_have_text(before)
    as_administrator.settle()


def test_charts_become_pictures(as_administrator: Visitor) -> None:
    page = as_administrator.goto(PAGES["pyramid"])
    with page.expect_download() as download:
        page.locator("[data-picture=pyramid]").click()
    assert download.value.suggested_filename.endswith(".png")


def test_an_empty_installation_shows_the_way(visitor: Visitor) -> None:
    controller = make_person("Cas Controle", Role.CONTROLLER)
    visitor.context.add_cookies([session_cookie(controller, visitor.address)])
    page = visitor.goto("/portfolio/")
    expect(page.locator(".first-run a.btn-primary")).to_be_visible()
    visitor.check_accessibility()
    visitor.shoot("first-run")
