"""The marts beside hand-written SQL, pandas and Polars over the same Parquet files.

A period that begins within a month is answered from the lines, whole months from
the sums beside them. `VERDER_BENCH_LINES=1,10,50` sets the millions of lines. Of each the
best of three rounds counts; who needs more than five seconds has one.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import duckdb
import pandas as pd
import polars as pl

from bench.generated import generated_numbers, write_generated
from bench.questions import SQL, asked_in_pandas, asked_in_polars
from bench.rows import Row
from verder.domain.values.period import Period
from verder.facts import edge
from verder.facts.engine import Facts
from verder.facts.marts import groups, months, totals
from verder.facts.parts import Question
from verder.facts.store import Store

DAYS = Period(date(2023, 1, 2), date(2025, 12, 30))
MONTHS = Period(date(2023, 1, 1), date(2026, 1, 1))
ROUNDS = 3
SLOW = 5.0  # seconds; what takes longer is asked once
LARGE = 10  # millions of lines; below it, planning the question is much of the time
LIMITS = {"hand-written SQL": 1.3, "pandas": 1.0, "Polars": 1.0}
NOISE = 1.1  # of a line among ten times as many
HARDLY = 1.5  # times as long for five times the lines
FROM_SUMS = ", from sums"
MARTS = {
    "totals": (
        totals.totals_by_account,
        Question(asks_cost=True, asks_invoices=True, asks_products=True),
    ),
    "months": (months.months, Question(asks_cost=True, asks_invoices=True)),
    "months by account": (months.months_by_account, Question()),
    "groups by account": (groups.groups_by_account, Question(asks_cost=True, asks_group=True)),
}


@dataclass(frozen=True, slots=True)
class Timed:
    """How long a question took over so many million lines."""

    millions: int
    seconds: float


Times: TypeAlias = dict[str, Timed]


def run() -> list[Row]:
    """Measure every mart at every size."""
    rows: list[Row] = []
    before: Times = {}
    for millions in map(int, os.environ.get("VERDER_BENCH_LINES", "1,10").split(",")):
        with TemporaryDirectory() as folder:
            found, times = measured(Path(folder), millions)
        rows += found
        rows += [
            grown(name, times[name], before[name], most=growth_limit(name, millions))
            for name in times
            if name in before
        ]
        before = times
    return rows


def growth_limit(name: str, millions: int) -> float | None:
    """Return how much more time a line may take than among fewer lines.

    With few lines nearly each is a sum of its own; sums stop growing with the lines
    where every customer buys every month.
    """
    if not name.endswith(FROM_SUMS):
        return NOISE
    return HARDLY if millions > LARGE else None


def grown(name: str, now: Timed, before: Timed, *, most: float | None) -> Row:
    """Return how the time grew beside the lines; of sums, beside no lines at all."""
    per_line = not name.endswith(FROM_SUMS)
    return Row(
        name=f"{name}: {'a million lines of' if per_line else 'all of'} {now.millions} M",
        seconds=now.seconds / (now.millions if per_line else 1),
        other=f"of {before.millions} M",
        other_seconds=before.seconds / (before.millions if per_line else 1),
        limit=most,
    )


def measured(folder: Path, millions: int) -> tuple[list[Row], Times]:
    """Measure every mart over so many million lines."""
    staged = folder / "staged.parquet"
    write_generated(staged, millions * 1_000_000)
    store = Store(folder / "facts")
    started = time.perf_counter()
    store.add(1, staged)
    rows = [Row(name=f"{millions} M lines into the store", seconds=time.perf_counter() - started)]
    facts = Facts(store, [1], generated_numbers(), [], [], "EUR")
    facts.span()  # opens the engine
    times: Times = {}
    for name in SQL:
        best = compared(facts, name, others(facts, name))
        rows += rows_of(name, millions, best)
        times[name] = Timed(millions, best["lines"])
        if not MARTS[name][1].needs_lines:
            times[f"{name}{FROM_SUMS}"] = Timed(millions, best["sums"])
    return rows, times


def others(facts: Facts, name: str) -> dict[str, Callable[[], object]]:
    """Return how each of the others answers the question."""
    path = facts.store.lines_path(1)
    numbers = edge.numbers_table(facts.numbers)
    in_pandas = numbers.to_pandas(types_mapper=pd.ArrowDtype)
    in_polars = pl.DataFrame(numbers)
    connection = duckdb.connect()
    connection.from_arrow(numbers).create("numbers")
    sql = SQL[name].format(path=path, period=DAYS)
    return {
        "hand-written SQL": lambda: connection.sql(sql).fetchall(),
        "pandas": lambda: asked_in_pandas(name, path, in_pandas, DAYS),
        "Polars": lambda: asked_in_polars(name, path, in_polars, DAYS),
    }


def compared(facts: Facts, name: str, others: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the best time of one mart and of the others, measured by turns."""
    mart, needs = MARTS[name]
    asked = {
        "lines": lambda: facts.rows(mart, replace(needs, period=DAYS)),
        "sums": lambda: facts.rows(mart, replace(needs, period=MONTHS)),
        **others,
    }
    best = dict.fromkeys(asked, float("inf"))
    for _ in range(ROUNDS):
        for who, question in asked.items():
            if SLOW < best[who] < float("inf"):
                continue
            started = time.perf_counter()
            question()
            best[who] = min(best[who], time.perf_counter() - started)
    return best


def rows_of(name: str, millions: int, best: dict[str, float]) -> list[Row]:
    """Return a mart beside the others, from lines and from sums."""
    limits = LIMITS if millions >= LARGE else dict.fromkeys(LIMITS)
    title = f"{name}, {millions} M lines"
    rows = [
        Row(name=title, seconds=best["lines"], other=who, other_seconds=best[who], limit=limit)
        for who, limit in limits.items()
    ]
    if MARTS[name][1].needs_lines:
        return rows
    from_sums = Row(
        name=f"{title}{FROM_SUMS}",
        seconds=best["sums"],
        other="pandas over the lines",
        other_seconds=best["pandas"],
        limit=0.2 if millions >= LARGE else None,
    )
    return [*rows, from_sums]
