"""The rejected rows as a file that can be mended and imported alone."""

import csv
from collections.abc import Iterator
from pathlib import Path

from verder.facts.staging.raw_rows import RawRows
from verder.facts.staging.typed_lines import TypedLines

OWN_HEADERS = ("verder_row", "verder_column", "verder_reason")
LINE_HEADER = "verder_line"  # read again as the line number, so that no line is taken for another
BATCH = 10_000


def write_rejects(rows: RawRows, typed: TypedLines, path: Path) -> None:
    """Write the rejected rows as they stood, each after its row, column and reason."""
    own = OWN_HEADERS if typed.has_own_lines else (*OWN_HEADERS, LINE_HEADER)
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=rows.table.delimiter or ";")
        writer.writerow([*own, *rows.table.headers])
        writer.writerows(_rows(rows, len(own)))


def _rows(rows: RawRows, own: int) -> Iterator[list[object]]:
    line = ", coalesce(line, 'r' || row)" if own > len(OWN_HEADERS) else ""
    cells = ", ".join(rows.cells)
    found = rows.engine.execute(
        f"SELECT row, header, code{line}, {cells}, overflow FROM rejects ORDER BY row"
    )
    while batch := found.fetchmany(BATCH):
        for *values, overflow in batch:
            yield [*values, *_cells_of(overflow, rows.table.delimiter or ";")]


def _cells_of(overflow: str | None, delimiter: str) -> list[str]:
    """Return the cells beyond the last header, which stand in one text."""
    return next(csv.reader([overflow], delimiter=delimiter)) if overflow else []
