"""Numbers of customers and invoices as programs write them."""

import pytest

from tests.facts.lines.staging import Desk, amounts, lines_of
from verder.facts.answers import Answers
from verder.facts.fields import CUSTOMERS
from verder.facts.importing import read_rows


def customers(desk: Desk, *numbers: str, header: str = "Klantnr") -> list[str | None]:
    """Return the customer numbers that a file with these is read to have."""
    rows = "".join(f"F{n};2026-01-31;{number};1,50\n" for n, number in enumerate(numbers))
    staged = desk.stage(f"Factuurnr;Datum;{header};Bedrag\n{rows}")
    return [line["customer"] for line in lines_of(staged)]


def test_numbers_lose_the_point_that_a_spreadsheet_gave_them(desk: Desk) -> None:
    assert customers(desk, "1001.0", "1002.0", "", "12") == ["1001", "1002", None, "12"]


def test_numbers_with_another_point_keep_theirs(desk: Desk) -> None:
    assert customers(desk, "1001.0", "1001.5") == ["1001.0", "1001.5"]


def test_zeros_in_front_stay(desk: Desk) -> None:
    assert customers(desk, "0012", "12", '"=""0012"""') == ["0012", "12", "0012"]


def test_only_a_formula_that_is_a_text_is_undone(desk: Desk) -> None:
    assert customers(desk, '="007"', "=1+1") == ["007", "=1+1"]


@pytest.mark.parametrize(
    ("number", "field"), [("K1", "customer"), ("10.0", "customer"), ("Jansen BV", "customer_name")]
)
def test_a_column_of_customers_holds_their_numbers_or_their_names(
    desk: Desk, number: str, field: str
) -> None:
    staged = desk.stage(f"invoice;date;customer;amount\nF1;2026-01-31;{number};1,50\n")
    assert {"customer", "customer_name"} & staged.inspection.columns.keys() == {field}


def test_an_answer_is_not_turned_round(desk: Desk) -> None:
    text = "invoice;date;customer;amount\nF1;2026-01-31;K1;1,50\n"
    staged = desk.stage(text, answers=Answers(columns={"customer_name": "customer"}))
    assert staged.inspection.columns["customer_name"] == "customer"
    assert "customer" not in staged.inspection.columns


def test_numbers_of_lines_lose_their_point_too(desk: Desk) -> None:
    staged = desk.stage("invoice;line;date;customer;amount\nF1;1.0;2026-01-31;K1;1\n")
    assert lines_of(staged)[0]["line"] == "1"


def test_the_numbers_of_a_customer_file_are_read_alike(desk: Desk) -> None:
    path = desk.file('Debiteurnr;Naam\n1001.0;Alfa\n"=""0012""";Beta\n1003.0;\n')
    rows = read_rows(path, answers=Answers(), layout=CUSTOMERS).rows
    assert [(row["number"], row["name"]) for row in rows] == [
        ("1001", "Alfa"),
        ("0012", "Beta"),
        ("1003", None),
    ]


@pytest.mark.parametrize("sign", ["D/C", "Debet/Credit"])
def test_debit_and_credit_tell_credit_notes(desk: Desk, sign: str) -> None:
    rows = "F1;D;2026-01-31;K1;10,00\nC1;C;2026-01-31;K1;4,00\n"
    staged = desk.stage(f"Factuurnr;{sign};Datum;Klantnr;Bedrag\n{rows}")
    assert amounts(staged) == [100_000, -40_000]


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\t"])
def test_blanks_behind_a_number_make_no_other_customer(desk: Desk, blank: str) -> None:
    assert customers(desk, f"K1{blank}", "K1") == ["K1", "K1"]


def test_the_minus_of_an_exponent_is_never_that_of_the_number(desk: Desk) -> None:
    rows = "F1,2026-01-31,K1,(5.50)\nF2,2026-01-31,K1,1.5E-01\nF3,2026-01-31,K1,-2.00\n"
    staged = desk.stage(f"Factuurnr,Datum,Klantnr,Bedrag\n{rows}")
    assert amounts(staged) == [-55_000, -20_000]
    assert staged.preview.rejected_by_code == {"not_a_number": 1}
