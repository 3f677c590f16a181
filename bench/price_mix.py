"""Price-volume-mix of a whole company over two years of ten million lines, beside pandas.

`VERDER_BENCH_LINES=1,10` sets the millions of lines; the best of three rounds counts.
"""

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from bench.generated import generated_numbers, write_generated
from bench.rows import Row
from verder.apps.calculate.reports.sold import sold_items
from verder.domain.calculate.price_volume_mix import price_volume_mix
from verder.domain.values.period import Period
from verder.facts.engine import Facts
from verder.facts.store import Store

BEFORE = Period(date(2024, 1, 1), date(2025, 1, 1))
AFTER = Period(date(2025, 1, 1), date(2026, 1, 1))
ROUNDS = 3
COLUMNS = ["date", "customer", "product", "unit", "quantity", "amount", "cost"]


def run() -> list[Row]:
    """Measure it at every size."""
    rows = []
    for millions in map(int, os.environ.get("VERDER_BENCH_LINES", "1,10").split(",")):
        with TemporaryDirectory() as folder:
            rows += measured(Path(folder), millions)
    return rows


def measured(folder: Path, millions: int) -> list[Row]:
    """Measure it over so many million lines."""
    staged = folder / "staged.parquet"
    write_generated(staged, millions * 1_000_000)
    store = Store(folder / "facts")
    store.add(1, staged)
    facts = Facts(store, [1], generated_numbers(), [], [], "EUR")
    facts.span()  # opens the engine
    path = store.lines_path(1)

    def ours() -> object:
        rows = facts.sold_by_product(BEFORE, AFTER)
        return price_volume_mix(sold_items(rows, with_cost=True).items)

    return [
        Row(
            name=f"price, volume and mix, {millions} M lines",
            seconds=best_of(ours),
            other="sums in pandas",
            other_seconds=best_of(lambda: sums_in_pandas(path)),
            limit=1.0,
        )
    ]


def sums_in_pandas(path: Path) -> object:
    """Return the same sums by product, without what follows from them."""
    lines = pd.read_parquet(path, columns=COLUMNS, dtype_backend="pyarrow")
    chosen = lines[(lines["date"] >= BEFORE.start_on) & (lines["date"] < AFTER.end_on)]
    known = chosen[chosen["customer"].notna()]
    is_after = (known["date"] >= AFTER.start_on).rename("is_after")
    return known.groupby([is_after, "product", "unit"])[["quantity", "amount", "cost"]].sum()


def best_of(question: Callable[[], object]) -> float:
    """Return the shortest time of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        question()
        times.append(time.perf_counter() - started)
    return min(times)
