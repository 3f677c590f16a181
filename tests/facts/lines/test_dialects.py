"""One table, written in many ways."""

import codecs
import gzip

import pytest

from tests.facts.lines.staging import Desk, amounts, faults, is_balanced, lines_of
from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.importing import Staged

HEADER = "Factuurnr;Factuurdatum;Klantnr;Klantnaam;Netto bedrag"
TABLE = f"{HEADER}\n1;31-01-2026;K1;Café René;1.234,50\n2;01-02-2026;K2;Müller;-10,00\n"
AMOUNTS = [12_345_000, -100_000]


@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
def test_any_delimiter(desk: Desk, delimiter: str) -> None:
    text = TABLE.replace("1.234,50", "1234.50").replace("10,00", "10.00").replace(";", delimiter)
    assert amounts(desk.stage(text)) == AMOUNTS


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac-roman"],
)
def test_any_encoding(desk: Desk, encoding: str) -> None:
    staged = desk.stage(TABLE, encoding=encoding)
    assert amounts(staged) == AMOUNTS
    assert [line["customer_name"] for line in lines_of(staged)] == ["Café René", "Müller"]


@pytest.mark.parametrize(
    ("encoding", "amount"),
    [("mac-roman", "£1234.50"), ("cp850", "£1234.50"), ("cp1252", "€ 1’234.50")],
)
def test_signs_beside_digits_show_the_encoding(desk: Desk, encoding: str, amount: str) -> None:
    staged = desk.stage(
        TABLE.replace("1.234,50", amount).replace("-10,00", "-10.00"), encoding=encoding
    )
    assert amounts(staged)[0] == AMOUNTS[0]
    assert lines_of(staged)[1]["customer_name"] == "Müller"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending(desk: Desk, ending: str) -> None:
    assert amounts(desk.stage(TABLE.replace("\n", ending))) == AMOUNTS


def test_line_endings_may_be_mixed(desk: Desk) -> None:
    mixed = TABLE.replace("\n", "\r\n", 1) + "3;02-02-2026;K3;x;5,00\r\n"
    assert amounts(desk.stage(mixed)) == [*AMOUNTS, 50_000]


def test_an_encoding_may_show_itself_only_late_in_the_file(desk: Desk) -> None:
    plain = "".join(f"{n};31-01-2026;K1;Jansen;1,00\n" for n in range(150_000))
    text = f"{HEADER}\n{plain}2;31-01-2026;K2;Café;2,00\n"
    staged = desk.stage(text, encoding="cp1252")
    assert staged.inspection.encoding == "cp1252"
    assert lines_of(staged)[-1]["customer_name"] == "Café"


def test_utf8_with_a_foreign_byte_is_refused_rather_than_garbled(desk: Desk) -> None:
    text = TABLE.encode() + "3;03-02-2026;K3;Café;1,00\n".encode("cp1252")
    with pytest.raises(FileRefused) as refused:
        desk.stage(text)
    assert refused.value.code == "damaged_utf8"
    assert refused.value.details["row"] == 4


def test_a_sep_line_names_the_delimiter_and_is_no_row(desk: Desk) -> None:
    staged = desk.stage("sep=;\r\n" + TABLE.replace("\n", "\r\n"))
    assert amounts(staged) == AMOUNTS
    assert [line["row"] for line in lines_of(staged)] == [2, 3]


def test_titles_stand_above_the_header(desk: Desk) -> None:
    staged = desk.stage("Omzetlijst 2026\n\nAdministratie;Voorbeeld BV\n" + TABLE)
    assert staged.inspection.header_row == 4
    assert [line["row"] for line in lines_of(staged)] == [5, 6]


def test_totals_repeated_headers_and_empty_rows_are_no_lines(desk: Desk) -> None:
    text = TABLE + f"\n;;;;\n{HEADER}\n3;02-02-2026;K3;x;5,00\nTotaal;;;;1.229,50\n"
    staged = desk.stage(text)
    assert amounts(staged) == [*AMOUNTS, 50_000]
    assert faults(staged) == []
    assert left_aside(staged) == [
        ("totals_left_aside", {"count": 1, "rows": "8"}),
        ("headers_left_aside", {"count": 1, "rows": "6"}),
    ]
    assert is_balanced(staged)
    assert staged.preview.read.rows == 3


def left_aside(staged: Staged) -> list[tuple[str, object]]:
    return [(n.code, dict(n.details)) for n in staged.preview.notes if "left_aside" in n.code]


def test_a_short_totals_row_is_told_as_such(desk: Desk) -> None:
    staged = desk.stage(TABLE + "Totaal;1.224,50\n")
    assert faults(staged) == []
    assert left_aside(staged) == [("totals_left_aside", {"count": 1, "rows": "4"})]


