"""Invoice lines on disk: immutable Parquet files, an import in or out as a whole.

Beside the lines stand small sums of them (`facts.aggregates`). The store never
decides which imports count: the records do, by naming them. A file is written
beside and renamed into place, the lines last, so a process that is killed or a
disk that is full leaves what no record names, and `sweep` removes that.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock

from verder.facts import merging
from verder.facts.durable import link_or_copy, write_whole
from verder.facts.lines import LINE_SCHEMA
from verder.facts.session import DEFAULT_MEMORY_MB, Engine, Frame, Session
from verder.facts.tables import drop_tables, forget, table_path, write_tables
from verder.facts.volumes import TABLES, Volume, locate


@dataclass(frozen=True)
class Store:
    """The folder with the invoice lines of all imports."""

    folder: Path
    memory_mb: int = DEFAULT_MEMORY_MB

    def __post_init__(self) -> None:
        for name in (*TABLES, "merged", "temp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    def lines_path(self, import_id: int) -> Path:
        """Return the file that holds the lines of an import, perhaps with others."""
        return self.path_of("lines", self.locate([import_id])[0])

    def aggregate_path(self, import_id: int) -> Path:
        """Return the file that holds its sums by month, perhaps with others."""
        return self.path_of("months", self.locate([import_id])[0])

    def path_of(self, table: str, volume: Volume) -> Path:
        """Return the file of one table of a volume."""
        return table_path(self.folder, table, volume.number)

    def locate(self, import_ids: Collection[int]) -> list[Volume]:
        """Return the volumes to read for these imports, each import from one of them only."""
        return locate(self.folder, import_ids)

    def add(self, import_id: int, source_parquet: Path) -> None:
        """Take in the lines of an import, whole or not at all; a second call does it again."""
        path = table_path(self.folder, "lines", import_id)
        with self.locked(), self.session() as session:
            if table_path(self.folder, "loose", import_id).exists():
                forget(self.folder, import_id)
                drop_tables(self.folder, import_id)

            def read(session: Session) -> Frame:
                lines = session.parquet([source_parquet], LINE_SCHEMA)
                return lines.with_columns(import_id=nw.lit(import_id, dtype=nw.Int64))

            write_tables(session, self.folder, import_id, read)
            if _bears_its_number(source_parquet, import_id):
                write_whole(path, lambda beside: link_or_copy(source_parquet, beside))
            else:
                kept = read(session).select(LINE_SCHEMA.names)
                write_whole(path, lambda beside: session.write(kept, beside))

    def remove(self, import_id: int) -> None:
        """Take an import out; nothing happens when it is not there."""
        with self.locked(), self.session() as session:
            drop_tables(self.folder, import_id)
            merging.take_out(session, self.folder, import_id)

    def arrange(
        self,
        import_ids: Collection[int],
        *,
        least: int = merging.LEAST,
        most_bytes: int = merging.SMALL,
    ) -> bool:
        """Merge small files of these imports, sort large ones, and return whether there were any.

        The files before stay until the next `sweep`, for somebody may be reading them.
        """
        with self.locked(), self.session() as session:
            return merging.arrange(
                session, self.folder, import_ids, least=least, most_bytes=most_bytes
            )

    def sweep(self, keep: Collection[int]) -> None:
        """Remove what no record names, what was merged, and what a killed process left."""
        with self.locked():
            merging.sweep(self.folder, keep)

    def verify(self, import_id: int) -> bool:
        """Return whether the files that hold an import are whole and agree with each other."""
        volume = self.locate([import_id])[0]
        try:
            rows = pq.read_metadata(self.path_of("lines", volume)).num_rows
            tables = {name: pq.read_table(self.path_of(name, volume)) for name in TABLES[:-1]}
        except (OSError, pa.ArrowException):
            return False
        summed = sum(tables["months"]["lines"].to_pylist()) + len(tables["singles"])
        return bool(summed == rows)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open an engine of its own for writing."""
        engine = Engine(memory_mb=self.memory_mb, temp_folder=self.folder / "temp")
        try:
            with engine.session() as session:
                yield session
        finally:
            engine.close()

    def locked(self) -> FileLock:
        """Let one process at a time change the store; the lock goes with its process."""
        return FileLock(self.folder / "lock")


def _bears_its_number(staged: Path, import_id: int) -> bool:
    """Return whether staged lines are as the store keeps them, the import's number included."""
    footer = pq.read_metadata(staged)
    if footer.schema.to_arrow_schema().names != LINE_SCHEMA.names or not footer.num_row_groups:
        return False
    columns = [footer.row_group(number).column(0) for number in range(footer.num_row_groups)]
    return all(
        column.compression == "ZSTD"
        and column.statistics is not None
        and column.statistics.min == column.statistics.max == import_id
        for column in columns
    )
