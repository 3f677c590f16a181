"""Cost to serve in a real browser: a rate, quantities of one customer and of many, and undo."""

from playwright.sync_api import expect

from tests.apps.identify.costing import give_rates
from tests.browser.conftest import Visitor
from tests.world import World

ASKED = "?from=2025-01-01&to=2025-12-31"


def test_every_page_of_cost_to_serve_is_accessible(as_administrator: Visitor, world: World) -> None:
    give_rates("orders", "visits", "receivable")
    pages = {
        "cost-to-serve": f"/identify/cost-to-serve/{ASKED}",
        "quantities": f"/identify/cost-to-serve/quantities/{ASKED}",
        "drivers": "/settings/drivers/",
        "account-costs": f"/accounts/{world.accounts[0].pk}/cost-to-serve/{ASKED}",
    }
    as_administrator.check_pages(pages)


def test_from_no_rates_to_the_cost_of_a_customer_and_back(
    as_administrator: Visitor, world: World
) -> None:
    page = as_administrator.goto(f"/identify/cost-to-serve/{ASKED}")
    page.locator("a[href='/settings/drivers/']").last.click()
    orders = page.locator(".driver").first
    orders.locator("summary").click()
    orders.locator("input[name=cost]").fill("90000")
    orders.locator("input[name=capacity]").fill("2000")
    orders.locator("form .btn-primary").click()
    expect(page.locator(".driver-rate").first).to_contain_text("45")
    page.goto(
        f"{page.url.split('/settings')[0]}/accounts/{world.accounts[0].pk}/cost-to-serve/{ASKED}"
    )
    expect(page.locator("tfoot")).to_contain_text("540")
    field = page.locator(".drivers-table tbody tr").first.locator("input")
    field.fill("20")
    page.locator(".driver-keep .btn-primary").click()
    expect(page.locator("tfoot")).to_contain_text("900")
    page.locator(".flash form button, .flash button").first.click()
    expect(page.locator("tfoot")).to_contain_text("540")
