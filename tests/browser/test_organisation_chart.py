"""Somebody maps who reports to whom at an account, by mouse, by keyboard and by form."""

from pathlib import Path
from typing import cast

from playwright.sync_api import Page

from tests.apps.intensify.charted import judge, make_chart, tie
from tests.browser.conftest import Visitor, session_cookie
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import Position, Tie

DRAWN = "[data-organisation][data-drawn][data-ready]"
# Where a card stands on the screen: the middle of it as the library places it.
MIDDLE = """person => {
    const box = document.querySelector('[data-organisation]');
    const {left, top} = box.getBoundingClientRect();
    const place = box._cyreg.cy.getElementById(`p${person}`).renderedPosition();
    return [left + place.x, top + place.y];
}"""


def middle(page: Page, position: Position) -> tuple[float, float]:
    x, y = page.evaluate(MIDDLE, position.pk)
    return cast("float", x), cast("float", y)


def drag(page: Page, position: Position, to: tuple[float, float]) -> None:
    """Take a card along and let it go somewhere else."""
    page.mouse.move(*middle(page, position))
    page.mouse.down()
    page.mouse.move(*to, steps=6)
    page.mouse.up()


def from_tray(page: Page, name: str, to: tuple[float, float]) -> None:
    """Take somebody who is parked out of the tray."""
    box = page.locator(DRAWN).bounding_box()
    assert box is not None
    chip = page.locator(".organisation-chip", has_text=name)
    chip.drag_to(
        page.locator(DRAWN), target_position={"x": to[0] - box["x"], "y": to[1] - box["y"]}
    )


def look_at_chart(page: Page) -> None:
    """Wait until it is drawn, and bring it into view with the tray above it."""
    page.wait_for_selector(DRAWN)
    page.locator(DRAWN).evaluate("box => box.scrollIntoView({block: 'end'})")


def manager_of(position: Position) -> Position | None:
    position.refresh_from_db()
    return position.reports_to


def test_the_chart_is_drawn_changed_and_walked(visitor: Visitor, world: World) -> None:
    account = world.accounts[0]
    charted = make_chart(account)
    judge(charted.buyer, influence=5, attitude=-1)
    tie(charted.planner, charted.director, Tie.CONFLICT)
    address = f"/accounts/{account.pk}/organisation/"
    manager = world.users[Role.ACCOUNT_MANAGER]
    visitor.context.add_cookies([session_cookie(manager, visitor.address)])
    page = visitor.goto(address)
    page.wait_for_selector(DRAWN)
    visitor.check_everywhere("organisation_chart")
    look_at_chart(page)
    page.get_by_text("Afbeelding", exact=True).click()
    with page.expect_download() as taken:
        page.locator("[data-chart-picture=pdf]").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")

    drag(page, charted.planner, middle(page, charted.engineer))
    page.wait_for_selector(".flash-success")
    assert manager_of(charted.planner) == charted.engineer
    page.keyboard.press("Control+z")
    page.wait_for_selector(".flash >> text=weer zoals het was")
    assert manager_of(charted.planner) == charted.buyer
    look_at_chart(page)

    tray = page.locator("[data-drop=park]").bounding_box()
    assert tray is not None
    drag(page, charted.planner, (tray["x"] + 20, tray["y"] + 20))
    page.wait_for_selector(".organisation-chip >> text=Piet Planner")
    look_at_chart(page)
    from_tray(page, "Ria Raad", middle(page, charted.engineer))
    page.wait_for_selector(".flash-success")
    assert manager_of(charted.parked) == charted.engineer
    assert not charted.parked.is_parked
    look_at_chart(page)
    nobody = page.locator("[data-drop=top]").bounding_box()
    assert nobody is not None
    drag(page, charted.engineer, (nobody["x"] + 20, nobody["y"] + nobody["height"] / 2))
    page.wait_for_selector(".flash-success")
    assert manager_of(charted.engineer) is None

    assert visitor.goto(f"{address}table/").locator("tbody tr").count() == 5
    visitor.check_accessibility()
    page = visitor.goto(address)
    page.locator(".chart-name").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#organisation-person >> text=Bas Inkoper")
    page.locator("[data-chart-find]").fill("techniek")
    assert page.locator("[data-chart-found]").inner_text() == "1"