def test_a_customer_named_total_without_a_day_is_rejected_and_not_left_aside(desk: Desk) -> None:
    header = "Klant;Omschrijving;Factuurdatum;Netto bedrag\n"
    rows = (
        "Jansen;bout;31-01-2026;10,00\nTotal Energies;olie;;99,00\nDe Vries;moer;01-02-2026;5,00\n"
    )
    staged = desk.stage(header + rows)
    assert faults(staged) == [(3, "Factuurdatum", "missing_date", "")]
    assert left_aside(staged) == []
    assert is_balanced(staged)


def test_a_full_row_without_a_day_is_a_total_where_its_amount_is_the_sum(desk: Desk) -> None:
    header = "Klant;Omschrijving;Factuurdatum;Netto bedrag\n"
    rows = (
        "Jansen;bout;31-01-2026;10,00\nJansen;moer;31-01-2026;2,50\nTotaal Jansen;alles;;12,50\n"
        "De Vries;moer;01-02-2026;5,00\nTotaal De Vries;alles;;5,00\nTotaal;alle klanten;;17,50\n"
    )
    staged = desk.stage(header + rows)
    assert amounts(staged) == [100_000, 25_000, 50_000]
    assert faults(staged) == []
    assert left_aside(staged) == [("totals_left_aside", {"count": 3, "rows": "4, 6, 7"})]


def test_a_total_with_a_day_but_for_nobody_is_left_aside_where_it_is_the_sum(desk: Desk) -> None:
    staged = desk.stage(TABLE + ";31-01-2026;;Totaal;1.224,50\n")
    assert amounts(staged) == AMOUNTS
    assert left_aside(staged) == [("totals_left_aside", {"count": 1, "rows": "4"})]
    assert is_balanced(staged)
    other = desk.stage(TABLE + ";31-01-2026;;Totaal;1.224,51\n", import_id=8)
    assert amounts(other) == [*AMOUNTS, 12_245_100]
    assert left_aside(other) == []


def test_cells_in_quotes_go_on_over_lines(desk: Desk) -> None:
    text = f'{HEADER}\n1;31-01-2026;K1;"Jansen; ""de"" zaak\nt.a.v. inkoop";5,00\n'
    staged = desk.stage(text)
    assert lines_of(staged)[0]["customer_name"] == 'Jansen; "de" zaak\nt.a.v. inkoop'


def test_rows_are_counted_as_a_spreadsheet_counts_them(desk: Desk) -> None:
    text = f'{HEADER}\n1;31-01-2026;K1;"a\nb\nc";5,00\n\n2;31-01-2026;K1;d;x\n'
    assert faults(desk.stage(text)) == [(4, "Netto bedrag", "not_a_number", "x")]


def test_ragged_rows_are_rejected_unless_only_empty_cells_are_too_many(desk: Desk) -> None:
    text = TABLE + "3;02-02-2026;K3;x\n4;02-02-2026;K4;x;5,00;;\n5;02-02-2026;K5;x;6,00;extra\n"
    staged = desk.stage(text)
    assert amounts(staged) == [*AMOUNTS, 50_000]
    assert [(row, code, text) for row, _, code, text in faults(staged)] == [
        (4, "too_few_cells", ""),
        (6, "too_many_cells", "extra"),
    ]
    assert is_balanced(staged)


@pytest.mark.parametrize("more", [";", ";;;"])
@pytest.mark.parametrize("name", ["x", '"De Vries\nEde"'])
def test_a_delimiter_behind_the_header_asks_for_no_cell(desk: Desk, more: str, name: str) -> None:
    header, *rows = TABLE.splitlines()
    table = [header + more, *rows, f"3;02-02-2026;K3;{name};5,00{more}", "4;02-02-2026;K4;x"]
    staged = desk.stage("\n".join(table))
    assert amounts(staged) == [*AMOUNTS, 50_000]
    assert [code for _, _, code, _ in faults(staged)] == ["too_few_cells"]
    assert is_balanced(staged)


def test_a_cell_of_several_lines_may_have_empty_cells_behind_its_row(desk: Desk) -> None:
    staged = desk.stage(f'{TABLE}3;02-02-2026;K3;"De Vries\nEde";5,00;;\n')
    assert amounts(staged) == [*AMOUNTS, 50_000]
    assert lines_of(staged)[2]["customer_name"] == "De Vries\nEde"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "mac-roman"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_return_within_a_cell_ends_no_row(desk: Desk, encoding: str, ending: str) -> None:
    text = TABLE + '3;02-02-2026;K3;Café\rRené;5,00\n4;02-02-2026;K4;"Zoë\rBV";6,00\n'
    staged = desk.stage(text.replace("\n", ending), encoding=encoding)
    assert amounts(staged) == [*AMOUNTS, 50_000, 60_000]
    names = [line["customer_name"] for line in lines_of(staged)[2:]]
    assert names == ["Café\rRené", "Zoë\rBV"]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_may_be_longer_than_any_program_reads_ahead(desk: Desk, quote: str) -> None:
    length = 3 << 20
    text = f'{TABLE}3;02-02-2026;K3;{quote}{"x" * length}{quote};5,00\n4;02-02-2026;"K4";x;6,00\n'
    staged = desk.stage(text)
    assert amounts(staged) == [*AMOUNTS, 50_000, 60_000]
    assert len(lines_of(staged)[2]["customer_name"]) == length


