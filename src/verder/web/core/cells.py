"""Values of a table as they stand in its cells."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from verder.documents.sheet import Kind, Value
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Cell, CellValue, Column

DASH = "–"
DAYS = {Kind.DATE, Kind.MONTH, Kind.INSTANT}
_FIGURE, _LONG = ' class="is-figure"', ' class="is-long"'
_DAY, _PLAIN = ' class="tabular"', ""
FIGURES: dict[Kind, Callable[[Any], str]] = {
    Kind.NUMBER: formats.number,
    Kind.DECIMAL: lambda amount: formats.number(amount, 2),
    Kind.SHARE: formats.share,
    Kind.CHANGE: formats.change,
    Kind.MONTH: formats.month,
}


def line_html(cells: Iterable[Cell[Any]], row: object, currency: str) -> SafeString:
    """Return the cells of a line, the first of which names it: quicker than a template's loop."""
    return mark_safe("".join(_boxes(cells, row, currency)))  # noqa: S308 - each box is escaped


def _boxes(cells: Iterable[Cell[Any]], row: object, currency: str) -> Iterator[str]:
    for place, each in enumerate(cells):
        is_name = place == 0
        dress = _dress(each.column, is_name=is_name)
        said = conditional_escape(cell_html(each, row, currency))
        yield f'<th scope="row"{dress}>{said}</th>' if is_name else f"<td{dress}>{said}</td>"


def _dress(column: Column[Any], *, is_name: bool) -> str:
    if column.is_figure:
        return _FIGURE
    if column.kind in DAYS:
        return _DAY
    return _LONG if column.is_long and not is_name else _PLAIN


def cell_html(cell: Cell[Any], row: object, currency: str) -> str:
    """Return the cell, drawn by its own function or template, or its value with where it leads.

    A value that is missing asks for itself where its column leads to where it is given.
    """
    if cell.column.draw:
        return cell.column.draw(row)
    if cell.column.template:
        return render_to_string(cell.column.template, {"row": row, "value": cell.value})
    if cell.address and isinstance(cell.value, NotComputable):
        asked = {"address": cell.address, "missing": cell.value, "row": row}
        return render_to_string("core/drawn/asks.html", asked)
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
