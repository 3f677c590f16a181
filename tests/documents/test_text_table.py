"""Tables as CSV, read back by the standard library."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.documents.sheet import Sheet, SheetColumn, Value
from verder.documents.text_table import harmless, text_table


def rows_of(*rows: list[Value]) -> list[list[str]]:
    sheet = Sheet(title="x", columns=[SheetColumn("Account"), SheetColumn("Revenue")], rows=rows)
    text = "".join(text_table(sheet))
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))[1:]


def test_values_keep_their_full_precision() -> None:
    assert rows_of(["Jansen", Decimal("-1234.5678")], ["De Vries", date(2026, 1, 2)]) == [
        ["Jansen", "-1234.5678"],
        ["De Vries", "2026-01-02"],
    ]


def test_moments_yes_and_no_and_fractions_are_plain() -> None:
    at = datetime(2026, 1, 2, 9, 30, 1, 5, tzinfo=UTC)
    assert rows_of([at, True], [0.5, False]) == [["2026-01-02T09:30:01+00:00", "1"], ["0.5", "0"]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_text_that_looks_like_a_formula_is_made_harmless(text: str) -> None:
    assert rows_of([text, 1]) == [[f"'{text}", "1"]]


def test_a_negative_amount_is_no_formula() -> None:
    assert rows_of(["x", Decimal(-5)]) == [["x", "-5"]]


@given(st.text())
def test_no_text_starts_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(text).endswith(text)


def test_quotes_commas_and_lines_come_back_as_they_were() -> None:
    name = 'Bakker, "De Bol"\nUtrecht'
    assert rows_of([name, None]) == [[name, ""]]
