"""Files of customers, products and rates."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.facts.lines.staging import Desk
from verder.facts.answers import Answers
from verder.facts.failures import FileRefused
from verder.facts.fields import CUSTOMERS, PRODUCTS, RATES
from verder.facts.findings import Rejected
from verder.facts.importing import read_rows


def test_customers_are_read_by_the_names_of_their_fields(desk: Desk) -> None:
    path = desk.file("Debiteurnr;Naam;Postcode;Plaats\nK1; Jansen BV ;1234 AB;\n;;;\n;Piet;;\n")
    read = read_rows(path, answers=Answers(), layout=CUSTOMERS)
    assert read.rows == [
        {"row": 2, "number": "K1", "name": "Jansen BV", "postcode": "1234 AB", "city": None}
    ]
    assert read.rejected == [Rejected(row=4, column="Debiteurnr", code="missing_value", text="")]


def test_products_have_an_exact_cost(desk: Desk) -> None:
    path = desk.file("Artikelcode;Kostprijs\nA1;1.234,5678\nA2;\nA3;veel\nA4;1;2\n")
    read = read_rows(path, answers=Answers(), layout=PRODUCTS)
    assert [row["unit_cost"] for row in read.rows] == [Decimal("1234.5678"), None]
    assert [(one.row, one.code) for one in read.rejected] == [
        (4, "not_a_number"),
        (5, "too_many_cells"),
    ]


def test_rates_have_a_day_and_a_currency(desk: Desk) -> None:
    path = desk.file("Datum;Valuta;Koers\n31-01-2026;usd;1,0856\n31-01-2026;€;1\n")
    read = read_rows(path, answers=Answers(), layout=RATES)
    assert read.rows == [
        {"row": 2, "date": date(2026, 1, 31), "currency": "USD", "rate": "1,0856"},
        {"row": 3, "date": date(2026, 1, 31), "currency": "EUR", "rate": "1"},
    ]


def test_what_a_layout_needs_is_asked_for(desk: Desk) -> None:
    with pytest.raises(FileRefused) as refused:
        read_rows(desk.file("Plaats;Land\nGent;BE\n"), answers=Answers(), layout=CUSTOMERS)
    assert refused.value.code == "missing_column"


def test_real_customers_are_recognised(shared_data: Path) -> None:
    path = shared_data / "northwind/customers.csv"
    read = read_rows(path, answers=Answers(), layout=CUSTOMERS)
    assert len(read.rows) == 93
    assert read.rows[0]["number"] == "ALFKI"


def test_nothing_is_printed_while_a_file_is_read(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.stage("Datum;Bedrag\n" + "31-01-2026;1,50\n" * 200_000)
    assert capfd.readouterr() == ("", "")
