"""Workbooks of every format become the same table of text."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msoffcrypto
import openpyxl
import pytest
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.facts.readers.opened import note_codes, opened, rows_of
from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.fields import CUSTOMERS, LINES
from verder.facts.readers import RawTable

HEADER = ["Factuurnummer", "Factuurdatum", "Klantnr", "Bedrag"]
FIRST = ["F1", dt.date(2026, 3, 1), "K1", 1234.5]
DAY_FORMAT = xlwt.easyxf(num_format_str="DD-MM-YYYY")
Rows = Sequence[Any]


def workbook(rows: Rows = [HEADER, FIRST]) -> openpyxl.Workbook:  # noqa: B006 - only read
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook, folder: Path, name: str = "omzet.xlsx") -> Path:
    path = folder / name
    book.save(path)
    return path


def cells(table: RawTable) -> list[list[str | None]]:
    return [[row[header] for header in table.headers] for row in rows_of(table)]


def as_xlsx(rows: Rows, folder: Path) -> Path:
    return saved(workbook(rows), folder)


def as_xls(rows: Rows, folder: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            style = DAY_FORMAT if isinstance(value, dt.date) else xlwt.Style.default_style
            sheet.write(row, column, value, style)
    path = folder / "omzet.xls"
    book.save(str(path))
    return path


def as_ods(rows: Rows, folder: Path) -> Path:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for values in rows:
        row = TableRow()
        for value in values:
            row.addElement(ods_cell(value))
        table.addElement(row)
    book.spreadsheet.addElement(table)
    path = folder / "omzet.ods"
    book.save(str(path))
    return path


def ods_cell(value: Any) -> TableCell:
    if isinstance(value, float):
        return TableCell(valuetype="float", value=value)
    if isinstance(value, dt.date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=value))
    return cell


@pytest.mark.parametrize("save", [as_xlsx, as_xls, as_ods])
def test_every_format_gives_the_same_cells(save: Any, tmp_path: Path) -> None:
    table = opened(save([HEADER, FIRST], tmp_path))
    assert (table.reader, table.headers, table.header_row) == ("excel", tuple(HEADER), 1)
    assert rows_of(table) == [
        {
            "row": 2,
            "Factuurnummer": "F1",
            "Factuurdatum": "2026-03-01",
            "Klantnr": "K1",
            "Bedrag": "1234.5",
        }
    ]


def test_the_real_workbook_gives_its_lines(shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "formats/xlsx/nl_omzet_merged_header.xlsx"
    path = tmp_path / source.name
    path.write_bytes(source.read_bytes())
    table = opened(path, layout=LINES)
    assert (table.sheet, table.header_row) == ("Omzet", 4)
    assert table.sheets == ("Omzet", "Klanten", "Leeg")
    rows = rows_of(table)
    lines = [row for row in rows if row["Factuurnr"]]
    amounts = [row["Netto omzet"].replace(".", "").replace(",", ".") for row in lines]
    assert len(lines) == 246
    assert sum(map(Decimal, amounts)) == Decimal("133345.13")
    assert rows[-1]["Netto omzet"] == "=SUM(J5:J250)"


def test_the_same_workbook_holds_the_customers_under_a_header_of_two_rows(
    shared_data: Path, tmp_path: Path
) -> None:
    source = shared_data / "formats/xlsx/nl_omzet_merged_header.xlsx"
    path = tmp_path / source.name
    path.write_bytes(source.read_bytes())
    table = opened(path, layout=CUSTOMERS, answers=Answers(sheet="klanten"))
    assert table.headers == ("Klant Nr", "Klant Naam", "Straat", "Plaats")
    assert len(rows_of(table)) == 93


def test_dates_of_both_systems_are_the_same_days(tmp_path: Path) -> None:
    book = workbook()
    book.epoch = CALENDAR_MAC_1904
    assert cells(opened(saved(book, tmp_path)))[0][1] == "2026-03-01"


def test_dates_of_both_systems_are_the_same_days_in_the_old_format(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("Blad1")
    for column, value in enumerate(HEADER):
        sheet.write(0, column, value)
    sheet.write(1, 1, dt.datetime(2026, 3, 1), DAY_FORMAT)  # noqa: DTZ001 - as in a cell
    path = tmp_path / "omzet.xls"
    book.save(str(path))
    assert cells(opened(path))[0][1] == "2026-03-01"


def test_values_of_every_kind_in_the_old_format(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for column, value in enumerate(["Aap", "Noot", "Mies", "Wim"]):
        sheet.write(0, column, value)
    sheet.write(1, 0, True)
    sheet.write(1, 1, 99_999_999.0, DAY_FORMAT)
    sheet.write(1, 2, 0.5, DAY_FORMAT)
    sheet.write(1, 3, 7)
    path = tmp_path / "omzet.xls"
    book.save(str(path))
    assert cells(opened(path)) == [["TRUE", "99999999", "12:00:00", "7"]]


def test_values_of_every_kind_become_plain_text(tmp_path: Path) -> None:
    row = [
        0.1 + 0.2,
        True,
        dt.datetime(2026, 3, 1, 10, 30),  # noqa: DTZ001 - as in a cell
        dt.time(8, 15),
        dt.timedelta(hours=30),
        1e22,
        "  tekst ",
        1.125,
        -0.0,
    ]
    names = [f"Kolom {letter}" for letter in "abcdefghi"]
    (read,) = cells(opened(as_xlsx([names, row], tmp_path)))
    assert read == [
        "0.3",
        "TRUE",
        "2026-03-01 10:30:00",
        "08:15:00",
        "1 day, 6:00:00",
        "10000000000000000000000",
        "tekst",
        "1.1250",
        "0",
    ]


def test_numbers_take_the_decimal_mark_of_numbers_kept_as_text(tmp_path: Path) -> None:
    rows = [HEADER, FIRST, ["F2", "02-03-2026", "K1", "2.079,00"]]
    assert [row[3] for row in cells(opened(as_xlsx(rows, tmp_path)))] == ["1234,5", "2.079,00"]


def test_errors_and_formulas_without_a_result_stand_as_they_are_shown(tmp_path: Path) -> None:
    book = workbook()
    sheet = book.active
    sheet.append(["F2", "=A1", "x", "=B2+C2"])
    sheet.append(["F3", None, "K1", None])
    sheet["D4"].value, sheet["D4"].data_type = "#REF!", "e"
    sheet["B4"].value, sheet["B4"].data_type = "#N/A", "e"
    read = cells(opened(saved(book, tmp_path)))
    assert read[1:] == [["F2", "=A1", "x", "=B2+C2"], ["F3", "#N/A", "K1", "#REF!"]]


def xlsx_of(sheet: str, folder: Path, name: str = "omzet.xlsx") -> Path:
    """Write a workbook whose only sheet has this text, as other programs write it."""
    path = saved(workbook([["a"]]), folder, name)
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
INLINE = '<c t="inlineStr"><is><t>{}</t></is></c>'


def test_cells_without_a_place_count_on_from_the_left(tmp_path: Path) -> None:
    header = "".join(map(INLINE.format, ["Klant", "Datum", "Bedrag"]))
    values = '<c t="e"><v>#N/A</v></c><c t="str"><f>""</f><v></v></c><c><v>5</v></c>'
    table = opened(xlsx_of(SHEET.format(f"<row>{header}</row><row>{values}</row>"), tmp_path))
    assert cells(table) == [["#N/A", None, "5"]]


def test_hidden_rows_are_read_and_counted(tmp_path: Path) -> None:
    book = workbook([HEADER, FIRST, FIRST, FIRST])
    book.active.row_dimensions[3].hidden = True
    book.active.row_dimensions[9].hidden = True
    table = opened(saved(book, tmp_path))
    (note,) = table.notes
    assert (note.code, note.details["count"]) == ("hidden_rows_read", 1)
    assert len(rows_of(table)) == 3


def test_hidden_rows_of_the_old_format_are_counted(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for row in range(3):
        for column in range(3):
            sheet.write(row, column, f"Kop {column}" if row == 0 else f"waarde {row}")
    sheet.row(2).hidden = True
    path = tmp_path / "omzet.xls"
    book.save(str(path))
    table = opened(path)
    assert note_codes(table) == {"hidden_rows_read"}
    assert len(rows_of(table)) == 2


def test_hidden_rows_and_errors_of_an_open_document_are_known(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for place, values in enumerate([["Klant", "Datum", "Bedrag"], ["K1", "x", "y"]]):
        row = TableRow(visibility="filter" if place else "visible")
        for value in values:
            row.addElement(ods_cell(value))
        table.addElement(row)
    table.addElement(TableRow(numberrowsrepeated=1000))
    book.spreadsheet.addElement(table)
    path = tmp_path / "omzet.ods"
    book.save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    error = (
        b'<table:table-cell office:value-type="string" office:string-value="" '
        b'calcext:value-type="error" xmlns:calcext="urn:x"><text:p>#DIV/0!</text:p>'
    )
    cell = b'<table:table-cell office:value-type="string"><text:p>y</text:p>'
    assert cell in parts["content.xml"]
    parts["content.xml"] = parts["content.xml"].replace(cell, error)
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    read = opened(path)
    assert cells(read) == [["K1", "x", "#DIV/0!"]]
    assert note_codes(read) == {"hidden_rows_read"}


def test_titles_above_the_header_and_empty_rows_are_no_rows(tmp_path: Path) -> None:
    rows = [["Omzet per klant"], ["Afgedrukt:", dt.date(2026, 4, 1)], [], HEADER, FIRST, [], FIRST]
    table = opened(as_xlsx(rows, tmp_path))
    assert table.header_row == 4
    assert [row["row"] for row in rows_of(table)] == [5, 7]


def test_a_header_of_unknown_words_is_the_first_full_row_of_words(tmp_path: Path) -> None:
    rows = [["Titel"], ["Aap", "Noot", "Mies", "Wim"], ["x", 1, 2, 3], ["y", 4, 5, 6]]
    table = opened(as_xlsx(rows, tmp_path))
    assert (table.headers, table.header_row) == (("Aap", "Noot", "Mies", "Wim"), 2)


def test_a_table_without_words_takes_its_first_row_for_the_header(tmp_path: Path) -> None:
    assert opened(as_xlsx([[1, 2], [3, 4]], tmp_path)).headers == ("1", "2")


def test_cells_merged_downward_count_for_every_row(tmp_path: Path) -> None:
    book = workbook(
        [HEADER, FIRST, [None, None, None, 5.0], [None, None, None, 6.0], ["F2", None, "K2", 7.0]]
    )
    book.active.merge_cells("A2:A4")
    read = cells(opened(saved(book, tmp_path)))
    assert [row[0] for row in read] == ["F1", "F1", "F1", "F2"]


def test_a_header_cell_merged_over_two_rows_is_one_header(tmp_path: Path) -> None:
    book = workbook(
        [
            ["Klantnr", "Factuurdatum", "Omzet", None],
            [None, None, "Code", "Bedrag"],
            ["K1", dt.date(2026, 3, 1), "A", 5.0],
        ]
    )
    for merged in ("A1:A2", "B1:B2", "C1:D1"):
        book.active.merge_cells(merged)
    table = opened(saved(book, tmp_path))
    assert table.headers == ("Klantnr", "Factuurdatum", "Omzet Code", "Bedrag")
    assert table.header_row == 2


def test_equal_headers_are_told_apart(tmp_path: Path) -> None:
    table = opened(as_xlsx([["Klant", "Bedrag", "Bedrag"], ["K1", 1.0, 2.0]], tmp_path))
    assert table.headers == ("Klant", "Bedrag", "Bedrag (2)")


def test_remarks_beside_the_table_are_left_alone(tmp_path: Path) -> None:
    table = opened(as_xlsx([HEADER, [*FIRST, None, "opmerking"]], tmp_path))
    assert table.headers == tuple(HEADER)


def test_a_table_that_starts_elsewhere_keeps_its_rows_and_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for column, (header, value) in enumerate(zip(HEADER, FIRST, strict=True), start=3):
        book.active.cell(5, column, header)
        book.active.cell(6, column, value)
    book.active.cell(6, 6).value, book.active.cell(6, 6).data_type = "#N/A", "e"
    table = opened(saved(book, tmp_path))
    assert table.headers == ("1", "2", *HEADER)
    (row,) = rows_of(table)
    assert (row["row"], row["Klantnr"], row["Bedrag"]) == (6, "K1", "#N/A")


def test_a_sheet_of_three_hundred_columns_is_read(tmp_path: Path) -> None:
    names = [f"Kolom {number}" for number in range(300)]
    table = opened(as_xlsx([names, list(range(300))], tmp_path))
    assert len(table.headers) == 300
    assert cells(table)[0][299] == "299"


def two_sheets(second: Rows, folder: Path, **state: str) -> Path:
    book = workbook()
    sheet = book.create_sheet("Tweede")
    for row in second:
        sheet.append(row)
    for name, value in state.items():
        setattr(sheet, name, value)
    return saved(book, folder)


def test_the_only_sheet_with_invoice_lines_is_chosen(tmp_path: Path) -> None:
    table = opened(two_sheets([["Nr", "Naam"], ["K1", "Klant"]], tmp_path))
    assert table.sheet == "Sheet"
    assert note_codes(table) == {"sheets_ignored"}


def test_hidden_and_empty_sheets_are_named_but_not_read(tmp_path: Path) -> None:
    path = two_sheets([HEADER, FIRST], tmp_path, sheet_state="hidden")
    table = opened(path)
    assert (table.sheet, table.questions) == ("Sheet", ())
    assert table.notes[0].details["sheets"] == ["Tweede"]
    assert opened(two_sheets([], tmp_path)).sheet == "Sheet"


def test_two_sheets_that_may_be_meant_are_a_question(tmp_path: Path) -> None:
    path = two_sheets([HEADER, FIRST], tmp_path)
    (question,) = opened(path).questions
    assert (question.about, question.options) == ("sheet", ("Sheet", "Tweede"))
    answered = opened(path, answers=Answers(sheet="tweede "))
    assert (answered.sheet, answered.questions) == ("Tweede", ())


def test_without_a_layout_every_table_may_be_meant(tmp_path: Path) -> None:
    path = two_sheets([["Nr", "Naam"], ["K1", "Klant"]], tmp_path)
    (question,) = opened(path, layout=None).questions
    assert question.options == ("Sheet", "Tweede")


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refusal:
        opened(as_xlsx([HEADER, FIRST], tmp_path), answers=Answers(sheet="Blad9"))
    assert refusal.value.code == "unknown_sheet"
    assert refusal.value.details["sheets"] == ["Sheet"]


def test_a_workbook_without_a_table_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    with pytest.raises(FileRefused, match="empty_file"):
        opened(saved(book, tmp_path))
    book.create_sheet("Ook leeg")
    with pytest.raises(FileRefused, match="workbook_without_table"):
        opened(saved(book, tmp_path))


def test_a_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    plain = io.BytesIO()
    workbook().save(plain)
    path = tmp_path / "geheim.xlsx"
    with path.open("wb") as file:
        OOXMLFile(plain).encrypt("wachtwoord", file)
    assert msoffcrypto.OfficeFile(io.BytesIO(path.read_bytes())).is_encrypted()
    with pytest.raises(FileRefused, match="password_protected"):
        opened(path)


def test_an_open_document_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "geheim.ods"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"\x00\x01")
        archive.writestr("META-INF/manifest.xml", manifest)
    with pytest.raises(FileRefused, match="password_protected"):
        opened(path)


def test_a_binary_workbook_that_is_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "omzet.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x00\x01")
    with pytest.raises(FileRefused, match="damaged_workbook"):
        opened(path)


@pytest.mark.parametrize("quarter", [1, 2, 3])
@pytest.mark.parametrize("save", [as_xlsx, as_xls, as_ods])
def test_a_workbook_that_breaks_off_is_refused(save: Any, quarter: int, tmp_path: Path) -> None:
    path = save([HEADER, *[FIRST] * 500], tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * quarter // 4])
    with pytest.raises(FileRefused) as refusal:
        rows_of(opened(path))
    assert refusal.value.code in {"damaged_workbook", "damaged_archive"}


def test_a_workbook_with_damaged_parts_is_refused(tmp_path: Path) -> None:
    path = as_xlsx([HEADER, FIRST], tmp_path)
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    content = bytearray(path.read_bytes())
    content[start : start + 60] = b"\x00" * 60
    path.write_bytes(content)
    with pytest.raises(FileRefused, match="damaged_workbook"):
        opened(path)


def test_a_sheet_that_claims_a_far_corner_is_refused_before_it_fills_the_memory(
    tmp_path: Path,
) -> None:
    header = "".join(map(INLINE.format, HEADER))
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = xlsx_of(SHEET.format(f'<row r="1">{header}</row>{far}'), tmp_path)
    with pytest.raises(FileRefused) as refusal:
        opened(path)
    assert refusal.value.code == "sheet_too_large"
    assert (refusal.value.details["rows"], refusal.value.details["columns"]) == (1048576, 16384)


def test_a_row_repeated_without_end_is_refused(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    row = TableRow(numberrowsrepeated=1048576)
    row.addElement(TableCell(valuetype="float", value=1, numbercolumnsrepeated=16384))
    table.addElement(row)
    book.spreadsheet.addElement(table)
    path = tmp_path / "bom.ods"
    book.save(str(path))
    with pytest.raises(FileRefused, match="sheet_too_large"):
        opened(path)


def test_a_workbook_that_blows_up_is_refused(tmp_path: Path) -> None:
    spaces = " " * (200 * 1024 * 1024)
    path = xlsx_of(SHEET.format(spaces), tmp_path)
    with pytest.raises(FileRefused, match="zip_bomb"):
        opened(path)


OTHER_KINDS = {
    b"<html><body><table><tr><td>1</td></tr></table></body></html>": "html_table",
    b"\xef\xbb\xbf <!DOCTYPE html><p>x": "html_table",
    b'<?xml version="1.0"?><?mso-application?><Workbook xmlns="urn:x"></Workbook>': "xml_workbook",
    b"%PDF-1.7 x": "pdf_file",
    b"\x89PNG\r\n\x1a\n": "picture_file",
    b"": "empty_file",
}


@pytest.mark.parametrize(("content", "code"), OTHER_KINDS.items())
def test_a_file_of_another_kind_than_its_name_says_is_refused_by_what_it_is(
    content: bytes, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "omzet.xls"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=code):
        opened(path)


def test_text_under_the_name_of_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "omzet.xlsx"
    path.write_text("Klantnr;Factuurdatum;Bedrag\nK1;01-03-2026;5,00\n")
    assert opened(path).reader == "csv"


def test_a_workbook_under_the_name_of_text_is_read_as_a_workbook(tmp_path: Path) -> None:
    path = as_xlsx([HEADER, FIRST], tmp_path).rename(tmp_path / "omzet.csv")
    assert opened(path).reader == "excel"
