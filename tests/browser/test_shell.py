"""The frame, the sign-in and the settings, in a real browser."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.world import World
from verder.apps.core.enums import Role

PAGES = ("/profile/", "/settings/", "/users/", "/users/new/", "/teams/", "/audit/")


def test_sign_in_leads_in_and_a_wrong_password_does_not(visitor: Visitor, world: World) -> None:
    user = world.users[Role.ADMINISTRATOR]
    visitor.sign_in(user, "not-the-password")
    expect(visitor.page.get_by_role("alert")).to_be_visible()
    visitor.check_accessibility()
    visitor.sign_in(user)
    expect(visitor.page.get_by_role("textbox", name="Naam")).to_have_value(user.name)


def test_sign_in_page_is_accessible_in_both_looks(visitor: Visitor, world: World) -> None:
    visitor.goto("/sign-in/")
    visitor.check_accessibility()
    visitor.page.emulate_media(color_scheme="dark")
    visitor.check_accessibility()
    visitor.shoot("sign-in")


def test_every_page_is_accessible_wide_narrow_light_and_dark(as_administrator: Visitor) -> None:
    as_administrator.check_pages({path.strip("/").replace("/", "-"): path for path in PAGES})


def test_language_changes_for_good(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/profile/")
    page.locator(".top-user").click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Profile")
    as_administrator.goto("/users/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_theme_changes_at_once_and_stays(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/profile/")
    with page.expect_response("**/theme/"):
        page.locator(".theme button:visible").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_a_heading_of_the_menu_stays_folded_until_one_is_there(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/users/")
    page.locator("[data-fold=identify] > summary").click()
    expect(page.locator("[data-place=abc]")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-place=abc]")).to_be_hidden()
    expect(page.locator("[data-place=accounts]")).to_be_visible()
    as_administrator.goto("/identify/abc/")
    expect(page.locator("[data-place=abc]")).to_be_visible()


def test_the_menu_shows_where_one_is(as_administrator: Visitor) -> None:
    page = as_administrator.page
    page.set_viewport_size({"width": 1280, "height": 500})
    as_administrator.goto("/colleagues/")
    expect(page.locator("[data-place=colleagues]")).to_be_in_viewport()
    expect(page.locator("[data-place=today]")).not_to_be_in_viewport()


def test_keys_reach_search_the_list_of_keys_and_a_page(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/users/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("input[type=search]").first).to_be_focused()


def test_first_tab_goes_to_the_content(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/users/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_a_list_searches_as_one_types_and_back_works(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/users/")
    rows = page.locator("table tbody tr")
    expect(rows).to_have_count(7)
    page.locator(".table-search").fill("milan")
    expect(rows).to_have_count(1)
    assert "q=milan" in page.url
    page.go_back()
    expect(rows).to_have_count(7)


def test_a_list_sorts_without_a_new_page(as_administrator: Visitor) -> None:
    page = as_administrator.goto("/users/")
    page.locator("thead a").first.click()
    expect(page.locator("tbody tr th").first).to_have_text("Zoë Zuid")
    assert "sort=-name" in page.url


def test_who_is_shut_out_is_let_in_again_by_undo(as_administrator: Visitor, world: World) -> None:
    user = world.users[Role.DIRECTOR]
    page = as_administrator.goto(f"/users/{user.pk}/")
    page.locator(".btn-danger").click()
    page.locator(".flash button[type=submit]").click()
    expect(page.locator(".flash")).to_be_visible()
    user.refresh_from_db()
    assert user.is_active


def test_menu_opens_on_a_small_screen(as_administrator: Visitor) -> None:
    as_administrator.page.set_viewport_size({"width": 390, "height": 844})
    page = as_administrator.goto("/users/")
    menu = page.locator("#menu")
    expect(menu).to_be_hidden()
    page.locator("[popovertarget=menu]").click()
    expect(menu).to_be_visible()
    as_administrator.check_accessibility()
