"""The year plan in a real browser: proposed, taken over, moved by mouse and by key, made to fit."""

from decimal import Decimal

from playwright.sync_api import expect

from tests.apps.intensify.planned import make_both
from tests.browser.conftest import Visitor
from tests.world import World


def test_from_what_lacks_to_a_year_that_fits(as_administrator: Visitor, world: World) -> None:
    account = world.accounts[0]
    both = make_both(account)
    both.manager.days_a_year = Decimal(10)
    both.manager.save()
    page = as_administrator.goto(f"/accounts/{account.pk}/plan/")
    page.locator(".plan-ask .btn-primary").click()
    expect(page.locator("#proposal tbody tr").first).to_be_visible()
    as_administrator.check_accessibility()
    page.locator("#proposal .btn-primary").click()
    expect(page.locator(".plan-rows > li").first).to_be_visible()
    as_administrator.check_everywhere("contact-plan")

    as_administrator.goto("/year-calendar/")
    as_administrator.check_everywhere("year-calendar")
    page.locator("#fit .btn-primary").click()
    expect(page.locator("#fit tbody tr").first).to_be_visible()
    as_administrator.check_accessibility()

    chip = page.locator("[data-moment]").first
    target = page.locator("#calendar tbody tr").first.locator("td[data-month]").nth(11)
    before = target.locator("[data-moment]").count()
    chip.drag_to(target)
    as_administrator.settle()
    after = page.locator("#calendar tbody tr").first.locator("td[data-month]").nth(11)
    expect(after.locator(".heat-count")).not_to_have_text(str(before))
    page.locator(".heat-count").first.click()
    later = page.locator("#opened button").nth(1)
    later.focus()
    page.keyboard.press("Enter")
    as_administrator.settle()
    expect(page.locator(".flash, [role=status]").first).to_be_visible()
