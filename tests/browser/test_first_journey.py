"""The first journey, as one user does it: from a sales file to a list of key accounts."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.apps.identify.d20 import CUSTOMERS
from tests.browser.conftest import Visitor
from tests.browser.counting import Effort
from tests.browser.test_imports import let_the_worker_work
from tests.world import PASSWORD, make_person
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify.models import RatingSheet, SelectionRound
from verder.apps.identify.queries.selection import decisions_of

HEAD = "Factuurnummer;Factuurdatum;Debiteurnummer;Naam;Artikel;Aantal;Netto bedrag;Kostprijs"
MOST_CLICKS = 40
POTENTIALS = ("900", "700", "300", "250", "120")
RANKS = ("12345", "21354", "13245")  # prestige, access, willingness of the five accounts
SCORES = ("445444", "354434", "433343", "333333", "222222")  # six criteria that people judge


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    """Return a year of sales: the reference customers, each with half a year twice."""
    rows = [HEAD]
    for place, (revenue, margin, _products) in enumerate(CUSTOMERS, start=1):
        cost = revenue * (100 - margin) / 200
        for number, day in enumerate(("2025-01-15", "2025-12-31")):
            amounts = f"{revenue / 2:.2f};{cost:.2f}".replace(".", ",")
            customer = f"C{place:02};Klant {place:02}"
            rows.append(f"F{place}-{number};{day};{customer};P{number};1;{amounts}")
    path = tmp_path / "omzet-2025.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def newcomer(transactional_db: None, home: Path) -> User:
    """Return the first user of an installation that holds nothing else."""
    return make_person("Nora Nieuw", Role.ADMINISTRATOR)


def menu_link(page: Page, path: str) -> Locator:
    """Return the entry of the menu that leads to a page."""
    return page.locator(f"#menu a[href='{path}']")


def import_sales(visitor: Visitor, effort: Effort, sales: Path) -> None:
    """Bring the file in: read, look, import."""
    page = visitor.page
    effort.click(page.get_by_role("link", name="Bestand importeren").last)
    page.get_by_label("Sleep bestanden hierheen").set_input_files(sales)
    effort.clicks += 2  # the window in which a file is chosen
    effort.click(page.get_by_role("button", name="Lezen en eerst tonen"))
    expect(page.get_by_role("progressbar")).to_be_visible()
    let_the_worker_work()
    effort.click(page.get_by_role("button", name="Importeren: 40 regels"))
    expect(page.get_by_role("progressbar")).to_be_visible()
    let_the_worker_work()
    page.get_by_text("40 factuurregels tellen mee in de cijfers.").wait_for()


def look_at_the_analyses(visitor: Visitor, effort: Effort) -> None:
    """See who is who: ABC, pyramid and whale curve."""
    page = visitor.page
    effort.click(menu_link(page, "/identify/abc/"))
    expect(page.locator("#result .findings").first).to_contain_text(
        "Klasse A telt 6 klanten: samen 80,3% van de omzet."
    )
    effort.click(menu_link(page, "/identify/pyramid/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Klantenpiramide")
    effort.click(menu_link(page, "/identify/whale/"))
    expect(page.locator("#result")).to_contain_text("439.800")


def rate_five(visitor: Visitor, effort: Effort) -> None:
    """Put the five largest against each other on five criteria."""
    page = visitor.page
    effort.click(page.get_by_role("button", name="Toppers beoordelen"))
    effort.click(page.get_by_role("button", name="Begin met vijf criteria"))
    cells = page.locator("input.rating-input")
    expect(cells).to_have_count(25)
    effort.click(cells.nth(5))
    for column in zip(POTENTIALS, *RANKS, strict=True):
        for value in column:
            effort.write(value)
            effort.press("Enter")  # kept, and on to the next cell
        effort.press("Enter")  # what each contributes stands there already
    page.keyboard.press("Tab")
    expect(page.locator(".podium .podium-name")).to_have_count(5)
    assert RatingSheet.objects.get().columns.count() == 5


def score_in_a_round(visitor: Visitor, effort: Effort) -> None:
    """Begin a round with the rated accounts, and score them on the company's criteria."""
    page = visitor.page
    effort.click(page.get_by_role("button", name="Begin een selectie met deze accounts"))
    effort.fill(page.locator("#id_capacity"), "2")
    effort.click(page.get_by_role("button", name="Begin de ronde"))
    expect(page.locator(".score-table tbody tr:not(.capacity-line)")).to_have_count(5)
    effort.click(page.locator("input.score").nth(1))
    for line in SCORES:
        effort.write(line + "3")
        effort.press("ArrowRight")
    visitor.settle()
    expect(page.locator(".score-total", has_text="boven de lijn")).to_have_count(2)


