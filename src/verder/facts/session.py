"""DuckDB in this process, and frames of it for the marts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import duckdb
import narwhals as nw
import pyarrow as pa

from verder.facts.parquet import write_parquet

Frame: TypeAlias = nw.LazyFrame[Any]

DEFAULT_MEMORY_MB = 1024
ROWS_TO_SKIP = 50_000  # in a group of sorted rows, which a question may pass over


def once_each(frame: Frame) -> Frame:
    """Return each row once; `unique` would number the rows, which is slow."""
    return frame.group_by(frame.columns).agg(times=nw.len()).select(frame.columns)


class Session:
    """One thread's way into the engine; frames of different sessions do not mix."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    @contextmanager
    def beside(self) -> Iterator["Session"]:
        """Open another session in the same engine, for another thread."""
        with self._cursor.cursor() as cursor:
            yield Session(cursor)

    def parquet(self, paths: Sequence[Path], schema: pa.Schema) -> Frame:
        """Return the rows of these files, and a frame without rows where there are none."""
        if not paths:
            return self.arrow(schema.empty_table())
        return nw.from_native(self._cursor.read_parquet([str(path) for path in paths]))

    def arrow(self, table: pa.Table) -> Frame:
        """Return the rows of a table in memory."""
        return nw.from_native(self._cursor.from_arrow(table))

    def table(self, name: str) -> Frame:
        """Return a table that `keep` made."""
        return nw.from_native(self._cursor.table(name))

    def keep(self, name: str, frame: Frame) -> Frame:
        """Keep the rows of a frame in the engine, for every session, and return them."""
        self._cursor.execute(f'DROP TABLE IF EXISTS "{name}"')
        frame.to_native().create(name)
        return self.table(name)

    def rows(self, frame: Frame) -> list[tuple[Any, ...]]:
        """Return the rows as tuples, in the order of the frame's columns."""
        rows: list[tuple[Any, ...]] = frame.to_native().fetchall()
        return rows

    def page(self, frame: Frame, *, limit: int, offset: int) -> list[tuple[Any, ...]]:
        """Return so many rows from the offset on."""
        rows: list[tuple[Any, ...]] = frame.to_native().limit(limit, offset).fetchall()
        return rows

    def arrow_of(self, frame: Frame) -> pa.Table:
        """Return the rows as a table in memory."""
        return frame.collect("pyarrow").to_native()

    def bits_together(self, frame: Frame, *, bit: str, name: str) -> Frame:
        """Return each combination of the other columns once, with its bits in one number.

        Narwhals has no expression for it.
        """
        others = ", ".join(f'"{other}"' for other in frame.columns if other != bit)
        bits = f'bit_or(1::BIGINT << "{bit}") AS "{name}"'
        together: Frame = nw.from_native(frame.to_native().aggregate(f"{others}, {bits}", others))
        return together

    def write(self, frame: Frame, path: Path) -> None:
        """Write the rows as a Parquet file."""
        write_parquet(frame.to_native(), path)

    def write_sorted(self, frame: Frame, path: Path) -> None:
        """Write the rows of a sorted frame in their order, in groups that can be skipped."""
        self._cursor.execute("SET preserve_insertion_order = true")
        write_parquet(frame.to_native(), path, rows_in_group=ROWS_TO_SKIP)
        self._cursor.execute("SET preserve_insertion_order = false")


class Engine:
    """A DuckDB of one's own; any number of threads may ask it at the same time."""

    def __init__(self, *, memory_mb: int = DEFAULT_MEMORY_MB, temp_folder: Path) -> None:
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": f"{memory_mb}MB",
                "temp_directory": str(temp_folder),
                "preserve_insertion_order": False,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            },
        )
        self._connection.execute("SET GLOBAL parquet_metadata_cache = true")

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session for the calling thread."""
        with self._connection.cursor() as cursor:
            yield Session(cursor)

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()
