"""Tables as CSV."""

import csv
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from io import StringIO

from verder.documents.sheet import Sheet, Value

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"


def text_table(sheet: Sheet) -> Iterator[str]:
    """Yield the table as CSV, line by line: comma, decimal point, ISO dates, full precision.

    A byte order mark goes first, for Excel reads UTF-8 by it.
    """
    yield BYTE_ORDER_MARK + _line([harmless(column.title) for column in sheet.columns])
    for row in sheet.rows:
        yield _line([_cell(value) for value in row])


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula.

    >>> harmless("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return harmless(str(value))


def _line(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
