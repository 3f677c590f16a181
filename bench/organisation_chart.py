"""An organisation chart of 2,000 people: what the server, the pictures and a browser need.

The browser opens the tab over http from another tab of the account, as a click does, until
everybody is drawn, and until everybody can be pressed; beside it the same click to a tab without
a drawing.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.company import VERDER
from bench.rows import Row
from bench.served import free_port, wait_for

PEOPLE: Final = 2000
MOST_TAB, MOST_PICTURE, MOST_DRAWN, MOST_READY = 0.4, 4.0, 1.0, 1.5  # seconds
ROUNDS: Final = 5
TITLE: Final = f"organisation chart of {PEOPLE:,}"
BESIDE: Final = "tab of the relation"
# The page itself notes when it was so far: who asks it meanwhile waits until it has time.
NOTES: Final = """
new MutationObserver(() => {
    const told = document.querySelector("[data-organisation]")?.dataset ?? {};
    window.reached ??= {};
    for (const step of ["drawn", "ready"]) if (told[step]) window.reached[step] ??= Date.now();
}).observe(document, {subtree: true, childList: true, attributes: true});
"""
CHROMIUM: Final = shutil.which("chromium")


def run() -> Iterator[Row]:
    """Measure on records of its own, and each process by itself."""
    with TemporaryDirectory() as home:
        environment = os.environ | {"VERDER_HOME": home, "VERDER_WEB_PROCESSES": "1"}
        made = subprocess.run(
            [sys.executable, "-m", "bench.organisation_chart"],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
        told = json.loads(made.splitlines()[-1])
        yield from (Row(**each) for each in told["rows"])
        if CHROMIUM:
            yield from clicked(environment, told["account"], told["session"])


def clicked(environment: dict[str, str], account: int, session: str) -> Iterator[Row]:
    """Measure the click on the tab, beside that on the relation."""
    port = free_port()
    address = f"http://localhost:{port}"
    command = [*VERDER, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(address, process)
        beside, drawn, ready = click_seconds(f"{address}/accounts/{account}/", session)
    finally:
        process.terminate()
        process.wait()
    for until, seconds, most in (("drawn", drawn, MOST_DRAWN), ("ready", ready, MOST_READY)):
        yield Row(
            name=f"{TITLE}: click to {until}",
            seconds=seconds,
            other=BESIDE,
            other_seconds=beside,
            most=most,
        )


def click_seconds(account: str, session: str) -> tuple[float, float, float]:
    """Return the shortest time until the relation is there, everybody is drawn, and pressable."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not in every set-up

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": session, "url": account}])
        context.add_init_script(NOTES)
        page = context.new_page()
        beside, drawn, ready = [], [], []
        for _ in range(ROUNDS):
            started = click(page, account, "relationship")
            page.wait_for_selector("main")
            beside.append(time.time() - started)
            started = click(page, account, "organisation")
            page.wait_for_selector("[data-organisation][data-ready]")
            reached = page.evaluate("window.reached")
            drawn.append(reached["drawn"] / 1000 - started)
            ready.append(reached["ready"] / 1000 - started)
        browser.close()
    return min(beside), min(drawn), min(ready)


def click(page: Any, account: str, tab: str) -> float:  # noqa: ANN401 - a page of Playwright
    """Click on a tab of the account from another tab, and return when."""
    page.goto(f"{account}contacts/")
    started = time.time()
    page.click(f'a[href$="/{tab}/"]', no_wait_after=True)
    page.wait_for_url(f"**/{tab}/", wait_until="commit")
    return started


def main() -> None:
    """Make the account, measure the server, and print the rows with whose session it was."""
    from importlib import import_module  # noqa: PLC0415 - Django starts here, not in the others

    import_module("verder.cli.start").start_django()
    from django.test import Client  # noqa: PLC0415

    account, user = make_chart()
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    rows = list(measured(client, f"/accounts/{account}/organisation/"))
    session = client.cookies["sessionid"].value
    print(json.dumps({"rows": rows, "account": account, "session": session}))


def measured(client: Any, address: str) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - Django's
    """Yield the rows of the server: the tab, and each picture."""
    size = len(client.get(address).content) // 1000
    yield {
        "name": f"{TITLE}: the tab",
        "seconds": fastest(lambda: client.get(address)),
        "most": MOST_TAB,
        "note": f"processor time, {size} kB",
    }
    for kind in ("svg", "pdf", "png"):
        seconds = fastest(partial(client.get, f"{address}picture/{kind}/"))
        yield {"name": f"{TITLE}: as {kind}", "seconds": seconds, "most": MOST_PICTURE}


def fastest(act: Callable[[], object]) -> float:
    """Return the shortest of a few runs in seconds of the processor, which others share."""
    runs = []
    for _ in range(ROUNDS):
        started = time.process_time()
        act()
        runs.append(time.process_time() - started)
    return min(runs)


def make_chart() -> tuple[int, Any]:
    """Make an account where each of 2,000 people leads six others, with roles and judgements."""
    from datetime import timedelta  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415

    from verder.apps.accounts.models import Account  # noqa: PLC0415
    from verder.apps.core.enums import Role  # noqa: PLC0415
    from verder.apps.core.models import User  # noqa: PLC0415
    from verder.apps.intensify import models  # noqa: PLC0415
    from verder.domain.intensify.roles import DmuRole  # noqa: PLC0415

    today = timezone.localdate()
    user = User.objects.create(email="bench@example.org", name="Bench", role=Role.ACCOUNT_MANAGER)
    account = Account.objects.create(name="Bench BV", owner=user)
    people = models.Person.objects.bulk_create(
        models.Person(given_name=f"Klant {place % 97}", family_name=f"Nr {place:04}")
        for place in range(PEOPLE)
    )
    positions = models.Position.objects.bulk_create(
        models.Position(
            account=account,
            person=person,
            function=f"Functie {place % 40}",
            department=f"Afdeling {place % 10}",
        )
        for place, person in enumerate(people)
    )
    for place, position in enumerate(positions[1:]):
        position.reports_to = positions[place // 6]
    models.Position.objects.bulk_update(positions, ["reports_to"], batch_size=300)
    models.PositionRole.objects.bulk_create(
        models.PositionRole(position=each, role=list(DmuRole)[place % 6], began_on=today)
        for place, each in enumerate(positions[::5])
    )
    models.Opinion.objects.bulk_create(
        models.Opinion(
            position=each,
            influence=place % 5 + 1,
            attitude=place % 5 - 2,
            on=today,
            keep_until=today + timedelta(days=99),
        )
        for place, each in enumerate(positions[::3])
    )
    models.Tie.objects.bulk_create(
        models.Tie(first=first, second=second, kind="informal", on=today)
        for first, second in zip(positions[::50], positions[7::50], strict=False)
    )
    return account.pk, user


if __name__ == "__main__":
    main()
