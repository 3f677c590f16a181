"""Take the pictures of the README from the running application, with the demo company."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from verder.facts.demo.company import demo_company
from verder.facts.demo.files import write_files

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
VERDER = Path(sys.executable).parent / "verder"
ADDRESS = "http://127.0.0.1:8765"
EMAIL, PASSWORD = "demo@boutenburg.example", "toppers-en-volgers"
SIZE = {"width": 1360, "height": 860}


def main() -> None:
    """Start the application in a folder of its own, and photograph it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, running(Path(home)), browser_page() as page:
        sign_in(page)
        shoot(page, "/", "portfolio")
        shoot(page, "/identify/abc/", "abc")
        shoot_preview(page, Path(home))


@contextmanager
def running(home: Path) -> Iterator[None]:
    """Serve the demo company until the pictures are taken."""
    environment = os.environ | {"VERDER_HOME": str(home), "VERDER_LANGUAGE": "en"}
    subprocess.run([VERDER, "demo"], env=environment, check=True)
    server = subprocess.Popen([VERDER, "serve", "--port", ADDRESS[-4:]], env=environment)
    try:
        wait_until_up()
        yield
    finally:
        server.terminate()
        server.wait(30)


def wait_until_up() -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{ADDRESS}/health/", timeout=2)
        except (OSError, urllib.error.URLError):
            time.sleep(0.5)
        else:
            return
    sys.exit("The application did not start.")


@contextmanager
def browser_page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page(viewport=SIZE, locale="en")
        browser.close()


def sign_in(page: Page) -> None:
    page.goto(f"{ADDRESS}/sign-in/")
    page.fill("input[name=login]", EMAIL)
    page.fill("input[name=password]", PASSWORD)
    page.click("form button.btn-primary")
    page.goto(f"{ADDRESS}/profile/")
    page.select_option("select[name=language]", "en")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")


def shoot(page: Page, path: str, name: str) -> None:
    page.goto(ADDRESS + path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # charts move into place
    page.screenshot(path=PICTURES / f"{name}.png")


def shoot_preview(page: Page, home: Path) -> None:
    """Upload a year of another made-up company, with one date that does not exist."""
    company = demo_company(today=date(2026, 3, 1), customer_count=150, years=1, seed=7)
    invoices = write_files(company, home / "own").invoices
    text = invoices.read_text("utf-8").replace(";15-05-2025;", ";31-02-2025;", 1)
    invoices.write_text(text, "utf-8")
    page.goto(f"{ADDRESS}/imports/new/")
    page.set_input_files("input[type=file]", invoices)
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_selector("text=It adds up", timeout=120_000)
    page.wait_for_timeout(1500)
    page.screenshot(path=PICTURES / "import.png")


if __name__ == "__main__":
    main()
