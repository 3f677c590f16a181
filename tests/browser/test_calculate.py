"""A calculator in a real browser: typing, sliding, rows from Excel, and backwards."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

BLOCK = "X\t1000\t100\t60\t900\t105\t62\nY\t500\t200\t150\t700\t190\t152"
PASTE = """(cell, text) => {
    const held = new DataTransfer();
    held.setData("text", text);
    cell.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""


def large(page: Page, words: str) -> None:
    """See that the answer says this, and that the field still has the focus."""
    expect(page.locator("#results")).to_contain_text(words)


def test_from_a_question_to_a_discount_that_pays(as_administrator: Visitor) -> None:
    visitor = as_administrator
    page = visitor.goto("/calculate/")
    page.locator(".calculator-card").get_by_role("link", name="Prijsverandering en afzet").click()
    change = page.locator("#in-change")
    change.fill("-20")
    large(page, "20.000 stuks")
    expect(change).to_be_focused()
    expect(page.locator("#step-needed_volume")).to_contain_text("€ 200.000,00")
    page.wait_for_url("**change=-20**")

    page.locator("[data-slider='in-change']").fill("-10")
    expect(change).to_have_value("-10")
    large(page, "13.333,33 stuks")

    page.locator("[data-fix='needed_volume']").click()
    page.keyboard.type("12.500")
    expect(page.locator("#solution")).to_contain_text("−8%")
    visitor.check_everywhere("calculator")
    page.locator("#solution a").click()
    expect(change).to_have_value("-8")
    large(page, "12.500 stuks")

    change.fill("-45")
    expect(page.locator("#results")).to_contain_text("blijft er per stuk niets over")


def test_rows_come_from_excel_and_a_removed_one_comes_back(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/calculate/price_mix/?example=none")
    page.locator("tbody input").first.evaluate(PASTE, BLOCK)
    large(page, "€ 300,00")
    expect(page.locator("#pictures canvas").first).to_be_visible()
    as_administrator.check_accessibility()
    page.locator("[data-row-remove]").first.click()
    large(page, "€ 1.600,00")
    page.locator("[data-row-restore]").click()
    large(page, "€ 300,00")
    page.locator("tbody tr").nth(1).locator("input").first.press("Alt+ArrowUp")
    expect(page.locator("tbody input").first).to_have_value("Y")
