"""The relationship stage in a real browser: our view, a survey on a phone, the stage."""

from playwright.sync_api import Browser, expect

from tests.browser.conftest import NARROW, Visitor
from tests.world import World


def test_from_our_view_to_the_answers_of_the_customer(
    as_administrator: Visitor, chromium: Browser, world: World
) -> None:
    account = world.accounts[0]
    page = as_administrator.goto(f"/accounts/{account.pk}/relationship/")
    page.locator(".stage-acts .btn-primary").click()
    as_administrator.check_accessibility()
    for item, choice in enumerate((3, 2, 2, 2, 1, 1)):
        page.locator(".question").nth(item).locator(".choice").nth(choice).click()
    page.locator("input[name=evidence_breadth]").fill("dertien mensen")
    page.locator(".form-end .btn-primary").click()
    expect(page.locator(".figure-value").first).to_have_text("Onderling afhankelijk")

    page.locator(".stage-acts .btn").last.click()
    page.locator("input[name=email]").fill("eva@klant.example")
    page.locator("button[value=show]").click()
    expect(page.locator(".mail-text")).to_contain_text("minuut")
    as_administrator.check_accessibility()
    page.locator("button[value=copy]").click()
    link = page.locator("#survey-link").input_value()

    phone = chromium.new_context(viewport=NARROW, java_script_enabled=False, locale="nl-NL")
    customer = phone.new_page()
    customer.goto(link)
    for item, choice in enumerate((2, 1, 2, 1, 1, 1)):
        customer.locator(".question").nth(item).locator(".choice").nth(choice).click()
    customer.locator(".survey-send").click()
    expect(customer.locator("h1")).to_have_text("Bedankt")
    phone.close()

    as_administrator.goto(link.removeprefix(as_administrator.address))
    as_administrator.check_accessibility()
    page = as_administrator.goto(f"/accounts/{account.pk}/relationship/")
    expect(page.locator(".figure-value").first).to_have_text("Samenwerkend")
    expect(page.locator(".figure-value").nth(3)).to_have_text("3")
    as_administrator.check_accessibility()
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(NARROW)
    as_administrator.check_accessibility()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    as_administrator.goto("/relationship/")
    expect(page.locator("#table-relations tbody tr")).to_have_count(1)
    as_administrator.check_accessibility()


def test_marks_are_given_by_a_link_on_a_phone(
    as_administrator: Visitor, chromium: Browser, world: World
) -> None:
    account = world.accounts[0]
    page = as_administrator.goto(f"/accounts/{account.pk}/surveys/nps/")
    page.locator("button[value=copy]").click()
    link = page.locator("#survey-link").input_value()

    phone = chromium.new_context(viewport=NARROW, locale="nl-NL")
    customer = phone.new_page()
    customer.goto(link)
    assert not customer.evaluate("document.documentElement.scrollWidth > innerWidth")
    smallest = customer.evaluate(
        "Math.min(...[...document.querySelectorAll('.choice')].map(one => one.offsetHeight))"
    )
    assert smallest >= 44
    for question, mark in enumerate((9, 8, 10, 7)):
        customer.locator(".question").nth(question).locator(".choice").nth(mark).click()
    customer.locator(".survey-send").click()
    expect(customer.locator("h1")).to_have_text("Bedankt")
    phone.close()

    as_administrator.page.set_viewport_size(NARROW)
    as_administrator.goto(link.removeprefix(as_administrator.address))
    as_administrator.check_accessibility()
    page = as_administrator.goto(f"/accounts/{account.pk}/voices/nps/")
    expect(page.locator("#voices")).to_contain_text("9 · Promotor")
    expect(page.locator(".figures-row")).to_contain_text("Te weinig antwoorden")
    as_administrator.check_accessibility()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
