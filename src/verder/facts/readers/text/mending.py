"""A clean file out of one with faults of form; every faulty row is kept, with its fault."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from verder.facts.readers.table import CleanText
from verder.facts.readers.text.lines import lines_of
from verder.facts.readers.text.records import QUOTE, Record, records

SPECIAL = frozenset('"\r\n')


def write_clean(text: CleanText, target: Path, *, width: int) -> None:
    """Write the rows below the header, each with its number, its fault and what it has too much.

    Rows that are empty are counted but not written.
    """
    delimiter = text.delimiter
    rows = records(islice(lines_of(text.path), text.skipped_lines, None), delimiter, width)
    with target.open("w", encoding="utf-8", newline="") as out:
        for number, record in enumerate(rows, start=text.first_row):
            if any(record.cells):
                out.write(delimiter.join(_written(number, record, delimiter, width)))
                out.write("\n")


def _written(number: int, record: Record, delimiter: str, width: int) -> Iterator[str]:
    flaw, cells, beyond = _judged(record, delimiter, width)
    yield from (str(number), flaw, _quoted(beyond, delimiter))
    for cell in cells:
        yield _quoted(cell, delimiter)


def _judged(record: Record, delimiter: str, width: int) -> tuple[str, tuple[str, ...], str]:
    """Return the fault, exactly `width` cells and the text of those beyond."""
    cells = record.cells
    if not record.is_balanced:
        return "unbalanced_quote", _padded(cells, width), ""
    if len(cells) < width:
        return "too_few_cells", _padded(cells, width), ""
    beyond = cells[width:]
    flaw = "too_many_cells" if any(cell.strip() for cell in beyond) else ""
    return flaw, cells[:width], delimiter.join(_quoted(cell, delimiter) for cell in beyond)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def _quoted(cell: str, delimiter: str) -> str:
    if SPECIAL.isdisjoint(cell) and delimiter not in cell:
        return cell
    return QUOTE + cell.replace(QUOTE, QUOTE * 2) + QUOTE
