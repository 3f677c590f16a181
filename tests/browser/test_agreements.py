"""Agreements in a real browser: a contract, a year-end bonus that lowers net revenue, a file."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import NARROW, Visitor
from tests.world import World


def test_from_no_agreement_to_less_net_revenue_and_back(
    as_administrator: Visitor, world: World, tmp_path: Path
) -> None:
    account = world.accounts[0]
    page = as_administrator.goto(f"/accounts/{account.pk}/agreements/")
    contracts = page.locator("#contracts")
    contracts.locator(".input-edit > summary").click()
    contracts.locator("input[name=title]").fill("Raamovereenkomst 2026")
    contracts.locator("input[name=begins_on]").fill("2026-01-01")
    contracts.locator(".btn-primary").last.click()
    expect(page.locator("#contracts .agreed-what")).to_have_text("Raamovereenkomst 2026")

    bonuses = page.locator("#bonuses")
    bonuses.locator(".input-edit > summary").click()
    bonuses.locator("input[name=begins_on]").fill("2025-01-01")
    bonuses.locator("input[name=threshold_1]").fill("1000")
    bonuses.locator("input[name=rate_1]").fill("10")
    as_administrator.check_accessibility()
    bonuses.locator(".btn-primary").last.click()
    expect(page.locator("#bonuses .figure-value").nth(1)).to_contain_text("7.520")

    paper = tmp_path / "getekend.pdf"
    paper.write_bytes(b"%PDF-1.7")
    files = page.locator("#files")
    files.locator(".input-edit > summary").click()
    files.locator("input[type=file]").set_input_files(paper)
    files.locator(".btn-primary").click()
    with page.expect_download() as download:
        page.locator("#files a.agreed-what").click()
    assert download.value.suggested_filename == "getekend.pdf"
    as_administrator.check_accessibility()
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(NARROW)
    as_administrator.check_accessibility()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    as_administrator.shoot("account-agreements")

    as_administrator.goto(f"/accounts/{account.pk}/profit/?from=2025-01-01&to=2025-12-31")
    expect(page.locator(".figure").first).to_contain_text("jaarbonus")
    as_administrator.goto("/agreements/")
    expect(page.locator("tbody tr")).to_have_count(1)
    as_administrator.check_accessibility()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
