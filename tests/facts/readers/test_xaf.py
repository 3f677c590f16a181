"""Audit files: bookings on revenue accounts become lines, and nothing is read silently."""

import csv
import gzip
import re
import zipfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.facts.readers.audit_files import ACCOUNTS, Booked, Entry, audit_file, sale
from tests.facts.readers.opened import note_codes, opened, rows_of, total
from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.readers import RawTable


def table_of(folder: Path, document: str) -> RawTable:
    path = folder / "auditfile.xaf"
    path.write_text(document, encoding="utf-8")
    return opened(path)


def read(folder: Path, document: str) -> list[dict[str, Any]]:
    return rows_of(table_of(folder, document))


def details(table: RawTable, code: str) -> dict[str, object]:
    (note,) = [note for note in table.notes if note.code == code]
    return dict(note.details)


def test_northwind_gives_the_known_revenue_of_every_customer(
    shared_data: Path, tmp_path: Path
) -> None:
    packed = shared_data / "formats/xaf/northwind_1997.xaf.gz"
    path = tmp_path / packed.name
    path.write_bytes(packed.read_bytes())
    table = opened(path)
    rows = rows_of(table)
    revenue: dict[str, Decimal] = defaultdict(Decimal)
    invoices: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        revenue[row["customer"]] += Decimal(row["amount"])
        invoices[row["customer"]].add(row["invoice"])
    with (shared_data / "formats/xaf/expected_northwind_1997.csv").open(encoding="utf-8") as file:
        expected = {row["custSupID"]: row for row in csv.DictReader(file)}
    assert total(rows) == Decimal("610969.85")
    assert revenue == {name: Decimal(row["revenue"]) for name, row in expected.items()}
    assert note_codes(table) == {"revenue_accounts_by_sales_journal", "cost_accounts"}
    # Each booking on 8000 counts; the ledger's own entry of that account makes 1,071 in the text.
    text = gzip.decompress(packed.read_bytes()).decode()
    bookings = re.findall(r"<trLine>.*?</trLine>", text, re.DOTALL)
    assert len(rows) == sum("<accID>8000</accID>" in booking for booking in bookings) == 1070


def test_the_files_these_tests_make_are_valid(shared_data: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared_data / "formats/xaf/XmlAuditfileFinancieel3.2.xsd"))
    document = audit_file([sale(), sale("F2", prodID="P1", qntity="3", invRef="F2")])
    schema.assertValid(etree.fromstring(document))


def test_a_line_carries_everything_that_the_booking_says(tmp_path: Path) -> None:
    table = table_of(tmp_path, audit_file([sale(prodID="P1", qntity="3", artGrpID="G1")]))
    assert table.package == "exact-online"
    assert rows_of(table) == [
        {
            "row": 2, "invoice": "F1", "line": "2", "kind": "invoice", "date": "2026-03-02",
            "customer": "K1", "customer_name": "Klant 1", "product": "P1", "product_name": "Regel",
            "product_group": "G1", "quantity": "3", "amount": "100", "cost": None,
            "currency": "EUR",
        }
    ]  # fmt: skip


def test_a_debit_on_revenue_is_a_credit_note(tmp_path: Path) -> None:
    back = Booked(
        number="C1",
        entries=[
            Entry(account="8000", side="D", amount="40.00", more={"qntity": "2"}),
            Entry(account="1300", side="C", amount="40.00", more={"custSupID": "K2"}),
        ],
    )
    row = read(tmp_path, audit_file([sale(), back]))[1]
    assert (row["kind"], row["amount"], row["quantity"]) == ("credit_note", "-40", "-2")
    assert (row["customer"], row["row"]) == ("K2", 4)


def test_the_invoice_is_the_reference_the_document_or_the_transaction(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        audit_file([sale("T1", invRef="F1"), sale("T2", docRef="D2"), sale("T3", docRef="")]),
    )
    assert [row["invoice"] for row in rows] == ["F1", "D2", "T3"]
    assert [row["line"] for row in rows] == ["T1-2", "T2-2", "2"]


