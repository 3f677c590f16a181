"""What changed, in a real browser: seen, acted on, put aside, brought back; and the timeline."""

import re

from playwright.sync_api import expect

from tests.apps.identify.test_alerts import january
from tests.browser.conftest import NARROW, Visitor
from tests.world import World, add_lines


def test_from_an_alert_to_the_place_to_act_and_to_the_timeline(
    as_administrator: Visitor, world: World
) -> None:
    add_lines(january(silent=[7]))
    visitor, name = as_administrator, world.accounts[3].name
    page = visitor.goto("/portfolio/")
    card = page.locator("#what-changed")
    expect(card).to_contain_text("Nieuwe verliesgever")
    card.get_by_role("link", name="Alle 3 signalen").click()
    visitor.check_accessibility()
    visitor.shoot("alerts")
    page.get_by_role("button", name=re.compile(f"Gezien.*{name}: Concentratie")).click()
    expect(page.get_by_text("1 signaal ligt opzij")).to_be_visible()
    expect(page.locator("#table-alerts tbody tr")).to_have_count(2)
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.locator("#table-alerts tbody tr")).to_have_count(3)
    page.locator("#table-alerts").get_by_role("link", name="Probeer wat helpt").click()
    expect(page.locator("#what-if")).to_be_visible()
    page.get_by_role("link", name="Overzicht", exact=True).click()
    expect(page.get_by_role("region", name="Wat veranderde sinds vorige maand")).to_be_visible()
    visitor.check_accessibility()
    page.get_by_role("link", name="Tijdlijn").click()
    expect(page.locator(".timeline").first).to_contain_text("Signaal teruggehaald")
    page.get_by_role("searchbox", name="Zoek in deze lijst").fill("eerste aankoop")
    expect(page.locator(".timeline > li")).to_have_count(1)
    page.set_viewport_size(NARROW)
    visitor.check_accessibility()
    wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wider, "the page scrolls sideways"
