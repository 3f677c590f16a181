"""The rows of a file as a table of text in the engine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from verder.facts.readers import RawTable
from verder.facts.readers.table import FLAW, CleanText

BATCH_ROWS = 100_000
SAMPLE_ROWS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The cells of a text in memory, as Arrow split them, and the number of the first row."""

    cells: pa.Table
    first_row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRows:
    """A table `raw` in the engine: one column of text a header, `c0`, `c1`, …, and `rowid`.

    `row` is the expression of the row number; a row with a fault of form has its
    code in `flaw`, where the table `has_flaws`.
    """

    engine: duckdb.DuckDBPyConnection
    table: RawTable
    row: str
    has_flaws: bool
    held: Held | None = None

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.table.headers)

    @property
    def cells(self) -> list[str]:
        """The names of the columns."""
        return [cell(at) for at in range(self.width)]

    def batches(self, expressions: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Yield these expressions over all rows without a fault of form, in batches."""
        if self.held is not None and set(expressions) <= set(self.cells):
            yield from self.held.cells.select(list(expressions)).to_batches()
            return
        selected = ", ".join(expressions)
        where = f" WHERE {FLAW} IS NULL" if self.has_flaws else ""
        relation = self.engine.sql(f"SELECT {selected} FROM raw{where}")
        yield from relation.to_arrow_reader(BATCH_ROWS)

    def one(self, query: str) -> tuple[Any, ...]:
        """Return the only row of a query."""
        row: tuple[Any, ...]
        (row,) = self.engine.execute(query).fetchall()
        return row

    def may_hold(self, sign: str) -> bool:
        """Return whether a quote, tab or hard space may stand in a cell."""
        text = self.table.rows
        return not isinstance(text, CleanText) or sign in text.signs

    def count(self) -> int:
        """Return how many rows there are, with those that are empty."""
        if self.held is not None:
            return int(self.held.cells.num_rows)
        return int(self.one("SELECT count(*) FROM raw")[0])

    def sample(self) -> list[tuple[str | None, ...]]:
        """Return rows spread over the whole file."""
        step = max(1, self.count() // SAMPLE_ROWS)
        if self.held is not None:
            return list(_spread(self.batches(self.cells), step))
        selected = ", ".join(self.cells)
        where = f"WHERE rowid % {step} = 0"
        return self.engine.execute(f"SELECT {selected} FROM raw {where}").fetchall()

    def first(self, count: int) -> list[tuple[str | None, ...]]:
        """Return the first rows that are not empty."""
        selected = ", ".join(self.cells)
        filled = f"coalesce({selected}) IS NOT NULL"
        query = f"SELECT {selected} FROM raw WHERE {filled} LIMIT {count}"  # in their order
        return self.engine.execute(query).fetchall()


def cell(at: int) -> str:
    """Return the name of a column."""
    return f"c{at}"


def _spread(batches: Iterable[pa.RecordBatch], step: int) -> Iterator[tuple[str | None, ...]]:
    """Yield the first row of all batches, and each that is a step further."""
    start = 0
    for batch in batches:
        places = pa.array(range(-start % step, batch.num_rows, step), pa.int64())
        columns = (column.to_pylist() for column in batch.take(places).columns)
        yield from zip(*columns, strict=True)
        start += batch.num_rows