def test_the_date_of_the_transaction_serves_where_a_booking_has_none(tmp_path: Path) -> None:
    (row,) = read(tmp_path, audit_file([sale(effDate="")]))
    assert row["date"] == "2026-03-01"


def test_several_debtors_in_one_transaction_are_told_apart_by_their_invoice(
    tmp_path: Path,
) -> None:
    both = Booked(
        number="T1",
        entries=[
            Entry(
                account="1300", side="D", amount="10.00", more={"custSupID": "K1", "invRef": "F1"}
            ),
            Entry(
                account="1300", side="D", amount="20.00", more={"custSupID": "K2", "invRef": "F2"}
            ),
            Entry(account="8000", side="C", amount="20.00", more={"invRef": "F2", "docRef": ""}),
            Entry(account="8000", side="C", amount="10.00", more={"invRef": "F9", "docRef": ""}),
        ],
    )
    rows = read(tmp_path, audit_file([both]))
    assert [(row["invoice"], row["customer"]) for row in rows] == [("F2", "K2"), ("F9", None)]


def test_a_supplier_is_never_taken_for_the_customer(tmp_path: Path) -> None:
    document = audit_file([sale(customer="L1")], customers=[("L1", "Leverancier", "S")])
    (row,) = read(tmp_path, document)
    assert row["customer"] is None


SUBLEDGER = (
    "<subledgers><subledger><sbType>CU</sbType><linesCount>1</linesCount>"
    "<totalDebit>121.00</totalDebit><totalCredit>0.00</totalCredit>{}</subledger></subledgers>"
)
SUBLEDGER_LINE = (
    "<sbLine><nr>1</nr><jrnID>VRK</jrnID><trNr>{}</trNr><trLineNr>1</trLineNr><amnt>121.00</amnt>"
    "<amntTp>D</amntTp><custSupID>K2</custSupID><invRef>V9</invRef></sbLine>"
)


def test_the_subledger_names_the_debtor_that_the_bookings_leave_out(tmp_path: Path) -> None:
    lines = SUBLEDGER_LINE.format("T1") + SUBLEDGER_LINE.format("T9")
    unnamed = Booked(
        number="T1",
        entries=[
            Entry(account="1300", side="D", amount="121.00"),
            Entry(account="8000", side="C", amount="100.00", more={"docRef": ""}),
            Entry(account="1500", side="C", amount="21.00"),
        ],
    )
    (row,) = read(tmp_path, audit_file([unnamed], subledgers=SUBLEDGER.format(lines)))
    assert (row["customer"], row["customer_name"], row["invoice"]) == ("K2", "Klant 2", "V9")


CODED = (
    ("1300", "Debiteuren", "B", "BVorDeb"),
    ("4000", "Omzet in het buitenland", "P", "WOmzNohOlv"),
    ("6000", "Inkoopwaarde", "P", "WKprKvg"),
    ("8000", "Doorbelaste kosten", "P", "WBedAlk"),
)


def test_a_reference_code_says_what_is_revenue_whatever_the_number(tmp_path: Path) -> None:
    booked = Booked(
        number="F1",
        entries=[
            Entry(account="1300", side="D", amount="110.00", more={"custSupID": "K1"}),
            Entry(account="4000", side="C", amount="100.00"),
            Entry(account="8000", side="C", amount="10.00"),
            Entry(account="6000", side="D", amount="60.00"),
            Entry(account="1300", side="C", amount="60.00"),
        ],
    )
    table = table_of(tmp_path, audit_file([booked], accounts=CODED))
    assert details(table, "revenue_accounts_by_rgs") == {
        "accounts": ["4000 Omzet in het buitenland"]
    }
    assert [(row["amount"], row["cost"]) for row in rows_of(table)] == [("100", "60")]


