"""Teams in a real browser and by keyboard: roles, a seat, influence, an absence, the team view."""

from playwright.sync_api import Page, expect

from tests.apps.intensify.seated import known
from tests.browser.conftest import NARROW, Visitor
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import Absence, SeatRole


def press_on(page: Page, selector: str, key: str) -> None:
    """Press a key where the keyboard stands on this part of the page."""
    page.locator(selector).first.focus()
    page.keyboard.press(key)


def test_a_team_is_made_judged_and_led_by_keyboard(as_administrator: Visitor, world: World) -> None:
    account = world.accounts[0]
    account.members.add(world.users[Role.ADMINISTRATOR])
    position = known(account, "buyer")
    page = as_administrator.goto(f"/accounts/{account.pk}/teams/")
    press_on(page, f"#id_position_{position.pk}_roles_0", "Space")
    expect(page.locator("#vacancy-decider")).to_have_count(0)
    press_on(page, "#account-team form .btn-primary", "Enter")
    expect(page.locator("#account-team .member")).to_have_count(3)
    press_on(page, "#fill-executor", "ArrowDown")
    press_on(page, "#vacancy-executor button", "Enter")
    expect(page.locator("#vacancy-executor")).to_have_count(0)
    assert SeatRole.objects.filter(role="executor").count() == 1
    page.evaluate("scrollTo(0, 0)")  # what has gone below the top bar is no target
    as_administrator.check_accessibility()

    page = as_administrator.goto(f"/accounts/{account.pk}/influence/")
    line = f"#opinion-{position.pk}"
    press_on(page, f"{line} summary", "Enter")
    press_on(page, f"{line} select[name=influence]", "End")
    press_on(page, f"{line} select[name=attitude]", "End")
    as_administrator.check_accessibility()
    press_on(page, f"{line} .btn-primary", "Enter")
    expect(page.locator(line)).to_contain_text("Anna Beheer")

    page = as_administrator.goto("/colleagues/")
    as_administrator.check_accessibility()
    press_on(page, "#table-colleagues tbody a", "Enter")
    press_on(page, "#absences summary", "Enter")
    page.locator("#id_absence_new_from_on").fill("2030-08-05")
    page.locator("#id_absence_new_last_on").fill("2030-08-16")
    press_on(page, "#absences details[open] .btn-primary", "Enter")
    expect(page.locator("#absences .absence")).to_have_count(1)
    as_administrator.check_accessibility()
    press_on(page, "#flashes button", "Enter")
    expect(page.locator("#absences .absence")).to_have_count(0)
    assert not Absence.objects.exists()

    page = as_administrator.goto("/team/")
    as_administrator.check_accessibility()
    press_on(page, "#table-team tbody a", "Enter")
    expect(page.locator("#silences")).to_be_visible()
    as_administrator.check_accessibility()
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark")
    as_administrator.goto("/team/")
    as_administrator.check_accessibility()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
