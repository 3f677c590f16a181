"""The method is plain values and functions: nothing of the domain touches anything else."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

DOMAIN = Path(__file__).resolve().parents[2] / "src/verder/domain"
OUTSIDE_WORLD = {
    "os",
    "io",
    "socket",
    "subprocess",
    "pathlib",
    "urllib",
    "sqlite3",
    "time",
    "random",
}


STATISTICS = {
    "identify/bg_nbd.py": {"numpy", "scipy"},
    "identify/likelihood.py": {"numpy", "scipy"},
    "identify/sbg.py": {"numpy", "scipy"},
    "identify/value_models.py": set(),
    "intensify/plan_fitting.py": {"ortools"},
}
"""The modules whose method is statistics or optimising, and what they compute with; floats live
there only."""


def imported_packages(source: str) -> Iterator[str]:
    """Yield the full name of every module that the source imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def imports() -> set[tuple[str, str]]:
    """Return which module of the domain imports what."""
    return {
        (str(path.relative_to(DOMAIN)), name)
        for path in DOMAIN.rglob("*.py")
        for name in imported_packages(path.read_text(encoding="utf-8"))
    }


def test_domain_imports_only_the_standard_library_and_itself() -> None:
    assert {
        (path, name)
        for path, name in imports()
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith("verder.domain")
        and name.split(".")[0] not in STATISTICS.get(path, set())
    } == set()


def test_domain_asks_neither_clock_nor_disk_nor_chance() -> None:
    assert {
        (path, name) for path, name in imports() if name.split(".")[0] in OUTSIDE_WORLD
    } == set()


def test_domain_knows_no_float() -> None:
    found = {
        (path.name, node.lineno)
        for path in DOMAIN.rglob("*.py")
        if str(path.relative_to(DOMAIN)) not in STATISTICS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    }
    assert found == set()


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import numpy.linalg", ["numpy.linalg"]),
        ("from django.db import models", ["django.db"]),
        ("def f():\n    from . import engine", ["."]),
    ],
)
def test_the_reader_of_imports_sees_every_form(source: str, names: list[str]) -> None:
    assert list(imported_packages(source)) == names
