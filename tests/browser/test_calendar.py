"""A calendar server is connected in a browser; what is moved in it moves in Verder."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.fixtures import Settings

from tests.apps.intensify.meeting import make_moment
from tests.browser.conftest import Visitor
from tests.calendar_server import LOOPBACK, CalendarServer, change_event, event_of, running_server
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import CalendarConnection, ContactMoment
from verder.apps.intensify.services.calendar_rounds import take_turn


@pytest.fixture(scope="module")
def calendar_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalendarServer]:
    """Return a real CalDAV server on this machine."""
    with running_server(tmp_path_factory.mktemp("radicale")) as server:
        yield server


def look() -> None:
    """Let the worker look at the calendar once."""
    take_turn(CalendarConnection.objects.get(), timezone.now())


def test_a_visit_moves_in_the_calendar_and_here(
    as_administrator: Visitor, world: World, calendar_server: CalendarServer, settings: Settings
) -> None:
    settings.CALENDAR_NETWORKS = list(LOOPBACK)
    visitor, user = as_administrator, world.users[Role.ADMINISTRATOR]
    name = calendar_server.add_user("anna", "Werk", "Thuis")
    begins = datetime.combine(timezone.localdate(), datetime.min.time(), UTC) + timedelta(days=5)
    visit = make_moment(world.accounts[0], of=user, on=begins.date(), begins_at=begins, minutes=60)
    page = visitor.goto("/profile/calendar/")
    page.get_by_label("Welke agenda krijgt het?").fill("Telefoon")
    page.get_by_role("button", name="Adres maken").click()
    address = page.locator("#address").input_value()
    assert page.request.get(address).status == HTTPStatus.OK
    page.get_by_role("button", name="Intrekken").click()
    expect(page.get_by_text("Het adres voor Telefoon laat niets meer zien")).to_be_visible()
    assert page.request.get(address).status == HTTPStatus.NOT_FOUND
    page.get_by_label("Adres van de server").fill(calendar_server.address)
    page.get_by_label("Gebruikersnaam daar").fill(name)
    page.get_by_label("Wachtwoord voor deze app").fill("geheim")
    page.get_by_role("button", name="Koppelen en testen").click()
    expect(page.get_by_text("Zoekt agenda's")).to_be_visible()
    look()
    page.get_by_label("Naar welke agenda gaan de contacten?").select_option(label="Werk")
    page.get_by_role("button", name="Deze agenda gebruiken").click()
    look()
    expect(page.get_by_text("gelijk sinds")).to_be_visible()
    visitor.check_everywhere("my-calendar")
    there = event_of(calendar_server.client(name, "Werk"), str(visit.uid))
    assert str(there["SUMMARY"]).startswith(world.accounts[0].name)
    assert there.decoded("DTSTART") == begins
    later = begins + timedelta(days=1)
    phone = calendar_server.client(name, "Werk")
    change_event(phone, str(visit.uid), DTSTART=later, DTEND=later + timedelta(hours=1))
    page.get_by_role("button", name="Nu kijken").click()
    look()
    assert ContactMoment.objects.get(pk=visit.pk).begins_at == later
    visitor.goto(f"/contacts/{visit.pk}/invite/")
    visitor.check_accessibility()
    visitor.goto("/profile/calendar/guide/")
    visitor.check_accessibility()
    stored = phone.find(str(visit.uid))
    assert stored is not None
    own = stored.content.replace(str(visit.uid).encode(), b"eigen@werk")
    page = visitor.goto("/profile/calendar/file/")
    visitor.check_accessibility()
    sent = {"name": "agenda.ics", "mimeType": "text/calendar", "buffer": own}
    page.get_by_label("Bestand").set_input_files(sent)  # type: ignore[arg-type]
    page.locator("main button[type=submit]").click()
    expect(page.get_by_text("Er komt 1 contact bij")).to_be_visible()
    visitor.check_everywhere("calendar-file")
    page.get_by_role("button", name="Deze contacten maken").click()
    expect(page.get_by_text("1 contact is gemaakt")).to_be_visible()
