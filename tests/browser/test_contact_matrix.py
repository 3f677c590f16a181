"""The matrix in a real browser: typed, pasted and taken back by keyboard alone."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.apps.intensify.matrices import make_example
from tests.browser.conftest import NARROW, Visitor
from tests.world import World

PASTE = """text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""
COPY = """() => {
    const data = new DataTransfer();
    document.activeElement.dispatchEvent(
        new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true}));
    return data.getData('text/plain');
}"""


def test_the_matrix_is_filled_like_a_spreadsheet(as_administrator: Visitor, world: World) -> None:
    account = world.accounts[0]
    make_example(account, timezone.localdate() - timedelta(days=20))
    page = as_administrator.goto(f"/accounts/{account.pk}/contact-matrix/")
    cell = page.locator("[data-matrix] tbody tr").nth(0).locator("td").nth(0)
    below = page.locator("[data-matrix] tbody tr").nth(1).locator("td").nth(0)
    coverage = page.locator(".matrix-figures .figure-value").first
    expect(coverage).to_have_text("67%")
    as_administrator.check_accessibility()

    cell.focus()
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    expect(cell).to_have_text("≈1→8")
    expect(below).to_be_focused()
    expect(coverage).to_have_text("63%")
    page.keyboard.press("F2")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Control+z")
    expect(cell).to_have_text("≈1→4")
    page.keyboard.press("Control+y")
    expect(cell).to_have_text("≈1→8")

    page.evaluate(PASTE, "3\t1\r\n9\t2\r\n")
    expect(below).to_have_text("≈12→9")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate(COPY) == "3\t1\r\n9\t2"
    page.keyboard.press("Delete")
    expect(below).to_have_text("≈12")
    page.keyboard.press("Control+z")
    expect(below).to_have_text("≈12→9")

    page.get_by_role("link", name="Verschil", exact=True).click()
    expect(cell).to_have_text("−2")
    page.locator("#matrix-back").fill("6")
    as_administrator.settle()
    expect(page.locator("#matrix table.figures")).to_contain_text("Dekking")
    as_administrator.check_accessibility()
    as_administrator.goto(
        f"/accounts/{account.pk}/contact-matrix/proposal/?contact_class=key&filling=all"
    )
    as_administrator.check_accessibility()
    page.get_by_role("button", name="Invullen").click()
    as_administrator.settle()
    expect(page.locator("[data-matrix] tbody td").first).to_have_text("≈1→4")

    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(NARROW)
    as_administrator.check_accessibility()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    as_administrator.goto("/intensify/relations/")
    as_administrator.check_accessibility()
