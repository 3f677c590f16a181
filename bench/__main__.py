"""Run the benchmarks that are named, or all of them: `python -m bench imports`.

`VERDER_BENCH_LINES=1,10,50` sets the millions of lines of the marts, and
`VERDER_BENCH_IMPORT=1,10` those of the imports.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import bench
from bench.rows import Row, table


def measured(names: list[str]) -> Iterator[Row]:
    """Yield the measurements of these modules, each of which has a `run`."""
    for name in sorted(module.name for module in iter_modules(bench.__path__)):
        if name == "__main__" or (names and name not in names):
            continue
        run = getattr(import_module(f"bench.{name}"), "run", None)
        yield from run() if run else ()


def told(rows: Iterator[Row]) -> Iterator[Row]:
    """Say each measurement as soon as it is there, for the table comes when all are."""
    for row in rows:
        print("  ".join(filter(None, row.cells)), file=sys.stderr, flush=True)
        yield row


if __name__ == "__main__":
    print(table(list(told(measured(sys.argv[1:])))))