def test_revenue_booked_outside_sales_journals_is_found_by_its_number(tmp_path: Path) -> None:
    memorial = Booked(number="M1", entries=sale().entries, journal="MEM", kind="M")
    table = table_of(tmp_path, audit_file([memorial]))
    assert details(table, "revenue_accounts_by_number") == {"accounts": ["8000 Omzet"]}
    assert total(rows_of(table)) == 100


def test_a_sales_journal_without_a_type_is_known_by_its_name(tmp_path: Path) -> None:
    named = Booked(number="F1", entries=sale().entries, kind="", name="Verkoopboek")
    assert "revenue_accounts_by_sales_journal" in note_codes(
        table_of(tmp_path, audit_file([named]))
    )


def test_a_surcharge_that_prompt_payment_takes_off_again_is_no_revenue(tmp_path: Path) -> None:
    accounts = (*ACCOUNTS, ("8900", "Kredietbeperking", "P", ""))
    booked = Booked(
        number="F1",
        entries=[
            Entry(account="1300", side="D", amount="102.00", more={"custSupID": "K1"}),
            Entry(account="8000", side="C", amount="100.00"),
            Entry(account="8900", side="C", amount="2.00"),
        ],
    )
    assert total(read(tmp_path, audit_file([booked], accounts=accounts))) == 100


def test_several_revenue_accounts_part_the_revenue_in_groups(tmp_path: Path) -> None:
    accounts = (*ACCOUNTS, ("8100", "Diensten", "P", ""))
    booked = Booked(
        number="F1",
        entries=[
            Entry(account="1300", side="D", amount="130.00", more={"custSupID": "K1"}),
            Entry(account="8000", side="C", amount="100.00"),
            Entry(account="8100", side="C", amount="30.00"),
        ],
    )
    rows = read(tmp_path, audit_file([booked], accounts=accounts))
    assert [row["product_group"] for row in rows] == ["Omzet", "Diensten"]


def test_the_user_says_which_accounts_hold_revenue(tmp_path: Path) -> None:
    accounts = (*ACCOUNTS, ("8100", "Diensten", "P", ""))
    booked = Booked(
        number="F1",
        entries=[
            Entry(account="1300", side="D", amount="130.00", more={"custSupID": "K1"}),
            Entry(account="8000", side="C", amount="100.00"),
            Entry(account="8100", side="C", amount="30.00"),
        ],
    )
    path = tmp_path / "auditfile.xaf"
    path.write_text(audit_file([booked], accounts=accounts), encoding="utf-8")
    table = opened(path, answers=Answers(revenue_accounts=("8100",)))
    assert total(rows_of(table)) == 30
    assert details(table, "revenue_accounts_by_answer") == {"accounts": ["8100 Diensten"]}
    with pytest.raises(FileRefused, match="no_revenue_account"):
        opened(path, answers=Answers(revenue_accounts=("9999",)))


COSTED = (*ACCOUNTS, ("3000", "Voorraad", "B", ""), ("7000", "Kostprijs", "P", ""))


def with_cost(*cost: Entry) -> Booked:
    taken = sum(float(one.amount) for one in cost)
    return Booked(
        number="F1",
        entries=[
            Entry(account="1300", side="D", amount="90.00", more={"custSupID": "K1"}),
            Entry(account="8000", side="C", amount="60.00", more={"prodID": "P1"}),
            Entry(account="8000", side="C", amount="30.00", more={"prodID": "P2"}),
            *cost,
            Entry(account="3000", side="C", amount=f"{taken:.2f}"),
        ],
    )


def test_cost_goes_to_the_line_of_its_product(tmp_path: Path) -> None:
    cost = Entry(account="7000", side="D", amount="12.00", more={"prodID": "P2"})
    rows = read(tmp_path, audit_file([with_cost(cost)], accounts=COSTED))
    assert [row["cost"] for row in rows] == [None, "12"]


