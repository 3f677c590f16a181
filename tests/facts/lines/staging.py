"""Stage a text as lines, for the tests of this folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from verder.facts.answers import Answers
from verder.facts.importing import Staged, stage_lines
from verder.facts.known import KnownLines

NOTHING_KNOWN = KnownLines(paths=(), import_ids=(), source="test")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where files are written and staged."""

    folder: Path

    def file(self, text: str | bytes, name: str = "lines.csv", encoding: str = "utf-8") -> Path:
        """Write a file."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    def stage(
        self,
        text: str | bytes | Path,
        *,
        answers: Answers | None = None,
        known: KnownLines = NOTHING_KNOWN,
        encoding: str = "utf-8",
        progress: Callable[[str, float], object] = lambda *_: None,
        import_id: int = 7,
    ) -> Staged:
        """Stage a file, or a text as a file."""
        path = text if isinstance(text, Path) else self.file(text, encoding=encoding)
        return stage_lines(
            path,
            answers=answers or Answers(),
            known=known,
            source="test",
            currency="EUR",
            folder=self.folder / f"staged-{import_id}",
            progress=progress,
            import_id=import_id,
        )


def lines_of(staged: Staged) -> list[dict[str, Any]]:
    """Return the staged lines in the order of the file."""
    rows: list[dict[str, Any]] = pq.read_table(staged.lines_path).to_pylist()
    return sorted(rows, key=lambda row: row["row"])


def amounts(staged: Staged) -> list[int]:
    """Return the amounts in ten-thousandths."""
    return [row["amount"] for row in lines_of(staged)]


def faults(staged: Staged) -> list[tuple[int, str, str, str]]:
    """Return the sample of rejected rows."""
    sample = staged.preview.rejected_sample
    return [(one.row, one.column, one.code, one.text) for one in sample]


def is_balanced(staged: Staged) -> bool:
    """Return whether read = kept + rejected + known, in rows and in money."""
    preview = staged.preview
    parts = (preview.kept, preview.rejected, preview.known)
    currencies = {name for part in (preview.read, *parts) for name in part.amounts}
    return preview.read.rows == sum(part.rows for part in parts) and all(
        preview.read.amounts.get(name, 0) == sum(part.amounts.get(name, 0) for part in parts)
        for name in currencies
    )
