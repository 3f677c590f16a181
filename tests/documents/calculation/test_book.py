"""A calculation as a workbook, read back by another library."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl

from tests.documents.calculation.samples import CARD, FOUND, GIVEN, TOLD, WORDS
from verder.documents.calculation.book import calculation_workbook
from verder.domain.engines.calculators.answering import answer


def opened(book: bytes, *, values: bool = False) -> Any:
    """Return a workbook as openpyxl reads it."""
    return openpyxl.load_workbook(BytesIO(book), data_only=values)


def column(page: Any, letter: str) -> list[Any]:
    """Return what stands in a column, without the empty cells."""
    return [cell.value for cell in page[letter] if cell.value not in {None, ""}]


def test_inputs_stand_in_colour_with_names_limits_and_lists() -> None:
    book = opened(calculation_workbook(FOUND, TOLD, WORDS))
    front, lines, choices = book.worksheets
    assert [front["A1"].value, front["A2"].value] == ["A sample", "What is it?"]
    assert {"Price", "Extra", "Base", "Total", "Share"} <= set(book.defined_names)
    cell = front[book.defined_names["Price"].attr_text.rsplit("!", 1)[1].replace("$", "")]
    assert cell.value == 10
    assert cell.fill.fgColor.rgb == "FFFFF6D6"
    assert cell.number_format.startswith('"€"#,##0.00')
    rules = {str(rule.sqref): rule for rule in front.data_validations.dataValidation}
    assert rules[cell.coordinate].formula1.startswith("AND(ISNUMBER(")
    assert "list" in {rule.type for rule in rules.values()}
    assert (choices.sheet_state, choices["A1"].value) == ("hidden", "LIST")
    assert [cell.value for cell in lines[6]][:4] == ["Bolts", "SOLD", 15, 0]
    assert lines["E6"].value.startswith('=IF(COUNTA($A6:$D6)=0,""')


def test_what_came_out_stands_there_before_anything_is_calculated() -> None:
    book = opened(calculation_workbook(FOUND, TOLD, WORDS), values=True)
    front, lines = book.worksheets[:2]
    assert {150, 1, "Right"} <= set(column(front, "B"))
    assert {"It costs €150.00 in all.", "By LIST"} <= set(column(front, "A"))
    assert (lines["B3"].value, lines["E6"].value, lines["E8"].value) == (2, 150, None)


def test_reasons_stand_where_there_is_no_answer() -> None:
    nothing = answer(CARD, {})
    told = replace(
        TOLD,
        inputs=tuple(replace(each, problem="No.") for each in TOLD.inputs),
        checks=(replace(TOLD.checks[0], is_right=None),),
        warnings=("", "", ""),
    )
    front = opened(calculation_workbook(nothing, told, WORDS), values=True).worksheets[0]
    assert "Because of rows_missing." in column(front, "B")
    assert "price has a limit." in column(front, "D")
    spoiled = replace(TOLD, checks=(replace(TOLD.checks[0], is_right=False),))
    front = opened(calculation_workbook(FOUND, spoiled, WORDS), values=True).worksheets[0]
    assert "Wrong" in column(front, "B")


def test_a_calculation_without_rows_choices_and_checks_is_one_sheet() -> None:
    card = replace(
        CARD,
        asked=CARD.asked[:1],
        steps=(replace(CARD.steps[3], formula="price * 2"),),
        checks=(),
        conclusions=(),
        warnings=(),
    )
    told = replace(TOLD, inputs=TOLD.inputs[:1], rows=(), steps=TOLD.steps[:1], checks=())
    found = answer(card, {"price": GIVEN["price"]})
    book = opened(calculation_workbook(found, told, WORDS), values=True)
    assert len(book.worksheets) == 1
    assert found.number("total") == Decimal(20)
    assert 20 in column(book.worksheets[0], "B")
