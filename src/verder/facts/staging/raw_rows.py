"""The rows of a file as a table of text in the engine."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from verder.facts import sql
from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.fields import Layout
from verder.facts.readers import RawTable, open_table
from verder.facts.readers.table import FLAW, OVERFLOW, ROW, CleanText
from verder.facts.readers.text import has_blank_lines, line_count, mended, text_of

BATCH_ROWS = 100_000
SAMPLE_ROWS = 1_000
FEW_CORES = 2
LARGE = 256 * 1024 * 1024  # bytes of text; above it a table in memory would spill again and again
FAULTS_OF_FORM = (duckdb.InvalidInputException, duckdb.ConversionException)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRows:
    """A table `raw` in the engine: one column of text a header, `c0`, `c1`, ….

    `row` is the expression of the row number; a row with a fault of form has its
    code in `flaw`, where the table `has_flaws`.
    """

    engine: duckdb.DuckDBPyConnection
    table: RawTable
    row: str
    has_flaws: bool

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
        selected = ", ".join(expressions)
        where = f" WHERE {FLAW} IS NULL" if self.has_flaws else ""
        relation = self.engine.sql(f"SELECT {selected} FROM raw{where}")
        yield from relation.to_arrow_reader(BATCH_ROWS)

    def one(self, query: str) -> tuple[Any, ...]:
        """Return the only row of a query."""
        row: tuple[Any, ...]
        (row,) = self.engine.execute(query).fetchall()
        return row

    def count(self) -> int:
        """Return how many rows there are, with those that are empty."""
        return int(self.one("SELECT count(*) FROM raw")[0])

    def sample(self) -> list[tuple[str | None, ...]]:
        """Return rows spread over the whole file."""
        step = max(1, self.count() // SAMPLE_ROWS)
        selected = ", ".join(self.cells)
        where = f"WHERE rowid % {step} = 0"
        return self.engine.execute(f"SELECT {selected} FROM raw {where}").fetchall()

    def first(self, count: int) -> list[tuple[str | None, ...]]:
        """Return the first rows that are not empty."""
        selected = ", ".join(self.cells)
        filled = f"coalesce({selected}) IS NOT NULL"
        query = f"SELECT {selected} FROM raw WHERE {filled} ORDER BY rowid LIMIT {count}"
        return self.engine.execute(query).fetchall()


def cell(at: int) -> str:
    """Return the name of a column."""
    return f"c{at}"


def read_rows_into(
    engine: duckdb.DuckDBPyConnection,
    path: Path,
    *,
    answers: Answers,
    folder: Path,
    layout: Layout | None = None,
) -> RawRows:
    """Read a file into the table `raw`; a text with faults of form is mended first."""
    table = open_table(path, answers=answers, folder=folder, layout=layout)
    if not isinstance(table.rows, CleanText):
        return _from_batches(engine, table, table.rows)
    try:
        rows = _from_text(engine, table, table.rows, folder)
        if not _lost_lines(rows, table.rows):
            return rows
    except FAULTS_OF_FORM:
        pass  # the careful way finds out where they are
    table = mended(table, file=path.name, answers=answers, folder=folder)
    return _from_mended(engine, table, path.name, folder)


def _lost_lines(rows: RawRows, text: CleanText) -> bool:
    """Return whether the engine left lines out, so that its rows cannot be counted."""
    lines = line_count(text.path, text.skipped_lines)
    return lines != rows.count() and has_blank_lines(text.path, text.skipped_lines)


def _from_mended(
    engine: duckdb.DuckDBPyConnection, table: RawTable, file: str, folder: Path
) -> RawRows:
    """Read a clean file; what the engine cannot read even then is refused."""
    try:
        return _from_text(engine, table, text_of(table), folder)
    except FAULTS_OF_FORM as fault:
        reason = str(fault).splitlines()[0]
        raise FileRefused("unreadable_text", file=file, text=reason) from fault


def _from_batches(
    engine: duckdb.DuckDBPyConnection, table: RawTable, batches: pa.RecordBatchReader
) -> RawRows:
    engine.register("batches", batches)
    try:
        engine.execute("CREATE OR REPLACE TEMP TABLE raw AS SELECT * FROM batches")
    except duckdb.Error as fault:
        raise _refusal_within(fault) from fault
    finally:
        engine.unregister("batches")
    return RawRows(engine=engine, table=table, row=f"raw.{ROW}", has_flaws=False)


def _refusal_within(fault: BaseException) -> BaseException:
    """Return what a reader raised while the engine asked it for rows."""
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, FileRefused):
            return cause
        cause = cause.__cause__ or cause.__context__
    return fault


def _from_text(
    engine: duckdb.DuckDBPyConnection, table: RawTable, text: CleanText, folder: Path
) -> RawRows:
    scan = _scan(text, len(table.headers))
    _drop_earlier(engine)
    if text.path.stat().st_size > LARGE:
        _keep_on_disk(engine, scan, folder / "raw.parquet")
    else:
        with _in_order(engine):
            engine.execute(f"CREATE TEMP TABLE raw AS SELECT * FROM {scan}")
    row = f"raw.{ROW}" if text.is_numbered else f"(raw.rowid + {text.first_row})"
    return RawRows(engine=engine, table=table, row=row, has_flaws=text.is_numbered)


def _drop_earlier(engine: duckdb.DuckDBPyConnection) -> None:
    """Drop the rows of an attempt that found faults of form."""
    kinds = "SELECT table_type FROM information_schema.tables WHERE table_name = 'raw'"
    for (kind,) in engine.execute(kinds).fetchall():
        engine.execute("DROP VIEW raw" if kind == "VIEW" else "DROP TABLE raw")


def _keep_on_disk(engine: duckdb.DuckDBPyConnection, scan: str, path: Path) -> None:
    """Write the rows in their order as a file, and let `raw` be a view of it."""
    target = sql.text(str(path))
    how = "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, WRITE_BLOOM_FILTER false)"
    engine.execute(f"COPY (FROM {scan}) TO {target} {how}")
    engine.execute(
        "CREATE TEMP VIEW raw AS SELECT * EXCLUDE (file_row_number), file_row_number AS rowid "
        f"FROM read_parquet({target}, file_row_number = true)"
    )


@contextmanager
def _in_order(engine: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let one thread read where there are few: two spend what they win on keeping the order."""
    if (os.cpu_count() or 1) > FEW_CORES:
        yield
        return
    engine.execute("SET threads = 1")
    try:
        yield
    finally:
        engine.execute("RESET threads")


def _scan(text: CleanText, width: int) -> str:
    columns = {cell(at): "VARCHAR" for at in range(width)}
    if text.is_numbered:
        columns = {ROW: "BIGINT", FLAW: "VARCHAR", OVERFLOW: "VARCHAR"} | columns
    kinds = ", ".join(f"{sql.text(key)}: {sql.text(kind)}" for key, kind in columns.items())
    return (
        f"read_csv({sql.text(str(text.path))}, auto_detect = false, header = false, "
        f"skip = {text.skipped_lines}, delim = {sql.text(text.delimiter)}, "
        f"quote = '\"', escape = '\"', strict_mode = true, columns = {{{kinds}}})"
    )
