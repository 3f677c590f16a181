"""Tables as an Excel workbook."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from verder.documents.sheet import Kind, Sheet, SheetColumn, Value

NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.NUMBER: "#,##0",
    Kind.DECIMAL: "#,##0.00##",
    Kind.MONEY: "#,##0.00",
    Kind.EXACT_MONEY: "#,##0.00",
    Kind.SHARE: "0.0%",
    Kind.CHANGE: "+0.0%;-0.0%;0.0%",
    Kind.DATE: "yyyy-mm-dd",
    Kind.MONTH: "mmm yyyy",
    Kind.INSTANT: "yyyy-mm-dd hh:mm",
}
WIDTHS = {Kind.TEXT: 28, Kind.INSTANT: 17}
FORBIDDEN_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
LONGEST_NAME = 31
LONGEST_TEXT = 32_767


def workbook(*sheets: Sheet) -> bytes:
    """Return tables as .xlsx, a tab each: title, what it is about, rows under a frozen heading.

    Texts are written as texts, so a customer called "=1+1" stays that and is
    never computed; amounts stay numbers.
    """
    file = BytesIO()
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "in_memory": True, "strings_to_formulas": False}
    )
    for sheet in sheets:
        _write_sheet(book, sheet)
    book.close()
    return file.getvalue()


def _write_sheet(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    page = book.add_worksheet(_free_name(book, sheet.title))
    heading_row = _write_top(book, page, sheet)
    _set_widths(page, sheet.columns)
    last_row = _write_rows(book, page, sheet, heading_row)
    page.freeze_panes(heading_row + 1, 1)
    if sheet.columns:
        page.autofilter(heading_row, 0, max(last_row, heading_row), len(sheet.columns) - 1)


def _free_name(book: xlsxwriter.Workbook, title: str) -> str:
    """Return the title as the name of a tab that no other tab has."""
    taken = {page.get_name().casefold() for page in book.worksheets()}
    name, number = sheet_name(title), 2
    while name.casefold() in taken:
        name, number = f"{sheet_name(title)[: LONGEST_NAME - 3]} {number}", number + 1
    return name


def sheet_name(title: str) -> str:
    """Return a title as the name of a tab."""
    return title.translate(FORBIDDEN_IN_NAMES)[:LONGEST_NAME].strip() or "Verder"


def _write_top(book: xlsxwriter.Workbook, page: Worksheet, sheet: Sheet) -> int:
    """Write title and facts about the table; return the row of the column headings."""
    page.write_string(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 14}))
    quiet = book.add_format({"font_color": "#565A63"})
    for row, (label, text) in enumerate(sheet.about, start=1):
        page.write_string(row, 0, label, quiet)
        page.write_string(row, 1, text, quiet)
    heading_row = len(sheet.about) + 2
    text_heading = {"bold": True, "bottom": 1, "valign": "vcenter"}
    left = book.add_format(text_heading)
    right = book.add_format({**text_heading, "align": "right"})
    for place, column in enumerate(sheet.columns):
        page.write_string(
            heading_row, place, column.title, left if column.kind is Kind.TEXT else right
        )
    return heading_row


def _set_widths(page: Worksheet, columns: Sequence[SheetColumn]) -> None:
    for place, column in enumerate(columns):
        width = WIDTHS.get(column.kind, 14)
        page.set_column(place, place, max(width, min(40, len(column.title) + 4)))


def _write_rows(book: xlsxwriter.Workbook, page: Worksheet, sheet: Sheet, heading_row: int) -> int:
    formats = {kind: book.add_format({"num_format": code}) for kind, code in NUMBER_FORMATS.items()}
    row = heading_row
    for row, values in enumerate(sheet.rows, start=heading_row + 1):
        for place, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            _write_cell(page, row, place, value, formats[column.kind])
    return row


def _write_cell(page: Worksheet, row: int, place: int, value: Value, shape: Format) -> None:
    if value is None:
        page.write_blank(row, place, None, shape)
    elif isinstance(value, bool):
        page.write_boolean(row, place, value)
    elif isinstance(value, (int, float, Decimal)):
        page.write_number(row, place, float(value), shape)
    elif isinstance(value, datetime):
        page.write_datetime(row, place, value.replace(tzinfo=None), shape)
    elif isinstance(value, date):
        page.write_datetime(row, place, value, shape)
    else:
        page.write_string(row, place, str(value)[:LONGEST_TEXT], shape)
