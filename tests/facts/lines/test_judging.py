"""Which rows become lines, and what is told about the others."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.facts.lines.staging import Desk, amounts, faults, is_balanced, lines_of
from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.fields import LINES
from verder.facts.importing import Staged, inspect_file
from verder.facts.known import KnownLines
from verder.facts.staging import workshop as workshops

TABLE = """Factuurnr;Regel;Datum;Klantnr;Netto bedrag
1;1;31-01-2026;K1;10,00
1;2;31-01-2026;K1;20,00
2;1;01-02-2026;K2;30,00
"""
BY_ORDER = """Factuurnr;Datum;Klantnr;Netto bedrag
1;31-01-2026;K1;10,00
1;31-01-2026;K1;20,00
2;31-01-2026;K2;30,00
"""


def known(staged: Staged, *, source: str = "test", import_id: int = 7) -> KnownLines:
    """Return what the store would know after this import."""
    return KnownLines(paths=(staged.lines_path,), import_ids=(import_id,), source=source)


def notes(staged: Staged) -> set[str]:
    return {note.code for note in staged.preview.notes}


def test_lines_that_were_imported_before_are_known(desk: Desk) -> None:
    first = desk.stage(TABLE)
    again = desk.stage(TABLE + "3;1;02-02-2026;K3;40,00\n", known=known(first), import_id=8)
    assert amounts(again) == [400_000]
    assert again.preview.known.rows == 3
    assert again.preview.known.amounts == {"EUR": Decimal(60)}
    assert again.preview.read.amounts == {"EUR": Decimal(100)}
    assert is_balanced(again)


def test_only_visible_imports_of_the_same_source_count_as_known(desk: Desk) -> None:
    first = desk.stage(TABLE)
    other = desk.stage(TABLE, known=known(first, source="other"), import_id=8)
    undone = desk.stage(TABLE, known=known(first, import_id=99), import_id=9)
    assert (other.preview.known.rows, undone.preview.known.rows) == (0, 0)


def test_lines_without_an_invoice_number_are_never_known(desk: Desk) -> None:
    text = "Datum;Klantnr;Bedrag\n31-01-2026;K1;10,00\n31-01-2026;K1;10,00\n"
    first = desk.stage(text)
    again = desk.stage(text, known=known(first), import_id=8)
    assert again.preview.known.rows == 0
    assert "no_invoice_numbers" in notes(again)
    assert [line["line"] for line in lines_of(again)] == [None, None]


def test_lines_without_numbers_are_numbered_by_order(desk: Desk) -> None:
    staged = desk.stage(BY_ORDER)
    assert [(line["invoice"], line["line"]) for line in lines_of(staged)] == [
        ("1", "1"),
        ("1", "2"),
        ("2", "1"),
    ]
    assert "lines_numbered_by_order" in notes(staged)


def test_equal_lines_of_a_file_are_kept_and_counted(desk: Desk) -> None:
    row = "1;31-01-2026;K1;10,00\n"
    staged = desk.stage("Factuurnr;Datum;Klantnr;Bedrag\n" + row * 3)
    assert amounts(staged) == [100_000] * 3
    assert staged.preview.repeated == 2


def test_lines_without_a_number_get_one_that_no_other_has(desk: Desk) -> None:
    text = "Factuurnr;Regel;Datum;Bedrag\n1;1;31-01-2026;1,50\n1;;31-01-2026;2,50\n"
    assert [line["line"] for line in lines_of(desk.stage(text))] == ["1", "#2"]


def test_rejects_are_mended_and_imported_alone(desk: Desk) -> None:
    text = BY_ORDER.replace("1;31-01-2026;K1;20,00", "1;31-02-2026;K1;20,00")
    first = desk.stage(text + "2;31-01-2026;K2;5,00;te veel\n")
    assert first.preview.rejected.rows == 2
    path = first.rejects_path
    assert path is not None
    rejects = path.read_text(encoding="utf-8-sig")
    assert rejects.splitlines()[0].startswith(
        "verder_row;verder_column;verder_reason;verder_line;F"
    )
    mended = rejects.replace("31-02-2026", "31-01-2026").replace(";te veel", "")
    second = desk.stage(mended, known=known(first), import_id=8)
    assert [(line["invoice"], line["line"], line["amount"]) for line in lines_of(second)] == [
        ("1", "2", 200_000),
        ("2", "2", 50_000),
    ]
    assert second.preview.known.rows == 0
    whole = desk.stage(
        BY_ORDER + "2;31-01-2026;K2;5,00\n",
        known=KnownLines(
            paths=(first.lines_path, second.lines_path), import_ids=(7, 8), source="test"
        ),
        import_id=9,
    )
    assert whole.preview.known.rows == 4


def test_rejects_are_all_in_the_file_and_a_hundred_in_the_preview(desk: Desk) -> None:
    bad = "".join(f"{n};31-01-2026;K1;fout\n" for n in range(250))
    staged = desk.stage(BY_ORDER + bad)
    path = staged.rejects_path
    assert path is not None
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 251
    assert len(staged.preview.rejected_sample) == 100
    assert staged.preview.rejected_by_code == {"not_a_number": 250}
    assert desk.stage(BY_ORDER).rejects_path is None


def test_many_bad_rows_take_no_more_memory_than_their_sample(desk: Desk) -> None:
    bad = "".join(f"x{n};{n} januarie;K{n};a{n}\n" for n in range(60_000))
    staged = desk.stage(BY_ORDER + bad * 2 + BY_ORDER[BY_ORDER.index("\n") :] * 30_000)
    assert staged.preview.rejected_by_code == {"not_a_date": 120_000}
    assert staged.preview.kept.rows == 90_003


@pytest.mark.parametrize(
    ("invoice", "credit"),
    [("Factuur", "Creditnota"), ("F", "C"), ("380", "381"), ("Rechnung", "Gutschrift")],
)
def test_credit_notes_that_stand_positive_turn_negative(
    desk: Desk, invoice: str, credit: str
) -> None:
    text = (
        "Factuurnr;Soort;Datum;Aantal;Netto bedrag;Kostprijs\n"
        f"1;{invoice};31-01-2026;2;10,00;6,00\n2;{credit};31-01-2026;1;4,00;3,00\n"
    )
    staged = desk.stage(text)
    kinds = [(line["kind"], line["amount"]) for line in lines_of(staged)]
    assert kinds == [("invoice", 100_000), ("credit_note", -40_000)]
    assert [line["quantity"] for line in lines_of(staged)] == [20_000, -10_000]
    assert [line["cost"] for line in lines_of(staged)] == [60_000, -30_000]
    assert staged.preview.credit_notes.amounts == {"EUR": Decimal(-4)}
    assert "credit_notes_negated" in notes(staged)


def test_credit_notes_of_both_signs_are_kept_and_told_of(desk: Desk) -> None:
    staged = desk.stage(
        "Factuurnr;Soort;Datum;Netto bedrag\n"
        "1;C;31-01-2026;4,00\n2;C;31-01-2026;-3,00\n3;C;31-01-2026;-2,00\n4;F;31-01-2026;9,00\n"
    )
    assert [line["amount"] for line in lines_of(staged)] == [40_000, -30_000, -20_000, 90_000]
    told = {note.code: note.details for note in staged.preview.notes}
    assert told["credit_notes_of_both_signs"] == {"column": "Soort", "positive": 1, "negative": 2}


def test_credit_notes_that_stand_negative_stay_so(desk: Desk) -> None:
    text = "Factuurnr;Soort;Datum;Bedrag\n1;F;31-01-2026;10,00\n2;C;31-01-2026;-4,00\n"
    text += "3;;31-01-2026;-1,00\n"
    staged = desk.stage(text)
    assert amounts(staged) == [100_000, -40_000, -10_000]
    assert [line["kind"] for line in lines_of(staged)] == ["invoice", "credit_note", "credit_note"]


def test_a_kind_that_nobody_knows_rejects_its_row(desk: Desk) -> None:
    rows = "".join(f"{n};F;31-01-2026;10,00\n" for n in range(3))
    staged = desk.stage(f"Factuurnr;Soort;Datum;Bedrag\n{rows}9;Hamer;31-01-2026;1,00\n")
    assert faults(staged) == [(5, "Soort", "not_a_kind", "Hamer")]


def test_currencies_are_kept_apart(desk: Desk) -> None:
    text = "Factuurnr;Datum;Bedrag;Valuta\n1;31-01-2026;1,50;USD\n2;31-01-2026;2,50;€\n"
    text += "3;31-01-2026;3,50;\n"
    staged = desk.stage(text + "4;31-01-2026;4,50;12\n")
    assert staged.preview.kept.amounts == {"EUR": Decimal(6), "USD": Decimal("1.5")}
    assert faults(staged) == [(5, "Valuta", "not_a_currency", "12")]
    assert staged.preview.rejected.unknown == 1
    assert is_balanced(staged)
    assert [(each.currency, each.lines) for each in staged.preview.months] == [
        ("EUR", 2),
        ("USD", 1),
    ]


def test_a_sign_beside_the_amount_names_its_currency(desk: Desk) -> None:
    text = "Factuurnr;Datum;Bedrag\n1;31-01-2026;£ 1,50\n2;31-01-2026;2,50\n3;31-01-2026;USD 3,50\n"
    assert [line["currency"] for line in lines_of(desk.stage(text))] == ["GBP", "EUR", "USD"]


def test_a_name_serves_where_there_is_no_customer_number(desk: Desk) -> None:
    staged = desk.stage(
        "Factuurnr;Datum;Klantnaam;Bedrag\n1;31-01-2026; Jansen ;1,50\n2;31-01-2026;;2,50\n"
    )
    assert [line["customer"] for line in lines_of(staged)] == ["Jansen", None]
    assert staged.preview.without_customer.amounts == {"EUR": Decimal("2.5")}
    assert "customer_by_name" in notes(staged)


def test_the_last_month_is_told_to_be_partial(desk: Desk) -> None:
    assert desk.stage(TABLE).preview.is_last_month_partial
    assert not desk.stage(BY_ORDER).preview.is_last_month_partial


def test_net_is_taken_over_gross_and_the_invoice_date_over_the_due_date(desk: Desk) -> None:
    text = (
        "Factuurnr;Vervaldatum;Factuurdatum;Bedrag incl. btw;BTW-bedrag;Bedrag excl. btw\n"
        "1;28-02-2026;31-01-2026;12,10;2,10;10,00\n"
    )
    staged = desk.stage(text)
    assert amounts(staged) == [100_000]
    assert staged.inspection.columns["date"] == "Factuurdatum"
    assert "amount_may_include_vat" not in notes(staged)


def test_gross_serves_where_there_is_no_net_and_is_warned_of(desk: Desk) -> None:
    staged = desk.stage("Factuurnr;Datum;Bedrag incl. btw\n1;31-01-2026;12,10\n")
    assert amounts(staged) == [121_000]
    assert "amount_may_include_vat" in notes(staged)


def test_a_column_that_does_not_hold_what_it_says_is_not_taken(desk: Desk) -> None:
    text = "Factuurnr;Datum;Orderdatum;Bedrag\n1;week 5;31-01-2026;1,50\n"
    assert desk.stage(text).inspection.columns["date"] == "Orderdatum"


def test_what_is_missing_is_asked_for(desk: Desk) -> None:
    path = desk.file("Klantnr;Omschrijving\nK1;x\n")
    found = inspect_file(path, answers=Answers(), layout=LINES)
    assert [question.about for question in found.questions] == ["columns.date", "columns.amount"]
    with pytest.raises(FileRefused) as refused:
        desk.stage(path)
    assert refused.value.code == "missing_column"
    assert refused.value.details["flag"] == "--columns date=…"


def test_answers_name_columns_that_are_there(desk: Desk) -> None:
    with pytest.raises(FileRefused) as refused:
        desk.stage(TABLE, answers=Answers(columns={"amount": "Omzet"}))
    assert refused.value.code == "unknown_column"
    assert refused.value.details["headers"][-1] == "Netto bedrag"  # type: ignore[index]
    with pytest.raises(FileRefused) as unknown:
        desk.stage(TABLE, answers=Answers(columns={"prijs": "Datum"}))
    assert unknown.value.code == "unknown_field"


def test_an_empty_answer_leaves_a_field_without_a_column(desk: Desk) -> None:
    staged = desk.stage(TABLE, answers=Answers(columns={"line": "", "customer": "klantnr"}))
    assert "line" not in staged.inspection.columns
    assert staged.inspection.columns["customer"] == "Klantnr"


def test_progress_is_told(desk: Desk) -> None:
    steps: list[tuple[str, float]] = []
    desk.stage(TABLE, progress=lambda step, share: steps.append((step, share)))
    assert [step for step, _ in steps] == ["read", "decide", "type", "sum", "done"]
    assert [share for _, share in steps] == sorted(share for _, share in steps)


def test_nothing_but_lines_and_rejects_is_left_behind(desk: Desk) -> None:
    staged = desk.stage(TABLE + "x;x;x;x;x\n")
    assert sorted(path.name for path in staged.folder.iterdir()) == ["lines.parquet", "rejects.csv"]


def test_staged_lines_go_to_the_store_with_their_import(desk: Desk) -> None:
    taken: list[tuple[int, Path]] = []

    class Taking:
        def add(self, import_id: int, source_parquet: Path) -> None:
            taken.append((import_id, source_parquet))

    staged = desk.stage(TABLE)
    staged.write(Taking(), 7)
    assert taken == [(7, staged.lines_path)]
    assert {line["import_id"] for line in lines_of(staged)} == {7}


def test_a_full_disk_is_a_refusal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(step: str, share: float) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(FileRefused) as refused:
        desk.stage(TABLE, progress=full)
    assert refused.value.code == "disk_full"


def test_other_troubles_of_the_machine_are_no_full_disk(desk: Desk) -> None:
    def broken(step: str, share: float) -> None:
        raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        desk.stage(TABLE, progress=broken)
    assert workshops.MEMORY_MB < 1024