def test_cost_without_a_product_is_spread_to_the_cent(tmp_path: Path) -> None:
    cost = Entry(account="7000", side="D", amount="10.00")
    rows = read(tmp_path, audit_file([with_cost(cost)], accounts=COSTED))
    assert [row["cost"] for row in rows] == ["6.67", "3.33"]


def test_cost_of_lines_without_an_amount_is_spread_evenly(tmp_path: Path) -> None:
    booked = Booked(
        number="F1",
        entries=[
            Entry(account="8000", side="C", amount="0.00"),
            Entry(account="8000", side="C", amount="0.00"),
            Entry(account="7000", side="D", amount="5.00"),
            Entry(account="3000", side="C", amount="5.00"),
        ],
    )
    rows = read(tmp_path, audit_file([sale(), booked], accounts=COSTED))
    assert [row["cost"] for row in rows] == [None, "2.5", "2.5"]


def test_cost_apart_from_revenue_is_told(tmp_path: Path) -> None:
    apart = Booked(
        number="M1",
        kind="M",
        entries=[
            Entry(account="7000", side="D", amount="33.00"),
            Entry(account="3000", side="C", amount="33.00"),
        ],
    )
    table = table_of(tmp_path, audit_file([sale(), apart], accounts=COSTED))
    assert details(table, "cost_without_revenue") == {"amount": "33"}
    assert len(rows_of(table)) == 1


def test_a_file_that_does_not_balance_is_read_with_the_difference(tmp_path: Path) -> None:
    lopsided = Booked(
        number="F2",
        entries=[
            Entry(account="1300", side="D", amount="100.00", more={"custSupID": "K1"}),
            Entry(account="8000", side="C", amount="90.00"),
        ],
    )
    table = table_of(tmp_path, audit_file([sale(), lopsided]))
    assert details(table, "unbalanced") == {
        "difference": "10",
        "count": 1,
        "transactions": ["F2"],
    }
    assert total(rows_of(table)) == 190


def test_totals_that_the_file_states_wrongly_are_told(tmp_path: Path) -> None:
    table = table_of(tmp_path, audit_file([sale()], stated=(9, "1.00", "2.00")))
    assert details(table, "stated_count_differs") == {"stated": "9", "found": "3"}
    assert details(table, "stated_debit_differs") == {"stated": "1", "found": "121"}
    assert details(table, "stated_credit_differs") == {"stated": "2", "found": "121"}


def test_an_amount_that_cannot_be_read_is_passed_on_as_it_stands_and_counted(
    tmp_path: Path,
) -> None:
    document = audit_file([sale(), sale("F2")]).replace(
        "<amnt>100.00</amnt><amntTp>C</amntTp>", "<amnt>1OO,00</amnt><amntTp>C</amntTp>", 1
    )
    document = document.replace(
        "<amnt>100.00</amnt><amntTp>C</amntTp>", "<amnt>100.00</amnt><amntTp>X</amntTp>", 1
    )
    table = table_of(tmp_path, document)
    assert details(table, "bookings_unreadable") == {"count": 2}
    assert "unbalanced" in note_codes(table)
    assert [row["amount"] for row in rows_of(table)] == ["1OO,00", "100.00 X"]


@pytest.mark.parametrize("version", ["3.1", "3.3"])
def test_neighbouring_versions_read_alike(version: str, tmp_path: Path) -> None:
    document = audit_file().replace("XAF/3.2", f"XAF/{version}")
    assert total(read(tmp_path, document)) == 100


def test_a_file_without_a_namespace_reads_alike(tmp_path: Path) -> None:
    document = re.sub(r' xmlns="[^"]*"', "", audit_file())
    assert total(read(tmp_path, document)) == 100


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_every_encoding_reads_alike(encoding: str, tmp_path: Path) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{declared}"?>' + audit_file(
        customers=[("K1", "Café", "C")]
    )
    path = tmp_path / "auditfile.xaf"
    path.write_bytes(text.encode(encoding))
    (row,) = rows_of(opened(path))
    assert row["customer_name"] == "Café"


