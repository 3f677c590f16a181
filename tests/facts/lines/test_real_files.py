"""Real files with known answers."""

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from tests.facts.lines.staging import Desk, is_balanced, lines_of
from verder.facts.answers import Answers

DIALECTS = (
    "01_nl_semicolon_comma_cp1252.csv",
    "02_nl_utf8_bom_semicolon.csv",
    "04_en_comma_quoted_multiline.csv",
    "05_us_pipe_parentheses.csv",
)


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_gives_the_same_lines(desk: Desk, shared_data: Path, name: str) -> None:
    staged = desk.stage(shared_data / "formats/csv" / name)
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines_of(staged):
        totals[line["customer"]] += Decimal(line["amount"]).scaleb(-4)
    with (shared_data / "formats/csv/expected_per_customer.csv").open() as file:
        expected = {row["CustomerID"]: Decimal(row["net"]) for row in csv.DictReader(file)}
    assert totals == expected
    assert staged.preview.kept.rows == 246
    assert staged.preview.kept.amounts == {"EUR": Decimal("133345.13")}
    assert staged.preview.credit_notes.rows == 5


def test_online_retail_keeps_the_lines_without_a_customer(desk: Desk, shared_data: Path) -> None:
    staged = desk.stage(shared_data / "online_retail/invoices_2010-12_2011-02.csv.gz")
    preview = staged.preview
    assert preview.kept.rows == 105_335
    assert preview.without_customer.rows == 36_210
    assert preview.without_customer.amounts == {"EUR": Decimal("340795.38")}
    assert preview.customers == 1749
    assert preview.computed_amounts == 105_335
    assert preview.kept.amounts["EUR"] == Decimal("1466224.55") + Decimal("340795.38")


def test_adventure_works_takes_the_columns_that_are_asked_for(
    desk: Desk, shared_data: Path
) -> None:
    asked = {"customer": "StoreID", "amount": "Sales", "cost": "Cost"}
    staged = desk.stage(
        shared_data / "adventureworks/sales_lines_2011.csv", answers=Answers(columns=asked)
    )
    assert staged.preview.kept.rows == 4_515
    assert staged.preview.kept.amounts == {"EUR": Decimal("8782985.12")}
    assert staged.preview.customers == 205
    cost = sum(line["cost"] for line in lines_of(staged))
    assert Decimal(cost).scaleb(-4) == Decimal("8426939.62")
    assert is_balanced(staged)


def test_adventure_works_is_recognised_without_help(desk: Desk, shared_data: Path) -> None:
    found = desk.stage(shared_data / "adventureworks/sales_lines_2011.csv").inspection.columns
    assert found["invoice"] == "SalesOrderNumber"
    assert found["line"] == "LineNo"
    assert found["date"] == "OrderDate"
    assert found["product"] == "ProductKey"
    assert found["quantity"] == "Quantity"
    assert found["unit_price"] == "UnitPrice"
    assert found["amount"] == "Sales"
    assert found["cost"] == "Cost"
