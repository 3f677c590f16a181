"""A contact matrix of 60 by 20 people: how long the server makes it, and a browser draws it."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.rows import Row

BUYERS, COLLEAGUES, MOMENTS = 60, 20, 1500
MOST_TAB, MOST_CELL, MOST_MEASURES, MOST_DRAW = 0.4, 0.1, 0.3, 0.15  # seconds
ROUNDS = 5
DRAW = """html => {
    const started = performance.now();
    document.body.innerHTML = html;
    document.body.getBoundingClientRect();
    return performance.now() - started;
}"""


def run() -> list[Row]:
    """Measure in a process of its own, on records of its own."""
    with TemporaryDirectory() as home:
        told = subprocess.run(
            [sys.executable, "-m", "bench.contact_matrix"],
            env=os.environ | {"VERDER_HOME": home},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    return [Row(**each) for each in json.loads(told.splitlines()[-1])]


def main() -> None:
    """Make the matrix, measure it, and print the rows."""
    from importlib import import_module  # noqa: PLC0415 - Django starts here, not in the others

    import_module("verder.cli.start").start_django()
    print(json.dumps(measured()))


def measured() -> list[dict[str, Any]]:
    """Return the rows: the tab, one cell that is typed, and drawing the tab."""
    from django.test import Client  # noqa: PLC0415

    account_id, user, pair = make_matrix()
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    address = f"/accounts/{account_id}/contact-matrix/"
    sent = {"kind": "ideal", f"cell-{pair[0]}-{pair[1]}": "7"}

    def type_in() -> object:
        sent[f"cell-{pair[0]}-{pair[1]}"] = str(time.monotonic_ns() % 300)
        return client.post(f"{address}cells/", sent, headers={"accept": "application/json"})

    html = client.get(address).content.decode()
    title = f"contact matrix of {BUYERS} x {COLLEAGUES}"
    size = f"{len(html) // 1000} kB, {html.count('<td')} cells"
    rows: list[dict[str, Any]] = [
        {
            "name": f"{title}: the tab",
            "seconds": fastest(lambda: client.get(address)),
            "most": MOST_TAB,
            "note": size,
        },
        {"name": f"{title}: a cell typed", "seconds": fastest(type_in), "most": MOST_CELL},
        {
            "name": f"{title}: the measures after it",
            "seconds": fastest(lambda: client.get(f"{address}figures/")),
            "most": MOST_MEASURES,
        },
    ]
    drawn = draw_seconds(html)
    if drawn is not None:
        rows.append({"name": f"{title}: drawn", "seconds": drawn, "most": MOST_DRAW})
    return rows


def fastest(act: Callable[[], object]) -> float:
    """Return the shortest of a few runs, in seconds."""
    runs = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        runs.append(time.perf_counter() - started)
    return min(runs)


def draw_seconds(html: str) -> float | None:
    """Return how long a browser needs to lay the tab out; None where there is no browser."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not in every set-up
    except ImportError:
        return None
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    styles = Path(__file__).resolve().parent.parent / "src/verder/web/static/css"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for name in ("values", "elements", "tables", "contact_matrix"):
            page.add_style_tag(path=styles / f"{name}.css")
        body = html[html.index("<main") : html.index("</main>")]
        seconds: float = min(page.evaluate(DRAW, body) for _ in range(ROUNDS)) / 1000
        browser.close()
    return seconds


def make_matrix() -> tuple[int, Any, tuple[int, int]]:
    """Make an account with both teams, an ideal for every pair, and a year of contacts."""
    from datetime import timedelta  # noqa: PLC0415
    from decimal import Decimal  # noqa: PLC0415
    from random import Random  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415

    from verder.apps.accounts.models import Account  # noqa: PLC0415
    from verder.apps.core.enums import Role  # noqa: PLC0415
    from verder.apps.core.models import User  # noqa: PLC0415
    from verder.apps.intensify import models  # noqa: PLC0415
    from verder.domain.intensify.roles import DmuRole, PsuRole  # noqa: PLC0415

    today, draw = timezone.localdate(), Random(1)  # noqa: S311 - made-up contacts
    user = User.objects.create(email="bench@example.org", name="Bench", role=Role.ACCOUNT_MANAGER)
    account = Account.objects.create(name="Bench BV", owner=user)
    positions, colleagues = [], []
    for place in range(BUYERS):
        person = models.Person.objects.create(given_name="Klant", family_name=f"{place:02}")
        position = models.Position.objects.create(
            account=account, person=person, level=place % 5 + 1
        )
        role = list(DmuRole)[place % len(DmuRole)]
        models.PositionRole.objects.create(position=position, role=role, began_on=today)
        models.Opinion.objects.create(
            position=position,
            influence=place % 5 + 1,
            on=today,
            keep_until=today + timedelta(days=99),
        )
        positions.append(position)
    for place in range(COLLEAGUES):
        colleague = models.Colleague.objects.create(name=f"Collega {place:02}", level=place % 5 + 1)
        seat = models.Seat.objects.create(account=account, colleague=colleague)
        role_here = list(PsuRole)[place % len(PsuRole)]
        models.SeatRole.objects.create(seat=seat, role=role_here, began_on=today)
        colleagues.append(colleague)
    models.Frequency.objects.bulk_create(
        models.Frequency(
            position=position,
            colleague=colleague,
            kind="ideal",
            times=Decimal(draw.randint(0, 12)),
            on=today - timedelta(days=30),
        )
        for position in positions
        for colleague in colleagues
    )
    for _ in range(MOMENTS):
        on = today - timedelta(days=draw.randint(0, 500))
        moment = models.ContactMoment.objects.create(
            account=account, state="done", channel="visit", on=on
        )
        moment.positions.add(draw.choice(positions))
        moment.colleagues.add(draw.choice(colleagues))
    return account.pk, user, (positions[0].pk, colleagues[0].pk)


if __name__ == "__main__":
    main()
