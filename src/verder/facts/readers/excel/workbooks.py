"""Opens a workbook with the library that knows its format."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import python_calamine as calamine
import xlrd

from verder.facts.failures import FileRefused
from verder.facts.readers.content import Content
from verder.facts.readers.excel.ods import scan_ods
from verder.facts.readers.excel.old import old_sheet
from verder.facts.readers.excel.sheets import Merge, Row, Sheet, SheetScan, Workbook
from verder.facts.readers.excel.xlsx import scan_xlsx

T = TypeVar("T")
# A full sheet of twelve columns; more cells do not fit in the memory a reader may take.
MOST_CELLS = 12 * 1_048_576
# A new workbook with a password is an old container with this inside.
LOCKED = "EncryptedPackage".encode("utf-16-le")


def load(path: Path, content: Content) -> Workbook:
    """Return the workbook; one that is damaged or locked is refused."""
    return _load_old(path) if content is Content.OLE else _load_new(path, content)


def _load_new(path: Path, content: Content) -> Workbook:
    scan = _guarded(path, lambda: _scans(path, content))
    book = _guarded(path, lambda: calamine.load_workbook(path))
    tables = [
        sheet for sheet in book.sheets_metadata if sheet.typ is calamine.SheetTypeEnum.WorkSheet
    ]
    shown = calamine.SheetVisibleEnum.Visible
    return Workbook(
        visible=tuple(sheet.name for sheet in tables if sheet.visible is shown),
        hidden=tuple(sheet.name for sheet in tables if sheet.visible is not shown),
        sheet=lambda name: _guarded(path, lambda: _new_sheet(book, name, scan(name))),
    )


def _scans(path: Path, content: Content) -> Callable[[str], SheetScan]:
    """Return how to know what stands in a sheet beside its values, and that it is not too large."""
    if content is Content.ODS:
        found = scan_ods(path)
        for name, scan in found.items():
            _refuse_too_large(path, name, scan)
        return lambda name: found.get(name, SheetScan())
    if content is Content.XLSX:
        return lambda name: _refuse_too_large(path, name, scan_xlsx(path, name))
    return lambda _: SheetScan()


def _refuse_too_large(path: Path, name: str, scan: SheetScan) -> SheetScan:
    if scan.rows * scan.columns > MOST_CELLS:
        size = {"rows": scan.rows, "columns": scan.columns}
        raise FileRefused("sheet_too_large", file=path.name, sheet=name, **size)
    return scan


def _new_sheet(book: calamine.CalamineWorkbook, name: str, scan: SheetScan) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    merges = sheet.merged_cell_ranges or []
    return Sheet(
        name=name,
        rows=partial(_new_rows, sheet),
        merges=tuple(Merge(*start, *end) for start, end in merges),
        texts=scan.texts,
        hidden_rows=scan.hidden_rows,
    )


def _new_rows(sheet: calamine.CalamineSheet) -> Iterator[Row]:
    """Yield all rows from the first column on; the library begins at the first that is used."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield [*left, *row]


def _load_old(path: Path) -> Workbook:
    if LOCKED in path.read_bytes():
        raise FileRefused("password_protected", file=path.name)
    book = _guarded(path, lambda: _old_book(path))
    names = book.sheet_names()
    shown = [name for place, name in enumerate(names) if not book.sheet_by_index(place).visibility]
    return Workbook(
        visible=tuple(shown),
        hidden=tuple(name for name in names if name not in shown),
        sheet=lambda name: _guarded(path, lambda: old_sheet(book, name)),
    )


def _old_book(path: Path) -> xlrd.Book:
    """Read it whole; what the library has to say about it goes nowhere."""
    return xlrd.open_workbook(path, formatting_info=True, logfile=io.StringIO())


def _guarded(path: Path, read: Callable[[], T]) -> T:
    """Return what is read; whatever a library stumbles over means that the file is damaged.

    A library written in Rust may panic, which is no `Exception`.
    """
    try:
        return read()
    except (FileRefused, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except calamine.PasswordError as fault:
        raise FileRefused("password_protected", file=path.name) from fault
    except BaseException as fault:
        code = "password_protected" if "encrypted" in str(fault) else "damaged_workbook"
        raise FileRefused(code, file=path.name) from fault
