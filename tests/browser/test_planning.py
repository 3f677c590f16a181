"""The year plan in a real browser: proposed, moved by mouse and keyboard, made to fit, divided."""

from decimal import Decimal

from django.utils import timezone
from playwright.sync_api import expect

from tests.apps.intensify.planned import make_both, make_planned
from tests.browser.conftest import Visitor
from tests.world import World
from verder.apps.intensify.models import ContactMoment
from verder.domain.values.period import add_months, first_of_month


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

    page = as_administrator.goto("/visit-allocation/?classes=all")
    as_administrator.check_everywhere("visit-allocation")
    page.locator("#take .btn-primary").click()
    expect(page.locator(".flash-success")).to_be_visible()


def test_contacts_move_and_the_load_follows_at_once(
    as_administrator: Visitor, world: World
) -> None:
    account, first = world.accounts[0], first_of_month(timezone.localdate())
    both = make_both(account)
    both.manager.days_a_year = Decimal(15)  # about four hours a month
    both.manager.save()
    june = [make_planned(account, both.buyer, both.manager, add_months(first, 3)) for _ in range(4)]
    page = as_administrator.goto("/year-calendar/")
    loads = page.locator("#loads tbody tr").first.locator("td")
    heat = page.locator("[data-plan-calendar] tbody tr").first.locator("td")
    before = loads.nth(4).inner_text()

    heat.nth(3).locator(".chip").first.drag_to(heat.nth(4))
    expect(loads.nth(4)).not_to_have_text(before)
    expect(heat.nth(4).locator(".chip")).to_have_count(1)
    expect(page.locator("#flashes .flash-success")).to_be_visible()

    heat.nth(3).locator("a").focus()
    page.keyboard.press("Enter")
    later = page.locator("#opened button[id^=later]").first
    chosen = later.get_attribute("id") or ""
    later.focus()
    page.keyboard.press("Enter")
    expect(heat.nth(4).locator(".chip")).to_have_count(2)
    expect(page.locator(f"#opened #{chosen}")).to_be_focused()

    fit = page.locator("#fit")
    fit.locator("button").first.focus()
    page.keyboard.press("Enter")
    expect(fit.locator("tbody tr").first).to_be_visible()
    as_administrator.check_everywhere("year-calendar")
    fit.locator("form button.btn-primary").last.focus()
    page.keyboard.press("Enter")
    expect(fit).to_have_count(0)
    page.locator("#flashes button[type=submit]").first.click()
    expect(fit).to_be_visible()
    months = ContactMoment.objects.filter(pk__in=[each.pk for each in june])
    assert sorted(each.on.month for each in months) == sorted(
        add_months(first, count).month for count in (3, 3, 4, 4)
    )
