"""Values of cells become text, as exact as the workbook shows them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from verder.facts.readers.excel.sheets import CellValue, Row

SHOWN_DIGITS = 15  # a workbook keeps and shows no more; what comes after is noise
COMMA_DECIMAL = re.compile(r"\s*[-+(€]?\s*\d{1,3}(\.?\d{3})*,(\d{1,2}|\d{4,})\s*[-)€]?\s*")


def text_of(value: CellValue, *, mark: str = ".") -> str | None:
    """Return the text of a cell; None where it is empty.

    Dates are written ISO, numbers with the decimal mark that the texts in the
    same sheet use. Three decimals get a nought behind them, so that nobody takes
    the mark for one of thousands.
    """
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value).replace(".", mark)
    return _moment_text(value) if isinstance(value, date | time) else str(value)


def number_text(value: float) -> str:
    """Return the number in at most fifteen digits, without exponent.

    >>> number_text(0.1 + 0.2), number_text(12.0), number_text(1.125), number_text(1e-7)
    ('0.3', '12', '1.1250', '0.0000001')
    """
    text = f"{Decimal(format(value or 0, f'.{SHOWN_DIGITS}g')):f}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    padding = "0" if len(decimals) == 3 else ""
    return f"{whole}.{decimals}{padding}" if decimals else whole


def decimal_mark(rows: Iterable[Row]) -> str:
    """Return the mark that numbers kept as text use, so that all numbers read alike."""
    for row in rows:
        for value in row:
            if isinstance(value, str) and COMMA_DECIMAL.fullmatch(value):
                return ","
    return "."


def _moment_text(value: date | time) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    return value.isoformat()
