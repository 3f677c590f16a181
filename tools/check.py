"""Run every check that needs no test: lint, types, contracts, templates, migrations."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = (  # the longest first
    ("types", "mypy"),
    ("formatting", "ruff", "format", "--check", "--quiet", "."),
    ("lint", "ruff", "check", "--quiet", "."),
    ("import contracts", "lint-imports", "--no-cache"),
    ("templates", "djlint", "--lint", "--quiet", "src"),
    ("migrations", "python", "manage.py", "makemigrations", "--check", "--dry-run"),
    ("translations", "python", "tools/messages.py", "check"),
)


def main() -> None:
    """Run the checks two at a time, and stop with the names of those that failed."""
    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(run, [command for _name, *command in CHECKS]))
    told = zip(CHECKS, results, strict=True)
    failed = [name for (name, *_command), result in told if not passes(name, result)]
    if failed:
        sys.exit(f"Checks failed: {', '.join(failed)}.")


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )


def passes(name: str, result: subprocess.CompletedProcess[str]) -> bool:
    print(f"{'ok    ' if result.returncode == 0 else 'FAILED'}  {name}", flush=True)
    if result.returncode:
        print(result.stdout + result.stderr, flush=True)
    return result.returncode == 0


if __name__ == "__main__":
    main()
