"""A clean text becomes the table `raw`, in memory or, where it is large, on disk.

A text without quotes is split at its delimiters, which Arrow does in a third of the
time. How quotes stand is minded by the engine's own reader. Either complains of a row
with too few or too many cells.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from pyarrow import csv

from verder.facts import sql
from verder.facts.parquet import write_groups, write_parquet
from verder.facts.readers.table import FLAW, OVERFLOW, ROW, CleanText
from verder.facts.readers.text import QUOTE
from verder.facts.staging.raw_rows import Held, cell
from verder.facts.staging.workshop import MEMORY_MB

FEW_CORES = 2
LARGE = 256 * 1024 * 1024  # bytes; above it a table in memory would spill again and again
PLACE = 4  # bytes that Arrow takes to say where a cell begins, however empty that is
LINE = 1 << 21  # bytes of a line that the engine has room for, if it is not told of more
BLOCK = 1 << 22  # bytes that Arrow splits at a time


def load_text(
    engine: duckdb.DuckDBPyConnection, text: CleanText, *, width: int, folder: Path
) -> Held | None:
    """Make `raw` of a text, and return the cells that Arrow holds in memory, if it does.

    Raises what the engine or Arrow says of a fault of form.
    """
    is_large = _room(text, width) > LARGE
    on_disk = folder / "raw.parquet"
    if QUOTE in text.signs or len(text.delimiter.encode()) > 1:
        scan = _scan(text, width)
        if is_large:
            write_parquet(engine.sql(f"FROM {scan}"), on_disk)
        else:
            with _in_order(engine):
                engine.execute(f"CREATE TEMP TABLE raw AS SELECT * FROM {scan}")
    elif is_large:
        _split_to_disk(text, width, on_disk)
    else:
        return _split(engine, text, width)
    if is_large:
        _view_of_file(engine, on_disk)
    return None


def _room(text: CleanText, width: int) -> int:
    """Return how many bytes the text takes in memory, or its cells where those take more."""
    return max(text.path.stat().st_size, text.lines * width * PLACE)


def _split(engine: duckdb.DuckDBPyConnection, text: CleanText, width: int) -> Held:
    """Let `raw` be the cells as Arrow holds them; the engine makes do with that much less."""
    table = csv.read_csv(text.path, *_options(text, width))
    rows = pa.array(np.arange(table.num_rows))
    engine.register("raw", table.append_column("rowid", rows))
    engine.execute(f"SET memory_limit = '{MEMORY_MB - (table.nbytes >> 20)}MB'")
    return Held(cells=table, first_row=text.first_row)


def _split_to_disk(text: CleanText, width: int, path: Path) -> None:
    with csv.open_csv(text.path, *_options(text, width)) as batches:
        write_groups(batches, path, schema=batches.schema)


def _options(
    text: CleanText, width: int
) -> tuple[csv.ReadOptions, csv.ParseOptions, csv.ConvertOptions]:
    """Return how Arrow reads: every cell a text, an empty one null, nothing guessed."""
    names = [cell(at) for at in range(width)]
    return (
        csv.ReadOptions(column_names=names, skip_rows=text.skipped_lines, block_size=BLOCK),
        csv.ParseOptions(delimiter=text.delimiter, quote_char=False),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
        ),
    )


def _view_of_file(engine: duckdb.DuckDBPyConnection, path: Path) -> None:
    engine.execute(
        "CREATE TEMP VIEW raw AS SELECT * EXCLUDE (file_row_number), file_row_number AS rowid "
        f"FROM read_parquet({sql.text(str(path))}, file_row_number = true)"
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
        f"quote = '\"', escape = '\"', strict_mode = true, "
        f"max_line_size = {max(LINE, text.longest_line)}, columns = {{{kinds}}})"
    )
