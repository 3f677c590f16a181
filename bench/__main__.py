"""Run the benchmarks that are named, or all of them: `python -m bench imports`."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import bench
from bench.rows import Row


def measured(names: list[str]) -> list[Row]:
    """Return the measurements of these modules, each of which has a `run`."""
    rows = []
    for module in iter_modules(bench.__path__):
        run = getattr(import_module(f"bench.{module.name}"), "run", None)
        if run is not None and (not names or module.name in names):
            rows += run()
    return rows


for row in measured(sys.argv[1:]):
    print(row)
