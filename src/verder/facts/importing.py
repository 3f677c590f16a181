"""What the rest of the system asks of a file: how it reads, and its lines or rows."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeAlias

from verder.facts.answers import Answers
from verder.facts.fields import LINES, Layout
from verder.facts.findings import Inspection, Preview
from verder.facts.known import KnownLines
from verder.facts.staging.judging import Judged, judge
from verder.facts.staging.loading import read_rows_into
from verder.facts.staging.previewing import preview_of
from verder.facts.staging.raw_rows import RawRows
from verder.facts.staging.reading import Reading, reading_of
from verder.facts.staging.refusals import refuse_what_is_open
from verder.facts.staging.rejects_file import write_rejects
from verder.facts.staging.typed_lines import TypedLines, typed_lines
from verder.facts.staging.typed_rows import RowsRead, typed_rows
from verder.facts.staging.workshop import workshop

Progress: TypeAlias = Callable[[str, float], object]

LINES_FILE = "lines.parquet"
REJECTS_FILE = "rejects.csv"


class LineStore(Protocol):
    """Where staged lines go; `facts.store.Store` is one."""

    def add(self, import_id: int, source_parquet: Path) -> None:
        """Take in the lines of an import, whole or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """Lines ready to import: a Parquet file in a folder, and what an import of it does."""

    folder: Path
    preview: Preview
    inspection: Inspection

    @property
    def lines_path(self) -> Path:
        """The lines that are kept."""
        return self.folder / LINES_FILE

    @property
    def rejects_path(self) -> Path | None:
        """The rejected rows with their reasons, None where every row is kept."""
        path = self.folder / REJECTS_FILE
        return path if path.exists() else None

    def write(self, store: LineStore, import_id: int) -> None:
        """Bring the lines into the store."""
        store.add(import_id, self.lines_path)


def inspect_file(path: Path, *, answers: Answers, layout: Layout) -> Inspection:
    """Return how a file reads, what is open about it, and its first rows.

    Raises `FileRefused` where it cannot be read at all.
    """
    with TemporaryDirectory(prefix="verder-") as name:
        folder = Path(name)
        with workshop(folder, file=path.name) as engine:
            rows = read_rows_into(engine, path, answers=answers, folder=folder, layout=layout)
            return reading_of(rows, layout=layout, answers=answers, file=path.name).inspection


def read_rows(path: Path, *, answers: Answers, layout: Layout) -> RowsRead:
    """Return the rows of a file of customers, products or rates as values of Python.

    Raises `FileRefused` where it cannot be read, or where something about it is open.
    """
    with TemporaryDirectory(prefix="verder-") as name:
        folder = Path(name)
        with workshop(folder, file=path.name) as engine:
            rows = read_rows_into(engine, path, answers=answers, folder=folder, layout=layout)
            reading = reading_of(rows, layout=layout, answers=answers, file=path.name)
            refuse_what_is_open(reading, file=path.name)
            return typed_rows(reading)


def stage_lines(
    path: Path,
    *,
    answers: Answers,
    known: KnownLines,
    source: str,
    currency: str,
    folder: Path,
    progress: Progress,
    import_id: int = 0,
) -> Staged:
    """Type and judge the lines of a file, and leave those that are kept in the folder.

    `currency` is that of lines which name none. Where `import_id` is given, the
    store can take the staged file as it is. Raises `FileRefused` where the file
    cannot be read, or where something about it is open; `details["flag"]` is the
    terminal's flag that answers it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REJECTS_FILE).unlink(missing_ok=True)
    with (
        TemporaryDirectory(prefix="verder-", dir=folder) as name,
        workshop(Path(name), file=path.name) as engine,
    ):
        progress("read", 0.0)
        rows = read_rows_into(engine, path, answers=answers, folder=Path(name), layout=LINES)
        progress("decide", 0.4)
        reading = reading_of(rows, layout=LINES, answers=answers, file=path.name)
        refuse_what_is_open(reading, file=path.name)
        progress("type", 0.5)
        typed = typed_lines(reading, source=source, currency=currency)
        typed.create(reading)
        judged = judge(reading, typed, known=known, import_id=import_id, folder=Path(name))
        progress("sum", 0.9)
        staged = _staged(reading, rows, typed, judged, folder)
    progress("done", 1.0)
    return staged


def _staged(
    reading: Reading, rows: RawRows, typed: TypedLines, judged: Judged, folder: Path
) -> Staged:
    preview = preview_of(rows, typed, judged)
    if judged.rejected:
        write_rejects(rows, typed, folder / REJECTS_FILE)
    judged.lines_path.replace(folder / LINES_FILE)
    return Staged(folder=folder, preview=preview, inspection=reading.inspection)


__all__ = ["Progress", "RowsRead", "Staged", "inspect_file", "read_rows", "stage_lines"]
