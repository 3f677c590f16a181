"""Sheets of the old Excel format (xls, BIFF), which ended with Excel 2003."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

import xlrd

from verder.facts.readers.excel.sheets import CellValue, Merge, Place, Row, Sheet


def old_sheet(book: xlrd.Book, name: str) -> Sheet:
    """Return a sheet of an old workbook."""
    sheet = book.sheet_by_name(name)
    return Sheet(
        name=name,
        rows=partial(_rows, sheet, book.datemode),
        merges=tuple(
            Merge(top, left, bottom - 1, right - 1)
            for top, bottom, left, right in sheet.merged_cells
        ),
        texts=_errors(sheet),
        hidden_rows=sum(bool(info.hidden) for info in sheet.rowinfo_map.values()),
    )


def _rows(sheet: Any, datemode: int) -> Iterator[Row]:  # noqa: ANN401 - xlrd has no types
    for place in range(sheet.nrows):
        yield [_value(cell, datemode) for cell in sheet.row(place)]


def _value(cell: Any, datemode: int) -> CellValue:  # noqa: ANN401
    """Return the value of a cell; one in error is empty here, its text stands apart."""
    kind = int(cell.ctype)
    if kind == xlrd.XL_CELL_DATE:
        return _moment(float(cell.value), datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    return float(cell.value) if kind == xlrd.XL_CELL_NUMBER else _text(cell)


def _text(cell: Any) -> str:  # noqa: ANN401
    return str(cell.value) if cell.ctype == xlrd.XL_CELL_TEXT else ""


def _moment(serial: float, datemode: int) -> CellValue:
    try:
        moment: datetime = xlrd.xldate_as_datetime(serial, datemode)
    except (OverflowError, ValueError):
        return serial
    return moment.time() if 0 <= serial < 1 else moment


def _errors(sheet: Any) -> dict[Place, str]:  # noqa: ANN401
    return {
        (row, column): xlrd.error_text_from_code.get(sheet.cell_value(row, column), "#")
        for row in range(sheet.nrows)
        for column, kind in enumerate(sheet.row_types(row))
        if kind == xlrd.XL_CELL_ERROR
    }
