"""Practising on a phone in a real browser: from a question, and by a link without signing in."""

from playwright.sync_api import Browser, expect

from tests.browser.conftest import NARROW, Visitor


def test_a_set_is_shared_and_practised_on_a_phone(
    as_administrator: Visitor, chromium: Browser
) -> None:
    page = as_administrator.goto("/calculate/")
    page.locator("#question").press_sequentially("10 % kortin, hoeveel meer stuks")
    first = page.locator(".suggested-card a").first
    expect(first).to_have_text("Prijsverandering en afzet")
    as_administrator.check_accessibility()
    first.click()
    expect(page.locator("#in-change")).to_have_value("-10")

    page = as_administrator.goto("/calculate/practise/new/?calculators=margin")
    as_administrator.check_accessibility()
    page.locator("input[name=many]").fill("1")
    page.locator("input[name=seed]").fill("3")
    page.locator(".form-end .btn-primary").click()
    link = page.locator("#practise-link").input_value()

    phone = chromium.new_context(viewport=NARROW, java_script_enabled=False, locale="nl-NL")
    student = phone.new_page()
    student.goto(link)
    student.get_by_role("button", name="Marge en opslag", exact=True).click()
    expect(student.locator(".practise-remark")).to_contain_text("Goed.")
    for _turn in range(40):
        if student.locator(".practise-result").count():
            break
        task = student.locator("#task")
        if task.locator("#answer").count():
            task.locator("#answer").fill("1")
            task.locator("#answer").press("Enter")
        else:
            task.locator("button").first.click()
    expect(student.locator("h1")).to_have_text("Klaar")
    phone.close()

    as_administrator.page.set_viewport_size(NARROW)
    page = as_administrator.goto(link.removeprefix(as_administrator.address))
    as_administrator.check_accessibility()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
