"""What a sheet of an xlsx file says beside its values: errors, hidden rows, its true size."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath

from lxml import etree

from verder.facts.readers.excel.parts import pieces_of
from verder.facts.readers.excel.sheets import Place, SheetScan
from verder.facts.readers.xml_stream import SAFE

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
HOME = PurePosixPath("xl")
ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
ROW_NUMBER = re.compile(rb'\br="(\d+)"')
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
CELL_PLACE = re.compile(rb'\br="([A-Z]{1,3})\d+"')
VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>(.*?)</(?:\w+:)?v>", re.DOTALL)
FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?f>)", re.DOTALL)
# Signs of a cell that the reader of values would take for empty.
SIGNS = (b't="e"', b"f></c>", b"f><v></v>", b"f><v/>", b"f><v />", b"f/></c>", b":f></")


def scan_xlsx(path: Path, sheet: str) -> SheetScan:
    """Return what a sheet holds beside its values, in one walk through its text."""
    texts: dict[Place, str] = {}
    hidden = counted = last = columns = 0
    for piece in pieces_of(path, _part_of(path, sheet), row_end=b"row>"):
        for number, attributes, cells in _rows(piece, counted):
            counted, width = number, _width(cells)
            if width:
                last, columns = number, max(columns, width)
                hidden += HIDDEN.search(attributes) is not None
            if any(sign in cells for sign in SIGNS):
                texts.update(_texts(number - 1, cells))
    return SheetScan(texts=texts, hidden_rows=hidden, rows=last, columns=columns)


def _part_of(path: Path, sheet: str) -> str:
    """Return the name of the part that holds a sheet."""
    with zipfile.ZipFile(path) as archive:
        workbook = etree.fromstring(archive.read(WORKBOOK), _parser())
        relations = etree.fromstring(archive.read(RELATIONS), _parser())
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = workbook.iterfind("{*}sheets/{*}sheet")
    found = next(one for one in sheets if one.get("name") == sheet)
    key = next(value for name, value in found.attrib.items() if str(name).endswith("}id"))
    target = targets[key]
    return target.lstrip("/") if target.startswith("/") else str(HOME / target)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(**SAFE)


def _rows(piece: bytes, before: int) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield number, attributes and cells of each row; numbers may be left out."""
    starts = list(ROW.finditer(piece))
    borders = [*(start.start() for start in starts), len(piece)]
    for start, end in zip(starts, borders[1:], strict=True):
        written = ROW_NUMBER.search(start[1])
        before = int(written[1]) if written else before + 1
        yield before, start[1], piece[start.end() : end]


def _width(cells: bytes) -> int:
    """Return the column of the last cell with a value, from 1, and 0 where there is none."""
    value = max(cells.rfind(b"v>"), cells.rfind(b"is>"))
    if value < 0:
        return 0
    written = CELL_PLACE.match(cells, cells.rfind(b' r="', 0, value) + 1)
    return _column(written[1]) + 1 if written else cells.count(b"<c")


def _texts(row: int, cells: bytes) -> Iterator[tuple[Place, str]]:
    """Yield the text of each cell that holds an error, or a formula without result."""
    column = -1
    for cell in CELL.finditer(cells):
        place = CELL_PLACE.search(cell[1])
        column = _column(place[1]) if place else column + 1
        if text := _text(cell[1], cell[2] or b""):
            yield (row, column), text


def _text(attributes: bytes, content: bytes) -> str | None:
    value, formula = VALUE.search(content), FORMULA.search(content)
    if b't="e"' in attributes:
        return _decoded(value[1]) if value else "#"
    if formula and not (value and value[1]) and b't="str"' not in attributes:
        return "=" + _decoded(formula[1] or b"")
    return None


def _decoded(text: bytes) -> str:
    return unescape(text.decode("utf-8", "replace")).strip()


def _column(letters: bytes) -> int:
    """Return the column of its letters, from 0.

    >>> _column(b"A"), _column(b"AA")
    (0, 26)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
