"""Run the benchmarks that are named, or all of them: `python -m bench imports`."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import bench
from bench.rows import Row


def measured(names: list[str]) -> list[Row]:
    """Return the measurements of these modules, each of which has a `run`."""
    rows: list[Row] = []
    for name in sorted(module.name for module in iter_modules(bench.__path__)):
        if name == "__main__" or (names and name not in names):
            continue
        run = getattr(import_module(f"bench.{name}"), "run", None)
        rows += run() if run else []
    return rows


for row in measured(sys.argv[1:]):
    print(row)