def place_in_the_matrix(visitor: Visitor, effort: Effort) -> None:
    """Say what two accounts buy by, so that they get their place."""
    page = visitor.page
    effort.click(menu_link(page, "/identify/matrix/"))
    for own, competitor in (("4", "3"), ("3", "4")):
        effort.click(page.locator(".findings a[href*='from=matrix']").first)
        effort.type(page.locator("#id_factor_new_name"), "Levering")
        for text in ("100", own, competitor):
            effort.press("Tab")
            effort.write(text)
        effort.click(page.get_by_role("button", name="Bewaren, en terug naar de matrix"))
        visitor.settle()
    expect(page.locator("#table-matrix tbody tr")).to_have_count(2)


def answer_at_the_gates(visitor: Visitor, effort: Effort) -> None:
    """Say what the two best gain, and that their credit is free."""
    page = visitor.page
    effort.click(menu_link(page, "/identify/selection/"))
    round_address = f"/identify/selection/{SelectionRound.objects.get().pk}/"
    effort.click(page.locator(f"#content a[href='{round_address}']").first)
    effort.click(page.get_by_role("link", name="Poorten", exact=True))
    for row in range(2):
        line = page.locator(".gates-table tbody tr").nth(row)
        effort.type(line.locator("input[name^=benefit]"), "minder voorraad")
        effort.choose(line.locator("select"), "vrij")
    effort.click(page.get_by_role("button", name="Antwoorden bewaren"))
    expect(page.locator(".flash")).to_contain_text("4 antwoorden zijn bewaard.")


def decide(visitor: Visitor, effort: Effort) -> None:
    """Decide about those above the line, see whether the team has the hours, and close."""
    page = visitor.page
    effort.click(page.get_by_role("link", name="Resultaat"))
    effort.click(page.get_by_label("Key account", exact=True))
    effort.type(page.locator("textarea[name=reason]"), "Groeien met ons mee")
    effort.click(page.get_by_role("button", name="Beslis"))
    expect(page.locator(".decided-list li")).to_have_count(2)
    expect(page.locator(".figures-row").first).to_contain_text("Uren")
    effort.click(page.get_by_role("button", name="Sluit de ronde"))
    expect(page.locator(".state")).to_contain_text("Gesloten")


def test_from_a_sales_file_to_the_key_accounts(
    visitor: Visitor, newcomer: User, sales: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    effort = Effort(visitor.page)
    visitor.page.goto(visitor.address)
    effort.fill(visitor.page.locator("input[name=login]"), newcomer.email)
    effort.fill(visitor.page.locator("input[name=password]"), PASSWORD)
    effort.click(visitor.page.locator("form button.btn-primary"))
    effort.reached("signed in")
    import_sales(visitor, effort, sales)
    effort.reached("sales imported")
    look_at_the_analyses(visitor, effort)
    effort.reached("ABC, pyramid, whale curve seen")
    rate_five(visitor, effort)
    effort.reached("five accounts rated")
    score_in_a_round(visitor, effort)
    effort.reached("scored on the criteria")
    place_in_the_matrix(visitor, effort)
    effort.reached("placed in the matrix")
    answer_at_the_gates(visitor, effort)
    effort.reached("gates answered")
    decide(visitor, effort)
    effort.reached("key accounts decided")
    with capsys.disabled():
        print(f"\n{effort.told()}")  # noqa: T201 - what the journey costs
    decided = {each.decision for each in decisions_of().values()}
    assert (decided, len(decisions_of())) == ({"key"}, 2)
    assert SelectionRound.objects.get().closed_by == newcomer
    assert effort.clicks <= MOST_CLICKS
