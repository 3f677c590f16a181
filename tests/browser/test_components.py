"""Charts, calculations, lists and what works without a script, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import NARROW, Visitor, session_cookie
from tests.world import World
from verder.apps.core.enums import Role


def test_a_chart_is_drawn_anew_in_the_dark_and_saved_as_a_picture(
    as_administrator: Visitor, tmp_path: Path
) -> None:
    page = as_administrator.goto("/identify/abc/")
    chart = page.locator("[data-chart]").first
    light = chart.screenshot()
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    assert chart.screenshot() != light
    with page.expect_download() as download:
        page.locator("[data-picture]").first.click()
    path = tmp_path / "chart.png"
    download.value.save_as(path)
    assert path.read_bytes().startswith(b"\x89PNG")
    assert download.value.suggested_filename.endswith(".png")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/identify/abc/",
        "/identify/concentration/",
        "/identify/double-pareto/",
        "/identify/pyramid/",
        "/identify/migration/",
        "/identify/whale/",
        "/identify/relation-economics/",
    ],
)
def test_every_chart_has_its_table(path: str, as_administrator: Visitor) -> None:
    page = as_administrator.goto(path)
    charts = page.locator(".chart-box").all()
    assert charts
    for chart in charts:
        if not chart.is_visible():
            continue
        chart.locator(".chart-table summary").click()
        expect(chart.locator(".chart-table tr").nth(1)).to_be_visible()
        assert "NaN" not in chart.locator(".chart-table").inner_text()


def test_a_table_of_a_chart_is_accessible(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/portfolio/")
    table = page.locator(".chart-table").first
    expect(table.locator("table")).to_be_hidden()
    table.locator("summary").click()
    expect(table.locator("table")).to_be_visible()
    as_administrator.check_accessibility()


def test_a_calculation_opens_and_closes_with_the_keyboard(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/portfolio/")
    button = page.locator(".explain-button").first
    button.focus()
    page.keyboard.press("Enter")
    sheet = page.locator(".sheet:popover-open")
    expect(sheet.locator(".formula")).to_be_visible()
    as_administrator.check_accessibility()
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(button).to_be_focused()


def test_columns_are_chosen_and_stay_in_the_address(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/users/")
    page.locator(".table-tools details summary").click()
    page.get_by_role("checkbox", name="E-mailadres").uncheck()
    expect(page.get_by_role("columnheader", name="E-mailadres")).to_have_count(0)
    assert "columns=name" in page.url
    page.reload()
    expect(page.get_by_role("columnheader", name="E-mailadres")).to_have_count(0)


def test_selected_rows_go_along_alone(as_administrator: Visitor, tmp_path: Path) -> None:
    page = as_administrator.goto("/accounts/")
    page.get_by_role("checkbox", name="Klant 2").check()
    expect(page.locator("[data-selected-count]")).to_have_text("1")
    with page.expect_download() as download:
        page.locator("a[href*='export=csv']").click()
    path = tmp_path / "accounts.csv"
    download.value.save_as(path)
    text = path.read_text(encoding="utf-8-sig")
    assert "Klant 2" in text
    assert len(text.splitlines()) == 2


def test_a_list_works_without_a_script(
    chromium: Browser, live_server: LiveServer, world: World
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="nl-NL")
    context.add_cookies([session_cookie(world.users[Role.ADMINISTRATOR], live_server.url)])
    page = context.new_page()
    page.goto(f"{live_server.url}/users/")
    page.locator(".table-search").fill("milan")
    page.get_by_role("button", name="Toepassen").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Naam").click()
    assert "sort=-name" in page.url
    assert "q=milan" in page.url
    page.get_by_role("link", name="Milan Noord").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Milan Noord")
    context.close()


def test_a_page_fits_a_small_phone_and_a_wall_screen(as_administrator: Visitor) -> None:
    for width in (360, 2560):
        as_administrator.page.set_viewport_size({"width": width, "height": 900})
        for path in ("/", "/users/", "/settings/", "/accounts/"):
            page = as_administrator.goto(path)
            wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wider, f"{path} scrolls sideways at {width} pixels"


def test_on_a_phone_the_name_of_a_row_stays_in_view(as_administrator: Visitor) -> None:
    as_administrator.page.set_viewport_size(NARROW)
    page = as_administrator.goto("/accounts/")
    name = page.locator(".table-results tbody th").first
    box = page.locator(".table-results .table-scroll")
    box.evaluate("box => { box.scrollLeft = 150 }")
    assert box.evaluate("box => box.scrollLeft") > 0
    place, around = name.bounding_box(), box.bounding_box()
    assert place is not None
    assert around is not None
    assert abs(place["x"] - around["x"]) < 3
