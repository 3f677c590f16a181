"""What every reader makes of a file: a header and rows of text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from verder.facts.findings import Note, Question, Rejected

ROW = "row"
FLAW = "flaw"
OVERFLOW = "overflow"


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """A text file in UTF-8 without any fault of form, which the engine reads by itself.

    Where `is_numbered`, each record begins with three cells of our own: its row
    number, the code of what is wrong with its form (empty where nothing is) and
    the cells beyond the last header. Elsewhere the rows count on from `first_row`.
    """

    path: Path
    delimiter: str
    first_row: int
    lines: int  # from the first row of values on, those within cells included
    signs: frozenset[str]  # of quote, tab and hard space, those that may stand in it
    named: int  # columns up to the last that has a header
    skipped_lines: int = 0  # lines before the first row of values
    is_numbered: bool = False
    longest_line: int = 0  # in bytes, where that is known


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A file as rows of text.

    `rows` is a clean text file, or batches with the schema of `batch_schema`: a
    column `row` (the row as the user's program numbers it, from 1, the header
    included) and one text column a header, `c0`, `c1`, …, null where the cell is
    empty. Batches can be read once. `rejected` may grow while they are read.
    """

    reader: str  # "csv", "excel", "ubl", "xaf"
    headers: tuple[str, ...]  # unique, see `unique_headers`
    rows: CleanText | pa.RecordBatchReader
    header_row: int = 0  # as the user's program numbers rows; 0 where there is none
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    package: str | None = None
    questions: tuple[Question, ...] = ()  # what only the user can say about it
    notes: tuple[Note, ...] = ()
    rejected: list[Rejected] = field(default_factory=list)
    is_canonical: bool = False  # headers are field names, dates ISO, decimals with a point


def batch_schema(width: int) -> pa.Schema:
    """Return the schema of the batches of a table with so many headers."""
    cells = [(f"c{index}", pa.string()) for index in range(width)]
    return pa.schema([(ROW, pa.int64()), *cells])


def unique_headers(cells: Iterable[str | None]) -> tuple[str, ...]:
    """Return the headers, trimmed; an empty one takes its number, a second "Bedrag" its turn.

    >>> unique_headers(["Bedrag", " Bedrag ", None])
    ('Bedrag', 'Bedrag (2)', '3')
    """
    turns: dict[str, int] = {}
    for number, cell in enumerate(cells, start=1):
        name = free = " ".join((cell or "").split()) or str(number)
        turn = turns.get(name, 1)
        while free in turns:
            turn += 1
            free = f"{name} ({turn})"
        turns[name] = turn
        turns.setdefault(free, 1)
    return tuple(turns)
