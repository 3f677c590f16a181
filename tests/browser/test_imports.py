"""A file from the desk of the controller into the figures and out again, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.world import World
from verder.apps.core.enums import JobState
from verder.apps.core.models import Job
from verder.apps.core.services.jobs import run_job

CSV = """\
Factuurnummer;Regel;Factuurdatum;Debiteur;Naam;Artikel;Aantal;Netto bedrag;Valuta
N1;1;03-04-2026;1001;Jansen Bouw BV;A1;2;100,50;EUR
N1;2;03-04-2026;1001;Jansen Bouw BV;A2;1;1.250,00;EUR
N2;1;05-04-2026;;;A1;4;200,00;EUR
N3;1;06-04-2026;1002;De Vries BV;A3;4;kapot;EUR
N4;1;06-04-2026;1002;De Vries BV;A3;4;-80,00;EUR
N5;1;06-04-2026;1003;Acme Ltd;A3;4;75,00;USD
"""
PAGES = ("/imports/", "/imports/new/", "/imports/rates/", "/imports/guide/")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an export whose dates can be read in two ways."""
    path = tmp_path / "omzet.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def let_the_worker_work() -> None:
    for job in Job.objects.filter(state=JobState.QUEUED).order_by("pk"):
        run_job(job.pk)


def test_every_page_is_accessible_wide_narrow_light_and_dark(as_administrator: Visitor) -> None:
    as_administrator.check_pages({path.strip("/").replace("/", "-"): path for path in PAGES})


def test_a_file_with_ambiguous_dates_is_answered_previewed_imported_and_undone(
    as_administrator: Visitor, export: Path
) -> None:
    visitor, page = as_administrator, as_administrator.page
    visitor.goto("/imports/new/")
    page.get_by_label("Sleep bestanden hierheen").set_input_files(export)
    expect(page.locator("[data-drop-files] li")).to_contain_text("omzet.csv")
    page.get_by_role("button", name="Lezen en eerst tonen").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    let_the_worker_work()

    page.get_by_text("03-04-2026 → 3 april 2026").wait_for()
    visitor.check_everywhere("import-questions")
    page.get_by_text("De dag: dag, maand, jaar").click()
    page.get_by_role("button", name="Verder", exact=True).click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    let_the_worker_work()

    button = page.get_by_role("button", name="Importeren: 5 regels")
    button.wait_for()
    visitor.settle()
    expect(page.get_by_text("Het klopt: elke rij en elke cent is verantwoord.")).to_be_visible()
    expect(page.get_by_role("link", name="Geef de koers")).to_be_visible()
    expect(page.locator("#rejects")).to_contain_text("kapot")
    visitor.check_everywhere("import-preview")
    button.click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    let_the_worker_work()

    page.get_by_text("5 factuurregels tellen mee in de cijfers.").wait_for()
    visitor.settle()
    visitor.check_everywhere("import-done")
    visitor.goto("/accounts/?q=jansen")
    expect(page.get_by_role("link", name="Jansen Bouw BV")).to_be_visible()

    visitor.goto("/imports/")
    page.get_by_role("link", name="omzet.csv").click()
    page.get_by_role("button", name="Maak deze import ongedaan").click()
    visitor.check_everywhere("import-undo")
    page.get_by_role("button", name="Maak de import ongedaan").click()
    expect(page.get_by_text("Deze import is ongedaan gemaakt")).to_be_visible()
    visitor.goto("/accounts/?q=jansen")
    expect(page.get_by_role("link", name="Jansen Bouw BV")).to_have_count(0)


def test_progress_survives_a_reload(as_administrator: Visitor, export: Path) -> None:
    visitor, page = as_administrator, as_administrator.page
    visitor.goto("/imports/new/")
    page.get_by_label("Sleep bestanden hierheen").set_input_files(export)
    page.get_by_role("button", name="Lezen en eerst tonen").click()
    expect(page).to_have_url(re.compile(r"/imports/\d+/$"))  # sending has a bar of its own
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.reload()
    expect(page.get_by_role("progressbar")).to_be_visible()
    let_the_worker_work()
    page.get_by_text("03-04-2026 → 3 april 2026").wait_for()


def test_a_file_that_cannot_be_read_says_so_and_offers_a_way_on(
    as_administrator: Visitor, tmp_path: Path
) -> None:
    visitor, page = as_administrator, as_administrator.page
    picture = tmp_path / "foto.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    visitor.goto("/imports/new/")
    page.get_by_label("Sleep bestanden hierheen").set_input_files(picture)
    page.get_by_role("button", name="Lezen en eerst tonen").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    for job in Job.objects.filter(state=JobState.QUEUED):
        with pytest.raises(Exception, match="foto"):
            run_job(job.pk)
    expect(page.get_by_role("alert")).to_contain_text("foto.csv")
    visitor.check_accessibility()
    expect(page.get_by_role("link", name="Kies een ander bestand")).to_be_visible()


def test_the_pages_speak_english_too(as_administrator: Visitor, world: World) -> None:
    page = as_administrator.goto("/profile/")
    page.locator(".top-user").click()
    page.get_by_role("button", name="English").click()
    as_administrator.goto("/imports/new/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Import a file")
    expect(page.get_by_role("button", name="Read and show first")).to_be_visible()
