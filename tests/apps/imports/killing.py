"""Imports that are killed at random moments, each in a process of its own.

Prints one JSON object: the totals before, after, and those found after each kill.
Run with VERDER_HOME set to an empty folder: `python killing.py SEED ROUNDS`.
"""
# ruff: noqa: PLC0415 - records can be imported only when Django is ready

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from verder.cli.start import start_django

LINES = 10_000
# What the work imports; a child that is forked has it already, so that the work takes the time.
ROOMS = ("apps.imports.services.clearing", "apps.imports.queries", "facts.engine")
HEADER = "invoice,line,date,customer,customer_name,amount"


def file_of(folder: Path, name: str, first: int) -> Path:
    """Write a file of invoice lines with a customer for every ten of them."""
    rows = (
        f"F{n},1,2025-{n % 12 + 1:02}-15,C{n // 10},Klant {n // 10},{n}.25"
        for n in range(first, first + LINES)
    )
    path = folder / name
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def silent(step: str, share: float) -> None:
    """Take progress without showing it."""


def import_file(path: Path) -> None:
    """Import one file as the terminal does."""
    from verder.apps.imports.services import import_now, preview_now, receive_file

    import_ = receive_file(by=None, file_name=path.name, content=path)
    preview_now(import_=import_, by=None, progress=silent)
    import_now(import_=import_, by=None, progress=silent)


def undo_last() -> None:
    """Undo the last import that counts."""
    from verder.apps.imports.queries import imported_lines
    from verder.apps.imports.services import undo_import

    undo_import(import_=imported_lines().latest("pk"), by=None)


def found() -> list[object]:
    """Sweep, and return what there is: revenue, lines, accounts, imports, files."""
    from verder.apps.accounts.models import Account, AccountNumber
    from verder.apps.imports.folders import store
    from verder.apps.imports.queries import current_facts, imported_lines
    from verder.apps.imports.services.clearing import sweep

    sweep()
    facts = current_facts().totals_by_account()
    return [
        str(sum(row.revenue for row in facts)),
        sum(row.lines for row in facts),
        Account.objects.count(),
        AccountNumber.objects.count(),
        imported_lines().count(),
        all(store().verify(key) for key in imported_lines().values_list("pk", flat=True)),
    ]


def in_child(work: Callable[[], object], kill_after: float | None = None) -> object:
    """Do the work in a process of its own, kill it if asked, and return what it found."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, json.dumps(work()).encode())
        os._exit(0)
    os.close(writing)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else None


def main(seed: int, rounds: int) -> None:
    """Kill imports and undos, and tell what was left each time."""
    start_django()
    for room in ROOMS:
        import_module(f"verder.{room}")
    from django.db import connections

    connections.close_all()
    chance = random.Random(seed)  # noqa: S311 - chance, not a secret
    with tempfile.TemporaryDirectory() as folder:
        first, second = file_of(Path(folder), "a.csv", 0), file_of(Path(folder), "b.csv", LINES)
        in_child(lambda: import_file(first))
        before = in_child(found)
        begun = time.monotonic()
        in_child(lambda: import_file(second))
        lasts = time.monotonic() - begun
        after = in_child(found)
        begun = time.monotonic()
        in_child(undo_last)
        undo_lasts = time.monotonic() - begun
        left = [in_child(found)]
        for _round in range(rounds):
            in_child(lambda: import_file(second), kill_after=chance.uniform(0.3, 1.05) * lasts)
            left.append(in_child(found))
            if left[-1] == after:
                in_child(undo_last, kill_after=chance.uniform(0.0, 1.0) * undo_lasts)
                left.append(in_child(found))
                if left[-1] == after:
                    in_child(undo_last)
    sys.stdout.write(json.dumps({"before": before, "after": after, "left": left}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
