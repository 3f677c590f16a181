"""The life cycle and the value of customers in a real browser: accessible, and quick to move."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, Visitor
from tests.builders import line
from tests.world import World, add_lines, number_of

PAGES = {
    "life-cycle": "/identify/life-cycle/",
    "customer-value": "/identify/customer-value/?model=assumed",
    "two-sided": "/identify/two-sided-value/",
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_wide_narrow_light_and_dark(
    name: str, as_administrator: Visitor
) -> None:
    visitor = as_administrator
    visitor.goto(PAGES[name])
    visitor.check_accessibility()
    visitor.page.set_viewport_size(NARROW)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.check_accessibility()
    wider = visitor.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wider, "the page scrolls sideways"
    visitor.shoot(name)


def test_from_the_list_at_risk_to_the_account_and_its_value(
    as_administrator: Visitor, world: World
) -> None:
    others = [number_of(place) for place in range(1, 8)]
    add_lines(
        [
            line(900, customer=number, invoice=f"{number}{month}", date=date(2026, month, 28))
            for number in others
            for month in range(1, 10)
        ]
    )
    page = as_administrator.goto(PAGES["life-cycle"])
    page.get_by_role("region", name="Risico").get_by_role("link", name="Klant 1").click()
    expect(page.get_by_role("note")).to_contain_text("dagen zonder bestelling, waar 31 gewoon is")
    as_administrator.check_accessibility()
    page.locator(".tab-areas").get_by_role("link", name="Identificeren").click()
    page.get_by_role("link", name="Waarde", exact=True).click()
    expect(page.get_by_text("Jaren vanaf nu").or_(page.locator("#value-years"))).to_be_attached()
    as_administrator.check_accessibility()


def test_a_slider_moves_the_value_and_the_address(as_administrator: Visitor) -> None:
    page = as_administrator.goto(PAGES["customer-value"])
    value = page.locator(".figure-value").first
    before = value.inner_text()
    page.locator("#slide-retention").fill("60")
    page.locator("#slide-retention").dispatch_event("change")
    expect(value).not_to_have_text(before)
    assert "retention=60" in page.url
    as_administrator.settle()
    as_administrator.check_accessibility()
