"""Records out of lines of text: cells in quotes may go on over several lines."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

QUOTE = '"'
MOST_LINES = 200  # of one record; beyond it the quote was never meant to stay open


@dataclass(frozen=True, slots=True)
class Record:
    """One row of cells, or the text of a line whose quotes do not balance."""

    cells: tuple[str, ...]
    lines: int
    is_balanced: bool = True


def records(lines: Iterable[str], delimiter: str, width: int | None = None) -> Iterator[Record]:
    """Yield the records of lines without their ends.

    A quote that is never closed, or whose closing makes a row of another width
    than asked, spoils only the line where it opens; the lines after it are read
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
        yield _continued(line, delimiter, width, waiting, coming)


def cells_of(text: str, delimiter: str) -> tuple[str, ...] | None:
    """Return the cells of one record, or None where a quote is still open.

    >>> cells_of('12" pipe;"a ""b"" c";3', ";")
    ('12" pipe', 'a "b" c', '3')
    >>> cells_of('1;"open', ";") is None
    True
    """
    cells: list[str] = []
    at, cell = 0, _cell_pattern(delimiter)
    while at <= len(text):
        found = cell.match(text, at)
        if found is None:
            return None
        quoted, plain = found.groups()
        cells.append(plain if quoted is None else quoted.replace(QUOTE * 2, QUOTE))
        at = found.end() + 1
    return tuple(cells)


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
    line: str, delimiter: str, width: int | None, waiting: deque[str], coming: Iterator[str]
) -> Record:
    """Return the record that begins with an open quote; what is not of it waits."""
    waiting.extend(islice(coming, max(0, MOST_LINES - len(waiting))))
    text = line
    for count, following in enumerate(list(islice(waiting, MOST_LINES)), start=1):
        text = f"{text}\n{following}"
        if QUOTE not in following:
            continue
        cells = cells_of(text, delimiter)
        if cells is not None:
            if width is not None and len(cells) != width:
                break
            for _ in range(count):
                waiting.popleft()
            return Record(cells, count + 1)
    return Record((line,), 1, is_balanced=False)
