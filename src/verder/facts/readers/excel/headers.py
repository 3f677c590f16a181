"""Where the header of a sheet stands: below titles, over one row or two."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verder.facts.columns.header_row import find_header as find_known
from verder.facts.readers.excel.sheets import Merge

LOOKED_AT = 100  # rows
KNOWN_ENOUGH = 2
FULL_ENOUGH = 0.6  # of the cells that rows of values usually have
WORDY_ENOUGH = 0.7  # of its cells are words
NO_WORD = re.compile(r"[\d\s.,:%€$£+()/-]*|\d{4}-\d\d-\d\d.*")
# Below a merged header such a word says too little by itself: "Klant" over "Nr" and "Naam".
BARE = {
    "nr", "nr.", "no", "no.", "nummer", "number", "numero", "numéro", "id", "code", "naam",
    "name", "nom", "omschrijving", "description", "beschreibung", "bezeichnung", "datum", "date",
    "groep", "group", "gruppe", "groupe",
}  # fmt: skip

TextRow = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of the header, from 0, and its cells."""

    first: int
    last: int
    cells: tuple[str | None, ...]


def find_header(
    rows: Sequence[TextRow], merges: Sequence[Merge], asked: Collection[str] = ()
) -> Header:
    """Return the header among the first rows of a sheet.

    It is the row with the most known headers, or else the first row of words that
    is about as full as the rows usually are. A merged cell that reaches down, or
    a row of merged cells right above, makes it two rows.
    """
    if not rows:
        return Header(0, 0, ())
    known = find_known(rows, asked)
    row = known.at if known and known.known >= KNOWN_ENOUGH else _header_row(rows)
    last = max([row, *(merge.bottom for merge in merges if merge.top == row)])
    last = min(last, len(rows) - 1)
    first = row - 1 if _is_upper(rows, merges, row) else row
    return Header(first, last, _cells(rows, merges, first, last))


def _header_row(rows: Sequence[TextRow]) -> int:
    counts = [_filled(row) for row in rows]
    usual = Counter(count for count in counts if count).most_common()
    width = max((count for count, times in usual if times == usual[0][1]), default=0)
    for place, row in enumerate(rows):
        if counts[place] >= max(1, FULL_ENOUGH * width) and _is_wordy(row):
            return place
    return next((place for place, count in enumerate(counts) if count), 0)


def _filled(row: TextRow) -> int:
    return sum(cell is not None for cell in row)


def _is_wordy(row: TextRow) -> bool:
    words = sum(cell is not None and not NO_WORD.fullmatch(cell) for cell in row)
    return words >= WORDY_ENOUGH * _filled(row)


def _is_upper(rows: Sequence[TextRow], merges: Sequence[Merge], row: int) -> bool:
    """Whether the row above holds headings over several columns, and is no title over all."""
    above = [merge for merge in merges if merge.bottom == row - 1 and merge.right > merge.left]
    return row > 0 and bool(above) and _filled(rows[row - 1]) > 1


def _cells(
    rows: Sequence[TextRow], merges: Sequence[Merge], first: int, last: int
) -> tuple[str | None, ...]:
    layers = [_spread_out(rows[place], merges, place) for place in range(first, last + 1)]
    cells = list(layers[0])
    for upper, lower in pairwise(layers):
        doubles = Counter(cell for cell in lower if cell)
        cells = [
            _joined(above, below, is_double=doubles[below or ""] > 1)
            for above, below in zip(upper, lower, strict=True)
        ]
    return tuple(cells)


def _spread_out(row: TextRow, merges: Sequence[Merge], place: int) -> list[str | None]:
    """Return the cells of a row, a merged one repeated over its columns."""
    cells = list(row)
    for merge in merges:
        if merge.top == place:
            for column in range(merge.left, min(merge.right + 1, len(cells))):
                cells[column] = row[merge.left]
    return cells


def _joined(above: str | None, below: str | None, *, is_double: bool) -> str | None:
    if above is None or below is None:
        return below or above
    says_too_little = is_double or below.lower() in BARE
    return f"{above} {below}" if says_too_little else below
