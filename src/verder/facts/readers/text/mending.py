"""A clean file out of one with faults of form; every faulty row is kept, with its fault."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from verder.facts.readers.table import CleanText
from verder.facts.readers.text.lines import lines_of
from verder.facts.readers.text.records import QUOTE, Breadth, Record, records

SPECIAL = frozenset('"\r\n')


def write_clean(text: CleanText, target: Path, *, width: int) -> int:
    """Write the rows below the header, each with its number, its fault and what it has too much.

    Rows that are empty are counted but not written. Returns the length of the longest.
    """
    delimiter, breadth = text.delimiter, Breadth(named=text.named, width=width)
    rows = records(islice(lines_of(text.path), text.skipped_lines, None), delimiter, breadth)
    longest = 0
    with target.open("wb") as out:
        for number, record in enumerate(rows, start=text.first_row):
            if any(record.cells):
                line = delimiter.join(_written(number, record, delimiter, breadth)) + "\n"
                longest = max(longest, out.write(line.encode()))
    return longest


def _written(number: int, record: Record, delimiter: str, breadth: Breadth) -> Iterator[str]:
    flaw, cells, beyond = _judged(record, delimiter, breadth)
    yield from (str(number), flaw, _quoted(beyond, delimiter))
    for cell in cells:
        yield _quoted(cell, delimiter)


def _judged(record: Record, delimiter: str, breadth: Breadth) -> tuple[str, tuple[str, ...], str]:
    """Return the fault, a cell for each column and the text of the cells beyond."""
    cells = (record.cells + ("",) * breadth.width)[: breadth.width]
    if not record.is_balanced:
        return "unbalanced_quote", cells, ""
    if breadth.is_short(record.cells):
        return "too_few_cells", cells, ""
    beyond = breadth.beyond(record.cells)
    flaw = "too_many_cells" if beyond else ""
    return flaw, cells, delimiter.join(_quoted(cell, delimiter) for cell in beyond)


def _quoted(cell: str, delimiter: str) -> str:
    if SPECIAL.isdisjoint(cell) and delimiter not in cell:
        return cell
    return QUOTE + cell.replace(QUOTE, QUOTE * 2) + QUOTE
