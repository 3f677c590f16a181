"""One week of an account manager: from a file of contacts to a visit logged on the way."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from tests.browser.conftest import NARROW, Visitor
from tests.calendar_server import LOOPBACK, CalendarServer, change_event, running_server
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.intensify.models import CalendarConnection, ContactMoment
from verder.apps.intensify.services.calendar_rounds import take_turn

CONTACTS = """Voornaam;Achternaam;Functie;E-mail;Bedrijf
Jan;de Wit;Inkoper;jan.dewit@klant.example;Klant 1
Els;Vermeulen;Directeur;els.vermeulen@klant.example;Klant 1
Piet;Bakker;Hoofd techniek;piet.bakker@klant.example;Klant 1
"""


@pytest.fixture(scope="module")
def calendar_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalendarServer]:
    """Return a real CalDAV server on this machine."""
    with running_server(tmp_path_factory.mktemp("radicale")) as server:
        yield server


def test_a_week_of_an_account_manager(
    visitor: Visitor,
    world: World,
    calendar_server: CalendarServer,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.CALENDAR_NETWORKS = list(LOOPBACK)
    account = world.accounts[0]
    page = visitor.sign_in(world.users[Role.ACCOUNT_MANAGER], then="/today/")
    import_contacts(visitor, tmp_path)
    map_the_teams(visitor, account)
    find_the_gap(visitor, account)
    visit = plan_the_year(visitor, account)
    connect(page, visitor, calendar_server)
    move_in_the_calendar(page, calendar_server, visit)
    log_without_network(visitor, account)


def import_contacts(visitor: Visitor, folder: Path) -> None:
    """Bring three people in from a file, after a look at who they are."""
    file = folder / "contacten.csv"
    file.write_text(CONTACTS)
    page = visitor.goto("/people/import/")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("form .btn-primary").click()
    expect(page.locator("table tbody tr")).to_have_count(3)
    page.locator(".import-acts .btn-primary").click()
    visitor.goto("/people/")
    expect(page.locator("tbody tr", has_text="@klant.example")).to_have_count(3)


def map_the_teams(visitor: Visitor, account: Account) -> None:
    """Say who buys, decides and uses, and who of us works for the account."""
    page = visitor.goto(f"/accounts/{account.pk}/teams/")
    for name, role in (("Jan de Wit", "Inkoper"), ("Els Vermeulen", "Beslisser")):
        chips = page.get_by_role("group", name=f"Rollen van {name}")
        chips.get_by_role("checkbox", name=role, exact=True).click()
        visitor.settle()
    page.locator("#account-team .btn-primary").first.click()
    expect(page.locator("#account-team .member")).not_to_have_count(0)
    expect(page.locator("#buying-team .vacancy")).not_to_have_count(0)


def find_the_gap(visitor: Visitor, account: Account) -> None:
    """Let the ideal be proposed, and see what lacks."""
    page = visitor.goto(
        f"/accounts/{account.pk}/contact-matrix/proposal/?contact_class=key&filling=all"
    )
    page.get_by_role("button", name="Invullen").click()
    page.get_by_role("link", name="Verschil", exact=True).click()
    expect(page.locator("[data-matrix] tbody td", has_text="−").first).to_be_visible()


def plan_the_year(visitor: Visitor, account: Account) -> ContactMoment:
    """Take a year over as it is proposed; return the first contact of it."""
    page = visitor.goto(f"/accounts/{account.pk}/plan/")
    page.locator(".plan-ask .btn-primary").click()
    page.locator("#proposal .btn-primary").click()
    expect(page.locator(".plan-rows > li").first).to_be_visible()
    visitor.goto("/year-calendar/")
    return ContactMoment.objects.earliest("on", "pk")


def connect(page: Page, visitor: Visitor, server: CalendarServer) -> None:
    """Let an own calendar server have the contacts."""
    name = server.add_user("milan", "Werk")
    visitor.goto("/profile/calendar/")
    page.get_by_label("Adres van de server").fill(server.address)
    page.get_by_label("Gebruikersnaam daar").fill(name)
    page.get_by_label("Wachtwoord voor deze app").fill("geheim")
    page.get_by_role("button", name="Koppelen en testen").click()
    expect(page.get_by_text("Zoekt agenda's")).to_be_visible()
    look()  # finds the only calendar there is
    look()  # and brings the contacts to it
    expect(page.get_by_text("gelijk sinds")).to_be_visible()


def move_in_the_calendar(page: Page, server: CalendarServer, visit: ContactMoment) -> None:
    """Move a contact on the phone, and see it move in Verder."""
    later = visit.on + timedelta(days=1)
    change_event(
        server.client("milan", "Werk"),
        str(visit.uid),
        DTSTART=later,
        DTEND=later + timedelta(days=1),
    )
    page.get_by_role("button", name="Nu kijken").click()
    look()
    page.goto(page.url.replace("/profile/calendar/", f"/contacts/{visit.pk}/"))
    expect(page.locator("main")).to_contain_text(str(later.day))
    visit.refresh_from_db()
    assert visit.on == later


def look() -> None:
    """Let the worker look at the calendar once."""
    take_turn(CalendarConnection.objects.get(), timezone.now())


def log_without_network(visitor: Visitor, account: Account) -> None:
    """Log a visit on a phone in the train, and find it once when there is network again."""
    page, before = visitor.page, ContactMoment.objects.count()
    visitor.expected = ("ERR_INTERNET_DISCONNECTED",)
    page.set_viewport_size(NARROW)
    visitor.goto("/today/")
    page.evaluate("navigator.serviceWorker.ready.then(() => contactQueue.ready)")
    page.wait_for_function("caches.match('/static/js/contact_offline.js').then(Boolean)")
    page.wait_for_function("contactQueue.book().then((book) => Boolean(book))")
    visitor.context.set_offline(True)
    page.goto(f"{visitor.address}/log/")
    page.get_by_role("button", name=account.name).click()
    page.get_by_label("Jan de Wit, Inkoper").check()
    page.locator("[name=agreed]").fill("Proef in maart")
    page.locator("form[data-queue] .btn-primary").click()
    expect(page.locator("#waiting [data-count]")).to_have_text("1")
    visitor.context.set_offline(False)
    page.evaluate("contactQueue.send()")
    expect(page.locator("#waiting")).to_be_hidden()
    visitor.goto(f"/accounts/{account.pk}/contacts/")
    expect(page.locator("tbody tr", has_text="Proef in maart")).to_have_count(1)
    assert ContactMoment.objects.count() == before + 1
