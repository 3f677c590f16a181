"""Real Chromium against a live server; whatever the console complains of fails the test.

Violations of the content security policy are such complaints.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from tests.world import PASSWORD, World, make_world
from verder.apps.core.enums import Role
from verder.apps.core.models import User

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions"]
SHOTS = os.environ.get("VERDER_SCREENSHOTS", "")  # a folder; empty takes none
WIDE: ViewportSize = {"width": 1440, "height": 900}
expect.set_options(timeout=15_000)  # as long as a click may wait; machines are busy at times
NARROW: ViewportSize = {"width": 390, "height": 844}
# Every part that comes after the page is there, and every chart is a picture.
DRAWN = """() => document.readyState === 'complete'
    && !document.querySelector('.htmx-request, [hx-trigger="load"]')
    && [...document.querySelectorAll('[data-chart]')].every(box => box.dataset.drawn
        || document.getElementById(box.dataset.chart).textContent === 'null')"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, and skip it where there is no Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep the records in a file: the threads of the server wait for each other there."""
    if connection.vendor == "sqlite":
        name = tmp_path_factory.mktemp("records") / "records.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(name)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the one browser of this session."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs an event loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Somebody at a browser, and everything the browser complained of."""

    context: BrowserContext
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def listen(self) -> None:
        """Note every complaint of the page."""
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def goto(self, path: str) -> Page:
        """Open a page of the site, and wait until its charts are drawn."""
        self.page.goto(self.address + path)
        self.page.wait_for_function(DRAWN)
        return self.page

    def settle(self) -> None:
        """Wait until what was typed or clicked is answered, and every chart is drawn."""
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_function(DRAWN)

    def sign_in(self, user: User, password: str = PASSWORD, *, then: str = "/profile/") -> Page:
        """Sign in as people do, and go on to a page."""
        self.page.goto(f"{self.address}/sign-in/?next={then}")
        self.page.locator("input[name=login]").fill(user.email)
        self.page.locator("input[name=password]").fill(password)
        self.page.locator("form button.btn-primary").click()
        self.settle()
        return self.page

    def check_accessibility(self) -> None:
        """Fail with what axe finds on the page, from its top: nothing lies below the bar there."""
        self.page.evaluate("scrollTo(0, 0)")
        found = Axe().run(self.page, options={**RULES, "resultTypes": ["violations"]})
        told = [
            f"{each['id']}: {each['help']}: {[node['target'] for node in each['nodes']][:4]}"
            for each in found.response["violations"]
        ]
        assert told == []

    def check_everywhere(self, name: str) -> None:
        """Check the page in view, wide and light, narrow and dark, and keep its pictures."""
        self.check_accessibility()
        self.page.emulate_media(color_scheme="dark")
        self.page.set_viewport_size(NARROW)
        self.check_accessibility()
        is_wider = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not is_wider, f"{name} scrolls sideways"
        self.page.set_viewport_size(WIDE)
        self.page.emulate_media(color_scheme="light")
        self.shoot(name)

    def check_pages(self, pages: Mapping[str, str]) -> None:
        """Check pages by name, one after the other, and say which one is at fault."""
        for name, path in pages.items():
            self.goto(path)
            try:
                self.check_everywhere(name)
            except AssertionError as fault:
                raise AssertionError(f"{name}: {fault}") from fault

    def shoot(self, name: str) -> None:
        """Keep pictures of the page, wide and narrow, light and dark, when a folder is named."""
        if not SHOTS:
            return
        folder = Path(SHOTS)
        folder.mkdir(parents=True, exist_ok=True)
        for size, viewport in (("wide", WIDE), ("narrow", NARROW)):
            for scheme in ("light", "dark"):
                self.page.set_viewport_size(viewport)
                self.page.emulate_media(color_scheme=scheme)
                self.page.wait_for_timeout(400)
                self.page.screenshot(path=folder / f"{name}-{size}-{scheme}.png", full_page=True)
        self.page.set_viewport_size(WIDE)
        self.page.emulate_media(color_scheme="light")


@pytest.fixture(scope="session")
def shared_context(chromium: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """Return what all tests visit in: scripts and styles are fetched and read once for them.

    It is closed before the server stops, which otherwise waits for its connections.
    """
    context = chromium.new_context(
        viewport=WIDE, locale="nl-NL", color_scheme="light", reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    context.set_default_navigation_timeout(60_000)  # the first page reads all templates
    yield context
    context.close()


@pytest.fixture
def visitor(
    shared_context: BrowserContext, live_server: LiveServer, transactional_db: None
) -> Iterator[Visitor]:
    """Return somebody who is not signed in; the test fails when the browser complained."""
    page = shared_context.new_page()
    forget_all(page, live_server.url)
    found = Visitor(context=shared_context, page=page, address=live_server.url)
    found.listen()
    yield found
    complaints = [
        text for text in found.complaints if not any(part in text for part in found.expected)
    ]
    for each in shared_context.pages:
        each.close()
    assert complaints == []


def forget_all(page: Page, address: str) -> None:
    """Let nothing be left of an earlier test: who signed in, what was kept to work offline."""
    page.context.set_offline(False)
    page.context.clear_cookies()
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
    session.detach()


@pytest.fixture
def world(transactional_db: None, home: Path) -> World:
    """Return the small company, where the live server sees it; written to the disk at once."""
    with transaction.atomic():
        return make_world()


@pytest.fixture
def as_administrator(visitor: Visitor, world: World) -> Visitor:
    """Return the administrator of the small company, signed in."""
    visitor.context.add_cookies([session_cookie(world.users[Role.ADMINISTRATOR], visitor.address)])
    return visitor


def session_cookie(user: User, address: str) -> SetCookieParam:
    """Return the cookie of a signed-in user, without the form."""
    client = Client()
    client.force_login(user)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": address,
    }