def test_an_answered_encoding_serves_for_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "auditfile.xaf"
    text = audit_file(customers=[("K1", "Café", "C")])
    path.write_bytes(f'<?xml version="1.0" encoding="utf-8"?>{text}'.encode("cp1252"))
    with pytest.raises(FileRefused, match="xml_encoding"):
        opened(path)
    (row,) = rows_of(opened(path, answers=Answers(encoding="cp1252")))
    assert row["customer_name"] == "Café"


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_file_that_breaks_off_is_refused(quarter: int, tmp_path: Path) -> None:
    document = audit_file([sale(f"F{number}") for number in range(200)])
    with pytest.raises(FileRefused) as refusal:
        table_of(tmp_path, document[: len(document) * quarter // 4])
    assert refusal.value.code == "truncated_file"


def test_a_packed_file_that_breaks_off_is_refused_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "auditfile.xaf.gz"
    path.write_bytes(gzip.compress(audit_file().encode())[:-40])
    with pytest.raises(FileRefused) as refusal:
        opened(path)
    assert refusal.value.code == "truncated_file"
    assert refusal.value.details["file"] == "auditfile.xaf.gz"


def test_damage_inside_a_packed_file_names_the_file_that_was_offered(tmp_path: Path) -> None:
    path = tmp_path / "auditfile.xaf.gz"
    path.write_bytes(gzip.compress(audit_file().encode()[:-40]))
    with pytest.raises(FileRefused) as refusal:
        opened(path)
    assert refusal.value.details["file"] == "auditfile.xaf.gz"


@pytest.mark.parametrize("name", ["boek.xaf", "boek.xml"])
def test_an_audit_file_in_a_zip_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / "boek.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, audit_file())
        archive.writestr("lees mij.pdf", "%PDF")
    table = opened(path)
    assert total(rows_of(table)) == 100
    assert details(table, "members_ignored") == {"count": 1, "members": ["lees mij.pdf"]}


def test_external_entities_are_refused(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE auditfile [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(FileRefused, match="external_entities"):
        table_of(tmp_path, doctype + audit_file().replace("Regel", "&x;"))


def test_the_old_kind_of_audit_file_is_refused_by_its_version(tmp_path: Path) -> None:
    old = (
        "<auditfile><header><auditfileVersion>CLAIR2.00.00</auditfileVersion></header></auditfile>"
    )
    with pytest.raises(FileRefused) as refusal:
        table_of(tmp_path, old)
    assert refusal.value.code == "audit_file_version"
    assert refusal.value.details["version"] == "CLAIR2.00.00"


def test_an_audit_file_without_bookings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="no_bookings"):
        table_of(tmp_path, "<auditfile><header/></auditfile>")


def test_a_file_without_revenue_is_refused(tmp_path: Path) -> None:
    bank = Booked(
        number="B1",
        kind="B",
        entries=[
            Entry(account="1100", side="D", amount="5.00"),
            Entry(account="1300", side="C", amount="5.00"),
        ],
    )
    accounts = (("1100", "Bank", "B", ""), ("1300", "Debiteuren", "B", ""))
    with pytest.raises(FileRefused, match="no_revenue_account"):
        table_of(tmp_path, audit_file([bank], accounts=accounts))


def test_accounts_that_the_ledger_leaves_out_are_judged_by_their_number(tmp_path: Path) -> None:
    table = table_of(tmp_path, audit_file([sale()], accounts=()))
    assert details(table, "revenue_accounts_by_number") == {"accounts": ["8000"]}


def test_a_former_name_of_a_customer_does_not_count(tmp_path: Path) -> None:
    history = (
        "<customerSupplierHistory><customerSupplier><custSupID>K1</custSupID>"
        "<custSupName>Vroeger</custSupName></customerSupplier></customerSupplierHistory>"
    )
    document = audit_file().replace("</customerSupplier>", f"{history}</customerSupplier>", 1)
    (row,) = read(tmp_path, document)
    assert row["customer_name"] == "Klant 1"
