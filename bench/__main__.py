"""Run the benchmarks that are named, or all of them: `python -m bench imports`.

`VERDER_BENCH_LINES=1,10,50` sets the millions of lines of the marts, and
`VERDER_BENCH_IMPORT=1,10` those of the imports.
"""

import sys
from importlib import import_module
from pkgutil import iter_modules

import bench
from bench.rows import Row, table


def measured(names: list[str]) -> list[Row]:
    """Return the measurements of these modules, each of which has a `run`."""
    rows: list[Row] = []
    for name in sorted(module.name for module in iter_modules(bench.__path__)):
        if name == "__main__" or (names and name not in names):
            continue
        run = getattr(import_module(f"bench.{name}"), "run", None)
        rows += run() if run else []
    return rows


if __name__ == "__main__":
    print(table(measured(sys.argv[1:])))
