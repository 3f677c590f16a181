"""Invoice lines on disk: immutable Parquet files, an import in or out as a whole.

Beside the lines of an import stand its small sums (`facts.aggregates`) and the
places of its loose invoices (`facts.invoices`). The store never decides which
imports count: the records do, by naming them.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import narwhals as nw
import pyarrow.parquet as pq
from filelock import FileLock

from verder.facts.aggregates import aggregate, as_parts, main_currency_of
from verder.facts.durable import link_or_copy, write_whole
from verder.facts.invoices import INVOICE, by_invoice, loose_places, places, settled_counts
from verder.facts.lines import LINE_SCHEMA
from verder.facts.session import DEFAULT_MEMORY_MB, Engine, Frame, Session

KINDS = ("loose", "aggregates", "lines")  # lines last: they mark an import as complete


@dataclass(frozen=True)
class Store:
    """The folder with the invoice lines of all imports."""

    folder: Path
    memory_mb: int = DEFAULT_MEMORY_MB

    def __post_init__(self) -> None:
        for kind in (*KINDS, "temp"):
            (self.folder / kind).mkdir(parents=True, exist_ok=True)

    def lines_path(self, import_id: int) -> Path:
        """Return where the lines of an import lie."""
        return self._path("lines", import_id)

    def aggregate_path(self, import_id: int) -> Path:
        """Return where its sums lie."""
        return self._path("aggregates", import_id)

    def loose_path(self, import_id: int) -> Path:
        """Return where its loose invoices are listed."""
        return self._path("loose", import_id)

    def _path(self, kind: str, import_id: int) -> Path:
        return self.folder / kind / f"{import_id}.parquet"

    def add(self, import_id: int, source_parquet: Path) -> None:
        """Take in the lines of an import, whole or not at all; a second call does it again."""
        with self._lock():
            self._drop(import_id)
            with self._session() as session:
                lines = session.parquet([source_parquet], LINE_SCHEMA)
                lines = lines.with_columns(import_id=nw.lit(import_id, dtype=nw.Int64))
                self._write_beside(session, import_id, lines)
                write = _link_or_write(session, lines, source_parquet, import_id)
                write_whole(self.lines_path(import_id), write)

    def _write_beside(self, session: Session, import_id: int, lines: Frame) -> None:
        found = session.rows(main_currency_of(lines))
        currency = found[0][0] if found else ""
        invoices = session.keep("invoices", by_invoice(lines, currency))
        shared = session.keep("shared", self._shared(session, invoices))
        loose = loose_places(lines, invoices, shared, currency)
        sums = nw.concat([aggregate(as_parts(lines), currency), settled_counts(invoices, shared)])
        write_whole(self.loose_path(import_id), lambda path: session.write(loose, path))
        write_whole(self.aggregate_path(import_id), lambda path: session.write(sums, path))

    def _shared(self, session: Session, invoices: Frame) -> Frame:
        others = session.parquet(sorted((self.folder / "lines").glob("*.parquet")), LINE_SCHEMA)
        return places(others.join(invoices.select(INVOICE), on=INVOICE, how="semi"))

    def remove(self, import_id: int) -> None:
        """Take an import out; nothing happens when it is not there."""
        with self._lock():
            self._drop(import_id)

    def _drop(self, import_id: int) -> None:
        for kind in reversed(KINDS):
            self._path(kind, import_id).unlink(missing_ok=True)

    def sweep(self, keep: Collection[int]) -> None:
        """Remove what no record names, and what a killed process left unfinished."""
        kept = {f"{import_id}.parquet" for import_id in keep}
        with self._lock():
            for kind in reversed(KINDS):
                for path in (self.folder / kind).iterdir():
                    if path.name not in kept:
                        path.unlink()

    def verify(self, import_id: int) -> bool:
        """Return whether the files of an import are whole and agree with each other."""
        try:
            lines = pq.read_metadata(self.lines_path(import_id)).num_rows
            sums = pq.read_table(self.aggregate_path(import_id), columns=["import_id", "lines"])
            pq.read_metadata(self.loose_path(import_id))
        except (OSError, ValueError):
            return False
        return bool(sum(sums["lines"].to_pylist()) == lines)

    @contextmanager
    def _session(self) -> Iterator[Session]:
        engine = Engine(memory_mb=self.memory_mb, temp_folder=self.folder / "temp")
        try:
            with engine.session() as session:
                yield session
        finally:
            engine.close()

    def _lock(self) -> FileLock:
        return FileLock(self.folder / "lock")


def _link_or_write(
    session: Session, lines: Frame, source: Path, import_id: int
) -> Callable[[Path], Any]:
    if _is_ready(source, import_id):
        return lambda path: link_or_copy(source, path)
    return lambda path: session.write(lines.select(LINE_SCHEMA.names), path)


def _is_ready(source: Path, import_id: int) -> bool:
    """Return whether the staged lines bear the number of their import already."""
    footer = pq.read_metadata(source)
    if footer.schema.to_arrow_schema().names != LINE_SCHEMA.names or not footer.num_row_groups:
        return False
    groups = [footer.row_group(number).column(0) for number in range(footer.num_row_groups)]
    return all(
        group.statistics is not None
        and group.statistics.min == group.statistics.max == import_id
        and group.compression == "ZSTD"
        for group in groups
    )
