"""Tables as Excel workbooks, read back by another library."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl

from verder.documents.sheet import Kind, Sheet, SheetColumn
from verder.documents.workbook import workbook

COLUMNS = [
    SheetColumn("Account"),
    SheetColumn("Revenue (EUR)", Kind.MONEY),
    SheetColumn("Share", Kind.SHARE),
    SheetColumn("Last", Kind.DATE),
    SheetColumn("Seen", Kind.INSTANT),
]


def page_of(*rows: list[Any], title: str = "ABC") -> Any:
    sheet = Sheet(title=title, columns=COLUMNS, rows=rows, about=[("Period", "2025")])
    return openpyxl.load_workbook(BytesIO(workbook(sheet))).active


def test_amounts_shares_and_dates_stay_what_they_are() -> None:
    seen = datetime(2026, 1, 2, 9, 30, tzinfo=UTC)
    page = page_of(["Jansen BV", Decimal("1234.5"), Decimal("0.125"), date(2026, 1, 1), seen])
    row = page[5]
    assert [cell.value for cell in row] == [
        "Jansen BV",
        1234.5,
        0.125,
        datetime(2026, 1, 1),  # noqa: DTZ001 - a workbook knows no time zones
        datetime(2026, 1, 2, 9, 30),  # noqa: DTZ001
    ]
    assert [cell.number_format for cell in row[1:3]] == ["#,##0.00", "0.0%"]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    for text in ("=1+1", "+31 6 12345678", "-3", "@SUM(A1)", "\tx", "=cmd|'/c calc'!A1"):
        cell = page_of([text, 1, 1, None, None])[5][0]
        assert (cell.value, cell.data_type) == (text, "s")


def test_heading_stays_in_sight_and_says_what_was_chosen() -> None:
    page = page_of(["Jansen BV", 1, 1, None, None])
    assert page["A1"].value == "ABC"
    assert (page["A2"].value, page["B2"].value) == ("Period", "2025")
    assert [cell.value for cell in page[4]] == [column.title for column in COLUMNS]
    assert page.freeze_panes == "B5"
    assert page.auto_filter.ref == "A4:E5"


def test_a_table_without_rows_has_its_heading() -> None:
    page = page_of()
    assert page.max_row == 4
    assert page.auto_filter.ref == "A4:E4"


def test_a_title_that_excel_refuses_is_made_to_fit() -> None:
    page = page_of(title="ABC: A/B [toppers] of the whole of last year?")
    assert page.title == "ABC AB toppers of the whole of"


def test_what_is_missing_is_empty() -> None:
    assert page_of(["Jansen BV", None, None, None, None])[5][1].value is None


def test_yes_and_no_stay_what_they_are() -> None:
    cell = page_of([True, 1, 1, None, None])[5][0]
    assert (cell.value, cell.data_type) == (True, "b")


def test_a_table_without_columns_is_a_title() -> None:
    file = workbook(Sheet(title="Nothing", columns=[], rows=[]))
    assert openpyxl.load_workbook(BytesIO(file)).active["A1"].value == "Nothing"


def test_every_table_has_a_tab_of_its_own_name() -> None:
    sheets = [
        Sheet(title=title, columns=[SheetColumn("Name")], rows=[[title]])
        for title in ("Cells", "cells", "CELLS", "x" * 40, "x" * 40)
    ]
    book = openpyxl.load_workbook(BytesIO(workbook(*sheets)))
    assert book.sheetnames == ["Cells", "cells 2", "CELLS 3", "x" * 31, f"{'x' * 28} 2"]
    assert [page["A4"].value for page in book] == ["Cells", "cells", "CELLS", "x" * 40, "x" * 40]
