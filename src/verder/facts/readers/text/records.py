"""Records out of lines of text: cells in quotes may go on over several lines."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

QUOTE = '"'
MOST_LINES = 200  # of one record; beyond it the quote was never meant to stay open


@dataclass(frozen=True, slots=True, kw_only=True)
class Breadth:
    """How many cells a row has: one for each named header; those beyond the last are empty."""

    named: int  # columns up to the last that has a header
    width: int

    def is_short(self, cells: Sequence[str]) -> bool:
        """Return whether a column with a header has no cell."""
        return len(cells) < self.named

    def beyond(self, cells: Sequence[str]) -> Sequence[str]:
        """Return the cells without a column, nothing where all of them are empty."""
        more = cells[self.width :]
        return more if any(cell.strip() for cell in more) else ()

    def fits(self, cells: Sequence[str]) -> bool:
        """Return whether the cells are a whole row."""
        return not self.is_short(cells) and not self.beyond(cells)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of cells, or the text of a line whose quotes do not balance."""

    cells: tuple[str, ...]
    lines: int
    is_balanced: bool = True


def records(
    lines: Iterable[str], delimiter: str, breadth: Breadth | None = None
) -> Iterator[Record]:
    """Yield the records of lines without their ends.

    A quote that is never closed, or whose closing makes no row of the breadth
    asked, spoils only the line where it opens; the lines after it are read
    again as rows of their own.
    """
    coming = iter(lines)
    waiting: deque[str] = deque()
    while (line := _next(waiting, coming)) is not None:
        if QUOTE not in line:
            yield Record(tuple(line.split(delimiter)), 1)
            continue
        cells = cells_of(line, delimiter)
        if cells is not None:
            yield Record(cells, 1)
            continue
        yield _continued(line, delimiter, breadth, waiting, coming)


def cells_of(text: str, delimiter: str) -> tuple[str, ...] | None:
    """Return the cells of one record, or None where a quote is still open.

    >>> cells_of('12" pipe;"a ""b"" c";3', ";")
    ('12" pipe', 'a "b" c', '3')
    >>> cells_of('1;"open', ";") is None
    True
    """
    cells, open_at = _cells(text, delimiter)
    return tuple(cells) if open_at is None else None


def _cells(text: str, delimiter: str) -> tuple[list[str], int | None]:
    """Return the cells up to one whose quote stays open, and where that begins."""
    cells: list[str] = []
    at, cell = 0, _cell_pattern(delimiter)
    while at <= len(text):
        found = cell.match(text, at)
        if found is None:
            return cells, at
        quoted, plain = found.groups()
        cells.append(plain if quoted is None else quoted.replace(QUOTE * 2, QUOTE))
        at = found.end() + 1
    return cells, None


@cache
def _cell_pattern(delimiter: str) -> re.Pattern[str]:
    """Match a cell in quotes up to its end, or one that does not begin with an open quote."""
    sign = re.escape(delimiter)
    quoted = rf'[ ]*"((?:[^"]|"")*+)"[ ]*(?={sign}|\Z)'
    plain = rf'((?![ ]*"(?:[^"]|"")*\Z)[^{sign}]*)(?={sign}|\Z)'
    return re.compile(f"{quoted}|{plain}", re.DOTALL)


def _next(waiting: deque[str], coming: Iterator[str]) -> str | None:
    return waiting.popleft() if waiting else next(coming, None)


def _continued(
    line: str,
    delimiter: str,
    breadth: Breadth | None,
    waiting: deque[str],
    coming: Iterator[str],
) -> Record:
    """Return the record that begins with an open quote; what is not of it waits."""
    waiting.extend(islice(coming, max(0, MOST_LINES - len(waiting))))
    cells, count = _closed(line, delimiter, islice(waiting, MOST_LINES), breadth)
    if not cells or (breadth is not None and not breadth.fits(cells)):
        return Record((line,), 1, is_balanced=False)
    for _ in range(count):
        waiting.popleft()
    return Record(tuple(cells), count + 1)


def _closed(
    line: str, delimiter: str, following: Iterable[str], breadth: Breadth | None
) -> tuple[list[str], int]:
    """Return the cells of a line together with the lines that close its quotes, and their count.

    There are no cells where the quote that is open turns out to be a letter. Each line is
    looked at once: what was read before it stands.
    """
    cells, opened_at = _cells(line, delimiter)
    pieces, inside = [line[opened_at:]], _inside_pattern(delimiter)
    for count, another in enumerate(following, start=1):
        found = inside.match(another)
        if found is None:
            break
        pieces.append(found[1])
        if found[2] is None:
            continue
        cells.append("\n".join(pieces).lstrip(" ")[1:].replace(QUOTE * 2, QUOTE))
        rest = another[found.end() :]
        more, opened_at = _cells(rest[1:], delimiter) if rest else ([], None)
        cells += more
        if opened_at is None:
            return cells, count
        if breadth is not None and breadth.beyond(cells):
            break
        pieces = [rest[1 + opened_at :]]
    return [], 0


@cache
def _inside_pattern(delimiter: str) -> re.Pattern[str]:
    """Match a line within an open quote: all of it, or up to the quote that closes the cell."""
    sign = re.escape(delimiter)
    return re.compile(rf'((?:[^"]|"")*+)(?:\Z|("[ ]*)(?={sign}|\Z))')