def test_a_quote_that_is_never_closed_spoils_only_its_own_row(desk: Desk) -> None:
    text = f'{HEADER}\n1;31-01-2026;K1;"Jansen;5,00\n2;31-01-2026;K2;"De ""Roos""";6,00\n'
    staged = desk.stage(text + '3;31-01-2026;K3;Buis 12";7,00\n')
    assert amounts(staged) == [60_000, 70_000]
    assert [(row, code) for row, _, code, _ in faults(staged)] == [(2, "unbalanced_quote")]


def test_a_quote_within_a_text_is_a_letter(desk: Desk) -> None:
    staged = desk.stage(
        f'{HEADER}\n1;31-01-2026;K1;"Grote" zaak;5,00\n2;31-01-2026;K2;12" buis;1,00\n'
    )
    assert [line["customer_name"] for line in lines_of(staged)] == ['"Grote" zaak', '12" buis']


def test_a_second_header_of_the_same_name_is_told_apart(desk: Desk) -> None:
    with pytest.raises(FileRefused) as refused:
        desk.stage("Factuurdatum;Bedrag;Bedrag\n31-01-2026;1,00;2,00\n")
    assert refused.value.code == "two_columns"
    assert refused.value.details["options"] == ["Bedrag", "Bedrag (2)"]
    answers = Answers(columns={"amount": "Bedrag (2)"})
    assert amounts(
        desk.stage("Factuurdatum;Bedrag;Bedrag\n31-01-2026;1,00;2,00\n", answers=answers)
    ) == [20_000]


def test_a_sheet_of_three_hundred_columns(desk: Desk) -> None:
    extra = ";".join(f"Veld {n}" for n in range(300))
    row = ";".join("x" for _ in range(300))
    staged = desk.stage(f"Datum;Bedrag;{extra}\n31-01-2026;1,50;{row}\n")
    assert amounts(staged) == [15_000]


def test_a_compressed_file_is_read(desk: Desk) -> None:
    path = desk.file(gzip.compress(TABLE.encode()), name="lines.csv.gz")
    assert amounts(desk.stage(path)) == AMOUNTS


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\n \n", "empty_file"),
        (HEADER.encode() + b"\n", "no_rows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture_file"),
        (TABLE.encode() + b"\x00\x01\x02", "not_text"),
        (b"een woord\nnog een woord\n", "no_table"),
        (f"{HEADER};{';'.join(map(str, range(17_000)))}\n{TABLE}".encode(), "too_many_columns"),
        (gzip.compress(bytes(80_000_000)), "zip_bomb"),
        (gzip.compress(TABLE.encode())[:-12], "truncated_file"),
    ],
)
def test_what_is_no_table_is_refused(desk: Desk, content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        desk.stage(content)
    assert refused.value.code == code
    assert refused.value.details["file"] == "lines.csv"


def test_an_encoding_that_does_not_fit_is_refused(desk: Desk) -> None:
    with pytest.raises(FileRefused) as refused:
        desk.stage(TABLE, encoding="cp1252", answers=Answers(encoding="utf-8"))
    assert refused.value.code == "wrong_encoding"
    with pytest.raises(FileRefused) as unknown:
        desk.stage(TABLE, answers=Answers(encoding="klingon"))
    assert unknown.value.code == "no_such_encoding"


def test_an_encoding_that_is_asked_for_is_taken(desk: Desk) -> None:
    answers = Answers(encoding="cp850")
    staged = desk.stage(TABLE, encoding="cp850", answers=answers)
    assert lines_of(staged)[1]["customer_name"] == "Müller"
    marked = desk.stage(codecs.BOM_UTF8 + TABLE.encode(), answers=Answers(encoding="utf-8"))
    assert amounts(marked) == AMOUNTS


def test_a_quote_in_every_row_spoils_only_its_own_row(desk: Desk) -> None:
    rows = [f'{n};31-01-2026;"K{n};x;1,00' for n in range(3_000)]
    staged = desk.stage(f"{HEADER}\n" + "\n".join([*rows, "9;31-01-2026;K9;x;1,00"]))
    assert staged.preview.rejected_by_code == {"unbalanced_quote": 3_000}
    assert amounts(staged) == [10_000]


def test_a_cell_in_quotes_may_begin_where_another_ends(desk: Desk) -> None:
    staged = desk.stage(f'{HEADER}\n1;31-01-2026;"K\n1";"Jan\nsen";1,00\n2;31-01-2026;K2;x;2,00\n')
    assert amounts(staged) == [10_000, 20_000]
    assert lines_of(staged)[0]["customer_name"] == "Jan\nsen"
