"""Run every check that needs no test: lint, types, contracts, templates, migrations."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = (
    ("formatting", "ruff", "format", "--check", "--quiet", "."),
    ("lint", "ruff", "check", "--quiet", "."),
    ("import contracts", "lint-imports", "--no-cache"),
    ("types", "mypy"),
    ("templates", "djlint", "--lint", "--quiet", "src"),
    ("migrations", "python", "manage.py", "makemigrations", "--check", "--dry-run"),
    ("translations", "python", "tools/messages.py", "check"),
)


def main() -> None:
    """Run every check and stop with the names of those that failed."""
    failed = [name for name, *command in CHECKS if not passes(name, command)]
    if failed:
        sys.exit(f"Checks failed: {', '.join(failed)}.")


def passes(name: str, command: list[str]) -> bool:
    result = subprocess.run(
        [BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    print(f"{'ok    ' if result.returncode == 0 else 'FAILED'}  {name}", flush=True)
    if result.returncode:
        print(result.stdout + result.stderr, flush=True)
    return result.returncode == 0


if __name__ == "__main__":
    main()
