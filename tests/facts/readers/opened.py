"""How tests of the readers look at what was read."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from verder.facts.answers import Answers
from verder.facts.fields import LINES, Layout
from verder.facts.readers import RawTable, open_table
from verder.facts.readers.table import CleanText

NO_ANSWERS = Answers()


def opened(path: Path, *, answers: Answers = NO_ANSWERS, layout: Layout | None = LINES) -> RawTable:
    """Open a file, with a folder for working files beside it."""
    folder = path.parent / "working"
    folder.mkdir(exist_ok=True)
    return open_table(path, answers=answers, folder=folder, layout=layout)


def rows_of(table: RawTable) -> list[dict[str, Any]]:
    """Return the rows by header, with their number under `row`."""
    assert not isinstance(table.rows, CleanText)
    names = ["row", *table.headers]
    read = table.rows.read_all()
    return [dict(zip(names, row.values(), strict=True)) for row in read.to_pylist()]


def total(rows: list[dict[str, Any]], header: str = "amount") -> Decimal:
    """Add up a column of canonical decimals."""
    return sum((Decimal(row[header]) for row in rows), Decimal(0))


def note_codes(table: RawTable) -> set[str]:
    """Return the codes of the notes."""
    return {note.code for note in table.notes}
