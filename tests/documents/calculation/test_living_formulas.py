"""Formulas as Excel reads them; that they give the same figures is seen with LibreOffice."""

import pytest

from tests.documents.calculation.samples import CARD, WORDS
from verder.documents.calculation.cells import BookCells
from verder.documents.calculation.living_formulas import Living, quoted

CELLS = BookCells(
    calculator=CARD,
    names={key: key.capitalize() for key in (*CARD.inputs, *CARD.steps_by_key)},
    sheets={"lines": "John's lines"},
    options={
        ("base", "list"): "LIST",
        ("base", "net"): "NET",
        ("lines.kind", "sold"): "SOLD",
    },
)
LIVING = Living(cells=CELLS, reasons=WORDS.reasons)
NOT_FILLED = '"Because of input_missing."'


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("'list'", '"list"'),
        ("2 * (extra + 1)", "2*(Extra+1)"),
        ("extra - (extra - 1)", "Extra-(Extra-1)"),
        ("extra ** 2 ** 2", 'IFERROR(Extra^(2^2),"Because of no_number.")'),
        ("-(extra + 1) * 2", "(-(Extra+1))*2"),
        ("price * 2", f"IF(COUNT(Price)<1,{NOT_FILLED},Price*2)"),
        ("min(extra, 3)", "MIN(N(Extra),3)"),
        ("round_up(extra)", "(-INT(0.000000001-Extra))"),
        ("base == 'list'", 'OR(Base="LIST",Base="")'),
        ("base != 'net'", 'NOT(Base="NET")'),
        ("extra > 1 and extra <= 2", f"IFERROR(IF(Extra>1,Extra<=2,FALSE),{NOT_FILLED})"),
        ("extra > 1 or extra != 2", f"IFERROR(IF(Extra>1,TRUE,Extra<>2),{NOT_FILLED})"),
    ],
)
def test_a_formula_keeps_its_meaning(formula: str, text: str) -> None:
    assert LIVING.step(formula) == text


def test_a_step_takes_the_reason_of_another_over() -> None:
    assert LIVING.step("total + 1") == (
        f"IF(COUNT(Total)<1,IF(ISTEXT(Total),Total,{NOT_FILLED}),Total+1)"
    )
    assert LIVING.step("1 / extra") == 'IFERROR(1/Extra,"Because of division_by_zero.")'


def test_a_refusal_goes_before_the_value() -> None:
    refusals = CARD.steps_by_key["share"].refusals
    assert LIVING.step("extra", refusals).startswith(
        'IF(IF(COUNT(Total)<1,FALSE,IFERROR(IF(IF(Total=0,NOT(Base="NET"),FALSE),TRUE,FALSE),'
        'FALSE)),"Because of no_total.",'
    )


def test_a_column_is_taken_as_far_as_it_is_used() -> None:
    column = "'John''s lines'!$E$6:$E$8"
    text = LIVING.step("sum(lines.amount)")
    assert text.startswith("IF('John''s lines'!$B$3=0,\"Because of rows_missing.\",")
    assert f"COUNT({column})<'John''s lines'!$B$3" in text
    assert f'IFERROR(INDEX({column},MATCH("?*",{column},0)),{NOT_FILLED})' in text
    assert "MIN(0," in LIVING.step("smallest(lines.bonus)")
    assert LIVING.step("count(lines.name)").endswith("$B$3)")
    both = LIVING.step("sum(lines.amount) + sum(lines.pieces) + price")
    assert "OR(COUNT(Price)<1,COUNT(" in both


def test_a_row_looks_at_the_one_above() -> None:
    first = Living(cells=CELLS, reasons=WORDS.reasons).step("above(lines.total, extra) + 1")
    assert first == "Extra+1"
    second = Living(cells=CELLS, reasons=WORDS.reasons, place=1)
    assert "COUNT('John''s lines'!$F6)<1" in second.step("above(lines.total, extra) + 1")


def test_a_long_text_is_put_together() -> None:
    text = quoted("x" * 600)
    assert [len(part) for part in text.split("&")] == [252, 252, 102]
    assert quoted("") == '""'
