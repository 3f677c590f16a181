"""A file becomes the table `raw` in the engine."""

from pathlib import Path

import duckdb
import pyarrow as pa

from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.fields import Layout
from verder.facts.readers import RawTable, open_table
from verder.facts.readers.table import ROW, CleanText
from verder.facts.readers.text import has_blank_lines, mended, text_of
from verder.facts.staging.raw_rows import RawRows
from verder.facts.staging.text_loading import load_text

FAULTS_OF_FORM = (
    duckdb.InvalidInputException,
    duckdb.ConversionException,
    duckdb.NotImplementedException,  # of a line that is longer than the engine looks ahead
    pa.ArrowInvalid,
)


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
    """Return whether lines were left out, so that the rows cannot be counted."""
    return text.lines != rows.count() and has_blank_lines(text.path, text.skipped_lines)


def _from_mended(
    engine: duckdb.DuckDBPyConnection, table: RawTable, file: str, folder: Path
) -> RawRows:
    """Read a clean file; what the engine cannot read even then is refused."""
    try:
        return _from_text(engine, table, text_of(table), folder)
    except FAULTS_OF_FORM as fault:
        reason = str(fault).splitlines()[0]
        raise FileRefused("unreadable_text", file=file, text=reason) from fault


def _from_text(
    engine: duckdb.DuckDBPyConnection, table: RawTable, text: CleanText, folder: Path
) -> RawRows:
    _drop_earlier(engine)
    held = load_text(engine, text, width=len(table.headers), folder=folder)
    row = f"raw.{ROW}" if text.is_numbered else f"(raw.rowid + {text.first_row})"
    return RawRows(engine=engine, table=table, row=row, has_flaws=text.is_numbered, held=held)


def _drop_earlier(engine: duckdb.DuckDBPyConnection) -> None:
    """Drop the rows of an attempt that found faults of form."""
    kinds = "SELECT table_type FROM information_schema.tables WHERE table_name = 'raw'"
    for (kind,) in engine.execute(kinds).fetchall():
        engine.execute("DROP VIEW raw" if kind == "VIEW" else "DROP TABLE raw")


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
