"""Making a personal token, taking it along, and revoking it, in a real browser."""

import re

from django.test import Client
from playwright.sync_api import expect

from tests.browser.conftest import Visitor


def test_a_token_is_made_copied_used_and_revoked(as_administrator: Visitor) -> None:
    visitor = as_administrator
    page = visitor.goto("/profile/")
    page.get_by_role("link", name="Persoonlijke tokens").click()
    visitor.check_accessibility()
    page.get_by_label("Waar is het voor?").fill("Dashboard")
    page.get_by_role("button", name="Token maken").click()
    secret = page.locator("#secret").input_value()
    assert re.fullmatch(r"verder_[\w-]{43}", secret)
    page.get_by_role("button", name="Kopiëren").click()
    expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    visitor.check_accessibility()
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/api/me").status_code == 200
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.get_by_role("button", name="Intrekken Dashboard").click()
    expect(page.get_by_text("geeft nergens meer toegang toe")).to_be_visible()
    assert program.get("/api/me").status_code == 401
    page.get_by_role("link", name="Wat de API biedt").click()
    page.get_by_text("/api/identify/abc", exact=True).click()
    expect(page.locator("#readAbc").get_by_text("product_group", exact=True)).to_be_visible()
    visitor.check_accessibility()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
