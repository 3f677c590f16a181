"""Log a contact on a phone without network, come back, and see it once."""

from playwright.sync_api import expect

from tests.apps.intensify.met import make_contact, make_position
from tests.browser.conftest import NARROW, Visitor, session_cookie
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import ContactMoment


def test_a_contact_logged_without_network_is_there_once(visitor: Visitor, world: World) -> None:
    user, account = world.users[Role.ACCOUNT_MANAGER], world.accounts[0]
    make_position(account, "Jan de Wit", function="Inkoper")
    make_contact(account, user, agreed="Vorige keer")
    visitor.expected = ("ERR_INTERNET_DISCONNECTED",)
    visitor.context.add_cookies([session_cookie(user, visitor.address)])
    visitor.page.set_viewport_size(NARROW)
    page = visitor.goto("/today/")
    page.evaluate("navigator.serviceWorker.ready.then(() => contactQueue.ready)")
    page.wait_for_function("caches.match('/static/js/contact_offline.js').then(Boolean)")
    page.wait_for_function("contactQueue.book().then((book) => Boolean(book))")
    visitor.check_accessibility()

    visitor.context.set_offline(True)
    page.goto(f"{visitor.address}/log/")
    page.get_by_role("button", name=account.name).click()
    page.get_by_label("Jan de Wit, Inkoper").check()
    page.locator("[name=agreed]").fill("Proef in maart, geschreven in de trein")
    visitor.check_accessibility()
    page.locator("form[data-queue] .btn-primary").click()
    expect(page.locator("#waiting [data-count]")).to_have_text("1")
    expect(page.locator("#waiting-contacts")).to_contain_text("geschreven in de trein")
    assert ContactMoment.objects.count() == 1

    visitor.context.clear_cookies()  # signed out meanwhile: it waits on
    visitor.context.set_offline(False)
    page.evaluate("contactQueue.send()")
    expect(page.locator("#waiting [data-count]")).to_have_text("1")
    visitor.sign_in(user, then="/today/")
    expect(page.locator("#waiting")).to_be_hidden()
    page.evaluate("contactQueue.send()")

    visitor.goto(f"/accounts/{account.pk}/contacts/")
    told = page.locator("tbody tr", has_text="geschreven in de trein")
    expect(told).to_have_count(1)
    expect(told).to_contain_text("Jan de Wit")
    visitor.check_accessibility()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")

    page.locator(".log-button").click()
    page.locator("[name=agreed]").fill("Gebeld over de proef")
    page.get_by_text("Iemand die nieuw is").click()
    page.locator("[name=new_name]").fill("Piet van Dam")
    page.reload()  # the draft is put back
    expect(page.locator("[name=agreed]")).to_have_value("Gebeld over de proef")
    expect(page.locator("[name=new_name]")).to_have_value("Piet van Dam")
    visitor.check_accessibility()
    page.locator("form[data-queue] .btn-primary").click()
    expect(page.locator("tbody tr", has_text="Gebeld over de proef")).to_have_count(1)
    assert ContactMoment.objects.count() == 3
    expect(page.locator("tbody tr", has_text="Gebeld over de proef")).to_contain_text("Piet")

    visitor.goto(f"/log/?account={account.pk}")
    expect(page.locator("[name=agreed]")).to_have_value("")  # what was kept is no draft any more
    visitor.goto("/mails/")
    visitor.check_accessibility()
