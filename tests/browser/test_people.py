"""Contacts from a file to a person: imported, known already, made one, undone, placed, exported."""

from playwright.sync_api import expect

from tests.apps.intensify.known import TODAY, known_buyer
from tests.browser.conftest import Visitor
from tests.world import World
from verder.apps.intensify.models import Person, Position
from verder.apps.intensify.services.positions import begin_position
from verder.apps.intensify.services.said import PositionSaid

ROWS = (
    "First Name,Last Name,Company,Job Title,E-mail Address\n"
    "F.,Boorstra,Klant 1,Hoofd inkoop,f.boorstra@klant.example\n"
    "Sjoerd,Klinksma,Klant 1,Planner,s.klinksma@klant.example\n"
)


def test_contacts_come_from_a_file_and_become_people(
    as_administrator: Visitor, world: World
) -> None:
    account = world.accounts[0]
    known = known_buyer(account)
    begin_position(
        by=None, account=account, person=None, said=PositionSaid(function="Directeur"), on=TODAY
    )
    page = as_administrator.goto("/people/import/")
    file = {"name": "contacts.csv", "mimeType": "text/csv", "buffer": ROWS.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Lezen en eerst tonen").click()
    page.get_by_role("button", name="Importeren").click()
    expect(page.get_by_text("Iemand die je importeerde")).to_be_visible()
    as_administrator.check_everywhere("people-imported")

    page.get_by_role("link", name="Boorstra – F. Boorstra").click()
    page.get_by_role("radio", name="F. Boorstra").check()
    expect(page.get_by_role("heading", name="Wat van Femke Boorstra")).to_be_visible()
    page.get_by_role("radio", name="Femke Boorstra").check()
    expect(page.get_by_role("heading", name="Wat van F. Boorstra")).to_be_visible()
    as_administrator.check_everywhere("people-merge")
    page.locator("main .btn-primary").click()
    expect(page.get_by_text("zijn nu één persoon")).to_be_visible()
    assert Person.objects.count() == 2
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.get_by_text("Het is weer zoals het was.")).to_be_visible()
    assert Person.objects.count() == 3

    as_administrator.goto("/people/doubles/")
    as_administrator.check_everywhere("people-doubles")
    page.locator("tbody input[type=checkbox]").check()
    page.locator("button[formaction$='/doubles/merge/']").click()
    expect(page.get_by_text("1 paar is nu één persoon.")).to_be_visible()

    as_administrator.goto(f"/accounts/{account.pk}/people/")
    page.get_by_role("link", name="Iemand die we kennen").click()
    as_administrator.check_everywhere("people-fill-known")
    page.get_by_role("link", name="Sjoerd Klinksma").click()
    page.locator("main .btn-primary").click()
    expect(page.get_by_text("Sjoerd Klinksma heeft nu de functie.")).to_be_visible()
    assert Position.objects.get(function="Directeur").person == Person.objects.get(
        family_name="Klinksma"
    )
    with page.expect_download() as download:
        page.locator("a[href$='/people/cards/']").click()
    assert b"FN:Femke Boorstra" in download.value.path().read_bytes()
    assert known.person_id
    as_administrator.goto("/people/leavers/")
    as_administrator.check_everywhere("people-leavers")
    page.goto(f"{as_administrator.address}/log/?account={account.pk}")
    page.locator("[name=agreed]").fill("Hij was lastig, en muziek was er ook")
    expect(page.locator(".wording-hint p")).to_have_count(1)
