"""The year plan in a real browser: proposed, taken over, and seen in the year calendar."""

from playwright.sync_api import expect

from tests.apps.intensify.planned import make_both
from tests.browser.conftest import Visitor
from tests.world import World


def test_from_what_lacks_to_a_year_in_the_calendar(as_administrator: Visitor, world: World) -> None:
    account = world.accounts[0]
    make_both(account)
    page = as_administrator.goto(f"/accounts/{account.pk}/plan/")
    page.locator(".plan-ask .btn-primary").click()
    expect(page.locator("#proposal tbody tr").first).to_be_visible()
    as_administrator.check_accessibility()
    page.locator("#proposal .btn-primary").click()
    expect(page.locator(".plan-rows > li").first).to_be_visible()
    as_administrator.check_everywhere("contact-plan")

    as_administrator.goto("/year-calendar/")
    as_administrator.check_everywhere("year-calendar")
