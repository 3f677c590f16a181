"""Values of a table as they stand in its cells."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html

from verder.documents.sheet import Kind, Value
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Cell, CellValue

DASH = "–"
FIGURES: dict[Kind, Callable[[Any], str]] = {
    Kind.NUMBER: formats.number,
    Kind.DECIMAL: lambda amount: formats.number(amount, 2),
    Kind.SHARE: formats.share,
    Kind.CHANGE: formats.change,
    Kind.MONTH: formats.month,
}


def cell_html(cell: Cell[Any], row: object, currency: str) -> str:
    """Return the cell: drawn by its own template, or its value, linked where it leads somewhere."""
    if cell.column.template:
        return render_to_string(cell.column.template, {"row": row, "value": cell.value})
    text = written(cell.value, cell.column.kind, currency)
    if cell.address:
        return format_html('<a href="{}">{}</a>', cell.address, text)
    return format_html("{}", text)


def written(value: CellValue, kind: Kind, currency: str) -> str:
    """Return a value in the notation of the language; a dash where there is none."""
    if value is None or value == "" or isinstance(value, NotComputable):
        return DASH
    if kind in {Kind.MONEY, Kind.EXACT_MONEY}:
        return formats.money(value, currency, 2 if kind is Kind.EXACT_MONEY else 0)  # type: ignore[arg-type]
    if kind in FIGURES:
        return FIGURES[kind](value)
    return _text(value)


def _text(value: Value) -> str:
    if isinstance(value, datetime):
        return formats.instant(value)
    if isinstance(value, date):
        return formats.day(value)
    return str(value)
