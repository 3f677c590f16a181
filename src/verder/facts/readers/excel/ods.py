"""What a sheet of an ods file says beside its values."""

import re
from collections.abc import Iterator
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


def scan_ods(path: Path, sheet: str) -> SheetScan:
    """Return what a sheet holds beside its values, in one walk through its text."""
    texts: dict[Place, str] = {}
    hidden = rows = last = columns = 0
    for attributes, cells in _rows_of(path, sheet):
        repeated = _count(ROWS_REPEATED, attributes)
        if VALUE in cells:
            hidden += repeated if HIDDEN.search(attributes) else 0
            last, columns = rows + repeated, max(columns, _width(cells))
        if ERROR in cells:
            texts.update(_errors(rows, cells))
        rows += repeated
    return SheetScan(texts=texts, hidden_rows=hidden, rows=last, columns=columns)


def _rows_of(path: Path, sheet: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the attributes and cells of each row of one sheet."""
    name = ""
    for piece in pieces_of(path, CONTENT, row_end=b"</table:table-row>"):
        marks = [*TABLE.finditer(piece), *ROW.finditer(piece)]
        marks.sort(key=lambda mark: mark.start())
        borders = [*(mark.start() for mark in marks), len(piece)]
        for mark, end in zip(marks, borders[1:], strict=True):
            if mark.re is TABLE:
                name = _decoded(mark[1])
            elif name == sheet:
                yield mark[1], piece[mark.end() : end]


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
