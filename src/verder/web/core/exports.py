"""Tables as files to take along."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from verder.documents.sheet import Sheet, SheetColumn, Value
from verder.documents.text_table import text_table
from verder.documents.workbook import workbook
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import CellValue, Column, Table

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
About = Sequence[tuple[str, str]]


def table_page(
    request: HttpRequest,
    template: str,
    table: Table[Any],
    context: dict[str, Any],
    *,
    title: str,
    about: About = (),
) -> HttpResponseBase:
    """Answer with the file that was asked for, the table's rows for htmx, or the whole page."""
    if table.export:
        return export_response(table, title=title, about=about)
    if request.headers.get("HX-Target") == table.id:
        return render(request, "core/table_results.html", {"table": table})
    return render(request, template, {"table": table, **context})


def asked_file(tables: Iterable[Table[Any]], *, about: About = ()) -> HttpResponseBase | None:
    """Answer with the one of these tables that was asked for as a file, if any was."""
    asked = next((table for table in tables if table.export), None)
    if asked is None:
        return None
    return export_response(asked, title=str(asked.spec.title), about=about)


def export_response(table: Table[Any], *, title: str, about: About = ()) -> HttpResponseBase:
    """Answer with the rows that match, in the shown columns, as Excel or CSV."""
    sheet = sheet_of(table, title=title, about=about)
    return sheet_response(sheet, kind=table.export or "xlsx")


def sheet_response(sheet: Sheet, *, kind: str) -> HttpResponseBase:
    """Answer with the finished table as a file."""
    headers = _headers(sheet.title, kind)
    if kind == "csv":
        lines = (line.encode() for line in text_table(sheet))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
    return HttpResponse(workbook(sheet), content_type=EXCEL, headers=headers)


def book_response(sheets: Sequence[Sheet], *, name: str) -> HttpResponse:
    """Answer with several finished tables as one Excel file."""
    headers = _headers(name, "xlsx")
    return HttpResponse(workbook(*sheets), content_type=EXCEL, headers=headers)


def _headers(title: str, kind: str) -> dict[str, str]:
    name = f"{slugify(title) or 'verder'}-{timezone.localdate():%Y-%m-%d}.{kind}"
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def sheet_of(table: Table[Any], *, title: str, about: About = ()) -> Sheet:
    """Return the rows that match as a finished table, with what narrows them."""
    columns = [column for column in table.columns if column.is_exported]
    return Sheet(
        title=title,
        columns=[SheetColumn(_heading(column, table.currency), column.kind) for column in columns],
        rows=([_plain(column.value(row)) for column in columns] for row in table.matching()),
        about=[*about, *_narrowing(table), (_("Made"), formats.instant(timezone.now()))],
    )


def _heading(column: Column[Any], currency: str) -> str:
    is_money = column.kind in {column.kind.MONEY, column.kind.EXACT_MONEY}
    return f"{column.title} ({currency})" if is_money else str(column.title)


def _plain(value: CellValue) -> Value:
    return None if isinstance(value, NotComputable) else value


def _narrowing(table: Table[Any]) -> list[tuple[str, str]]:
    search = [(_("Search"), table.search)] if table.search else []
    chosen = [
        (str(each.title), str(dict(each.choices)[each.chosen]))
        for each in table.filters
        if each.chosen
    ]
    return search + chosen
