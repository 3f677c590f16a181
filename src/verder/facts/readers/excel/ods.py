"""What a sheet of an ods file says beside its values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from verder.facts.readers.excel.parts import pieces_of
from verder.facts.readers.excel.sheets import Place, SheetScan

CONTENT = "content.xml"
TABLE = re.compile(rb'<table:table\b[^>]*?\btable:name="([^"]*)"')
ROW = re.compile(rb"<table:table-row\b([^>]*)>")
CELL = re.compile(
    rb"<table:(?:covered-)?table-cell\b([^>]*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)",
    re.DOTALL,
)
ROWS_REPEATED = re.compile(rb'table:number-rows-repeated="(\d+)"')
COLUMNS_REPEATED = re.compile(rb'table:number-columns-repeated="(\d+)"')
HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
PARAGRAPH = re.compile(rb"<text:p\b[^>]*>(.*?)</text:p>", re.DOTALL)
ERROR = b'value-type="error"'
VALUE = b"office:value-type="


def scan_ods(path: Path) -> dict[str, SheetScan]:
    """Return what each sheet holds beside its values, in one walk through the text.

    The reader of values takes in all sheets at once, so their sizes must be known
    before it starts.
    """
    found: dict[str, _Walk] = {}
    for name, attributes, cells in _rows(path):
        found.setdefault(name, _Walk()).add(attributes, cells)
    return {name: walk.scan() for name, walk in found.items()}


@dataclass(slots=True)
class _Walk:
    """What is known of a sheet up to here."""

    texts: dict[Place, str] = field(default_factory=dict)
    hidden: int = 0
    rows: int = 0
    last: int = 0
    columns: int = 0

    def add(self, attributes: bytes, cells: bytes) -> None:
        """Take in a row, which may stand for many."""
        repeated = _count(ROWS_REPEATED, attributes)
        if VALUE in cells:
            self.hidden += repeated if HIDDEN.search(attributes) else 0
            self.last, self.columns = self.rows + repeated, max(self.columns, _width(cells))
        if ERROR in cells:
            self.texts.update(_errors(self.rows, cells))
        self.rows += repeated

    def scan(self) -> SheetScan:
        """Return what was found."""
        return SheetScan(
            texts=self.texts, hidden_rows=self.hidden, rows=self.last, columns=self.columns
        )


def _rows(path: Path) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the sheet, the attributes and the cells of each row."""
    name = ""
    for piece in pieces_of(path, CONTENT, row_end=b"</table:table-row>"):
        marks = [*TABLE.finditer(piece), *ROW.finditer(piece)]
        marks.sort(key=lambda mark: mark.start())
        borders = [*(mark.start() for mark in marks), len(piece)]
        for mark, end in zip(marks, borders[1:], strict=True):
            if mark.re is TABLE:
                name = _decoded(mark[1])
            else:
                yield name, mark[1], piece[mark.end() : end]


def _width(cells: bytes) -> int:
    """Return up to which column there are values, from 1."""
    width = column = 0
    for cell in CELL.finditer(cells):
        column += _count(COLUMNS_REPEATED, cell[1])
        width = column if VALUE in cell[1] else width
    return width


def _errors(row: int, cells: bytes) -> Iterator[tuple[Place, str]]:
    column = 0
    for cell in CELL.finditer(cells):
        if ERROR in cell[1]:
            shown = PARAGRAPH.search(cell[2] or b"")
            yield (row, column), _decoded(shown[1]) if shown else "#"
        column += _count(COLUMNS_REPEATED, cell[1])


def _count(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    written = pattern.search(attributes)
    return int(written[1]) if written else 1


def _decoded(text: bytes) -> str:
    return unescape(text.decode("utf-8", "replace")).strip()
