"""UBL invoices and credit notes become lines that add up to their totals."""

import codecs
import csv
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.facts.readers.invoices import Line, ubl
from tests.facts.readers.opened import note_codes, opened, rows_of, total
from verder.facts.answers import Answers
from verder.facts.failures import FileRefused


def read(folder: Path, document: str, **options: Any) -> list[dict[str, Any]]:
    path = folder / "factuur.xml"
    path.write_text(document, encoding="utf-8")
    return rows_of(opened(path, **options))


def test_every_example_document_adds_up_to_its_total_without_tax(
    shared_data: Path, tmp_path: Path
) -> None:
    folder = shared_data / "formats/ubl"
    with (folder / "expected.csv").open(encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    for document in expected:
        path = tmp_path / document["file"]
        path.write_bytes((folder / document["file"]).read_bytes())
        rows = rows_of(opened(path))
        sign = -1 if document["type"] == "CreditNote" else 1
        assert total(rows) == sign * Decimal(document["tax_exclusive"]), document["file"]
        assert len(rows) == int(document["lines"])
        assert {row["invoice"] for row in rows} == {document["id"]}
        assert {row["date"] for row in rows} == {document["issue"]}
        assert {row["currency"] for row in rows} == {document["currency"]}
        assert {row["customer_name"] for row in rows} == {" ".join(document["buyer"].split())}


def test_a_line_carries_everything_that_the_document_says(tmp_path: Path) -> None:
    (row,) = read(tmp_path, ubl())
    assert row == {
        "row": 1, "invoice": "F1", "line": "1", "kind": "invoice", "date": "2026-03-01",
        "customer": "K1", "customer_name": "Klant 1", "product": "P1", "product_name": "Ding",
        "quantity": "1", "unit": "C62", "amount": "100", "currency": "EUR",
    }  # fmt: skip


def test_a_discount_on_the_whole_is_spread_over_the_lines_to_the_cent(tmp_path: Path) -> None:
    lines = [Line(amount="33.33", number=str(number)) for number in (1, 2, 3)]
    rows = read(tmp_path, ubl(lines, allowances=[("false", "10.00")], total="89.99"))
    assert [row["amount"] for row in rows] == ["30", "30", "29.99"]


def test_a_charge_without_a_line_to_carry_it_gets_a_line_of_its_own(tmp_path: Path) -> None:
    lines = [Line(amount="0.00")]
    rows = read(tmp_path, ubl(lines, allowances=[("true", "12.50")], total="12.50"))
    assert [(row["line"], row["amount"], row["product_name"]) for row in rows] == [
        ("1", "0", "Ding"),
        ("charges", "12.5", "Vracht"),
    ]


def test_the_amounts_of_a_credit_note_turn_negative(tmp_path: Path) -> None:
    (row,) = read(tmp_path, ubl(kind="CreditNote", type_code="381"))
    assert (row["kind"], row["amount"], row["quantity"]) == ("credit_note", "-100", "-1")


def test_an_invoice_with_the_type_of_a_credit_note_is_one(tmp_path: Path) -> None:
    (row,) = read(tmp_path, ubl(type_code="381"))
    assert (row["kind"], row["amount"]) == ("credit_note", "-100")


def test_a_corrected_invoice_keeps_the_sign_it_has(tmp_path: Path) -> None:
    (row,) = read(tmp_path, ubl([Line(amount="-100.00")], type_code="384", total="-100.00"))
    assert (row["kind"], row["amount"]) == ("invoice", "-100")


def test_a_credit_note_that_is_negative_already_stays_negative_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "credit.xml"
    path.write_text(ubl([Line(amount="-100.00")], kind="CreditNote", total="-100.00"))
    table = opened(path)
    assert note_codes(table) == {"credit_notes_negative"}
    assert [row["amount"] for row in rows_of(table)] == ["-100"]


def test_a_total_that_differs_is_told_with_the_difference(tmp_path: Path) -> None:
    path = tmp_path / "verschil.xml"
    path.write_text(ubl(total="150.00"))
    (note,) = opened(path).notes
    assert (note.code, note.details["amount"]) == ("invoice_totals_differ", "50")


def test_a_difference_by_rounding_is_spread_and_told(tmp_path: Path) -> None:
    path = tmp_path / "afronding.xml"
    path.write_text(ubl(total="100.01"))
    table = opened(path)
    assert note_codes(table) == {"invoice_totals_rounded"}
    assert total(rows_of(table)) == Decimal("100.01")


def test_a_document_without_a_total_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "zonder.xml"
    path.write_text(ubl(total=None))
    assert note_codes(opened(path)) == {"invoice_total_missing"}


@pytest.mark.parametrize(
    ("buyer", "number"),
    [
        ('<cbc:EndpointID schemeID="0106">12345678</cbc:EndpointID>', "12345678"),
        (
            "<cac:PartyLegalEntity><cbc:CompanyID>87654321</cbc:CompanyID></cac:PartyLegalEntity>",
            "87654321",
        ),
        (
            "<cac:PartyTaxScheme><cbc:CompanyID>NL1</cbc:CompanyID></cac:PartyTaxScheme>",
            "NL1",
        ),
        ("", "Klant 1"),
    ],
)
def test_the_customer_number_is_the_best_that_the_document_has(
    buyer: str, number: str, tmp_path: Path
) -> None:
    (row,) = read(tmp_path, ubl(buyer=buyer))
    assert row["customer"] == number


def test_the_currency_of_a_line_serves_where_the_document_names_none(tmp_path: Path) -> None:
    document = ubl()
    assert "DocumentCurrencyCode" not in document
    (row,) = read(tmp_path, document)
    assert row["currency"] == "EUR"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_an_invoice_reads_the_same_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    declared = "UTF-8" if encoding.startswith("utf-8") else encoding.upper()
    text = f'<?xml version="1.0" encoding="{declared}"?>' + ubl(supplier="Crème")
    path = tmp_path / "factuur.xml"
    path.write_bytes(text.encode(encoding))
    assert total(rows_of(opened(path))) == 100


def test_a_document_without_namespaces_is_read(tmp_path: Path) -> None:
    bare = re.sub(r' xmlns(:\w+)?="[^"]*"', "", ubl()).replace("cac:", "").replace("cbc:", "")
    (row,) = read(tmp_path, bare)
    assert (row["customer"], row["amount"]) == ("K1", "100")


def test_other_prefixes_mean_the_same(tmp_path: Path) -> None:
    document = ubl().replace("cac:", "ns1:").replace("xmlns:cac", "xmlns:ns1")
    (row,) = read(tmp_path, document)
    assert row["product"] == "P1"


def test_an_invoice_in_an_envelope_is_found(tmp_path: Path) -> None:
    header = "<StandardBusinessDocumentHeader><X>1</X></StandardBusinessDocumentHeader>"
    envelope = (
        f'<StandardBusinessDocument xmlns="urn:sbdh">{header}{ubl()}</StandardBusinessDocument>'
    )
    (row,) = read(tmp_path, envelope)
    assert row["invoice"] == "F1"


def test_many_invoices_in_one_file_are_all_read(tmp_path: Path) -> None:
    documents = "".join(ubl(number=f"F{number}") for number in range(50))
    rows = read(tmp_path, f"<Export>{documents}</Export>")
    assert [row["row"] for row in rows] == list(range(1, 51))
    assert len({row["invoice"] for row in rows}) == 50


def test_a_blank_line_before_the_declaration_does_no_harm(tmp_path: Path) -> None:
    (row,) = read(tmp_path, f'\n  <?xml version="1.0"?>{ubl()}')
    assert row["invoice"] == "F1"


def test_utf_8_that_calls_itself_utf_16_is_read_as_what_it_is(tmp_path: Path) -> None:
    (row,) = read(tmp_path, f'<?xml version="1.0" encoding="utf-16"?>{ubl()}')
    assert row["invoice"] == "F1"


def test_letters_in_another_encoding_than_declared_ask_for_it(tmp_path: Path) -> None:
    path = tmp_path / "factuur.xml"
    text = '<?xml version="1.0" encoding="utf-8"?>' + ubl(supplier="Crème")
    path.write_bytes(text.encode("cp1252"))
    with pytest.raises(FileRefused) as refusal:
        opened(path)
    assert (refusal.value.code, refusal.value.details["flag"]) == ("xml_encoding", "--encoding")
    answered = opened(path, answers=Answers(encoding="cp1252"))
    assert total(rows_of(answered)) == 100


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_document_that_breaks_off_is_refused(quarter: int, tmp_path: Path) -> None:
    path = tmp_path / "factuur.xml"
    document = ubl().encode()
    path.write_bytes(document[: len(document) * quarter // 4])
    with pytest.raises(FileRefused) as refusal:
        opened(path)
    assert refusal.value.code in {"truncated_file", "damaged_xml"}
    assert refusal.value.details["file"] == "factuur.xml"


ENTITIES = [
    '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE Invoice SYSTEM "http://localhost/x.dtd">',
    '<!DOCTYPE Invoice [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
]


@pytest.mark.parametrize("doctype", ENTITIES)
def test_a_document_type_is_refused(doctype: str, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refusal:
        read(tmp_path, doctype + ubl())
    assert refusal.value.code == "external_entities"


def test_a_billion_laughs_are_refused_at_once(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    document = f'<!DOCTYPE Invoice [<!ENTITY l0 "ha">{levels}]><Invoice a="&l9;">&l9;</Invoice>'
    with pytest.raises(FileRefused) as refusal:
        read(tmp_path, document)
    assert refusal.value.code == "external_entities"


def test_xml_without_an_invoice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refusal:
        read(tmp_path, "<Catalogue><Item>1</Item></Catalogue>")
    assert refusal.value.code == "xml_without_invoice"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (ubl([]), "invoice_without_lines"),
        (ubl([Line(amount="")]), "invoice_line_without_amount"),
        (ubl([Line(amount="100,00")]), "invoice_amount_unreadable"),
    ],
)
def test_an_invoice_that_cannot_become_lines_is_rejected_by_number(
    document: str, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "factuur.xml"
    path.write_text(document)
    table = opened(path)
    assert rows_of(table) == []
    (rejected,) = table.rejected
    assert rejected.code == code
    assert "factuur.xml · F1" in rejected.text or code == "invoice_line_without_amount"


def test_a_quantity_that_is_no_number_stays_as_it_stands(tmp_path: Path) -> None:
    first, second = read(
        tmp_path,
        ubl([Line(amount="50.00", quantity="tien"), Line(amount="50.00", quantity="")]),
    )
    assert (first["quantity"], second["quantity"]) == ("tien", None)


def zipped(folder: Path, members: dict[str, str | bytes]) -> Path:
    path = folder / "facturen.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_of_invoices_is_read_whole_and_names_what_it_leaves_out(tmp_path: Path) -> None:
    path = zipped(
        tmp_path,
        {
            "2026/F1.xml": ubl(),
            "2026/F2.XML": codecs.BOM_UTF8 + ubl(number="F2").encode(),
            "2026/F2.pdf": b"%PDF-1.7",
            "binnenin.zip": b"PK",
            "antwoord.xml": "<ApplicationResponse/>",
            "__MACOSX/F1.xml": "rommel",
            ".DS_Store": "rommel",
        },
    )
    table = opened(path)
    assert [row["invoice"] for row in rows_of(table)] == ["F1", "F2"]
    ignored = {note.code: note.details["members"] for note in table.notes}
    assert ignored == {
        "members_ignored": ["2026/F2.pdf", "binnenin.zip"],
        "documents_without_invoice": ["antwoord.xml"],
    }


def test_a_damaged_invoice_in_a_zip_is_rejected_by_name_and_the_others_are_kept(
    tmp_path: Path,
) -> None:
    path = zipped(
        tmp_path,
        {
            "a.xml": ubl(number="F1"),
            "b.xml": ubl(number="F2")[:-100],
            "c.xml": ENTITIES[0] + ubl(number="F3"),
            "d.xml": ubl(number="F4"),
        },
    )
    table = opened(path)
    assert [row["invoice"] for row in rows_of(table)] == ["F1", "F4"]
    assert [(one.code, one.text.split(" ")[0]) for one in table.rejected] == [
        ("truncated_file", "b.xml"),
        ("external_entities", "c.xml"),
    ]
    numbers = [one.row for one in table.rejected]
    assert numbers == [2, 3]


def test_invoices_of_several_suppliers_are_told(tmp_path: Path) -> None:
    path = zipped(
        tmp_path, {"a.xml": ubl(supplier="Een"), "b.xml": ubl(number="F2", supplier="Twee")}
    )
    (note,) = opened(path).notes
    assert (note.code, note.details["suppliers"]) == ("several_suppliers", ["Een", "Twee"])
