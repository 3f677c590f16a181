"""Which row of a table is its header."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from verder.facts.columns.headers import key_of
from verder.facts.columns.vocabulary import known_keys

LOOK_AT = 100  # rows; titles above a header are fewer


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands, and how many of its words are known."""

    at: int  # index among the rows
    known: int


def find_header(
    rows: Sequence[Sequence[str | None]], asked_headers: Collection[str] = ()
) -> Header | None:
    """Return the first row with the most known headers, else the first full row of words.

    `asked_headers` are headers that the user named, which count as known.
    """
    asked = {" ".join(header.split()) for header in asked_headers}
    counts = [_known(row, asked) for row in rows[:LOOK_AT]]
    most = max(counts, default=0)
    if most >= 2:
        return Header(counts.index(most), most)
    return _first_full_row(rows[:LOOK_AT])


def _known(row: Sequence[str | None], asked: Collection[str]) -> int:
    cells = {" ".join(cell.split()) for cell in row if cell and not cell.isspace()}
    return len({key_of(cell) for cell in cells if cell in asked or key_of(cell) in known_keys()})


def _first_full_row(rows: Sequence[Sequence[str | None]]) -> Header | None:
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return None
    usual = max(widths, key=lambda width: (widths[width], width))
    for at, row in enumerate(rows):
        if len(row) == usual and all(_is_word(cell) for cell in row if cell) and any(row):
            return Header(at, _known(row, ()))
    return None


def _is_word(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell) and len(cell) < 100
