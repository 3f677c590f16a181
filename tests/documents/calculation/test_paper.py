"""A calculation on paper."""

from dataclasses import replace

import pytest

from tests.documents.calculation.samples import TOLD
from verder.documents.calculation.paper import PaperWords, calculation_pdf
from verder.documents.calculation.told import ToldCalculation

WORDS = PaperWords(
    recognise="Recognise",
    structure="How the answer is built up",
    calculation="Calculation",
    step_headings=("step", "formula", "filled in", "figure"),
    input_headings=("what", "figure", "remark"),
    right="Right",
    wrong="Wrong",
)
STANDING, LYING = b"[0 0 595", b"[0 0 841"


@pytest.mark.parametrize(
    ("told", "sheet"),
    [
        (
            replace(TOLD, rows=(replace(TOLD.rows[0], steps=(), lines=(("x", "y", "1", "2"),)),)),
            STANDING,
        ),
        (replace(TOLD, rows=(replace(TOLD.rows[0], steps=TOLD.steps, lines=()),)), STANDING),
        (
            replace(
                TOLD,
                rows=(replace(TOLD.rows[0], steps=TOLD.steps, lines=(("#1",) * 9,)),),
                checks=(
                    replace(TOLD.checks[0], is_right=None),
                    replace(TOLD.checks[0], is_right=False),
                ),
                inputs=(replace(TOLD.inputs[0], of="of *all*", problem="Not so."),),
            ),
            LYING,
        ),
        (replace(TOLD, rows=(), inputs=(), checks=(), conclusion="", warnings=()), STANDING),
    ],
)
def test_it_is_tagged_titled_and_lies_where_it_is_wide(told: ToldCalculation, sheet: bytes) -> None:
    pdf = calculation_pdf(told, WORDS)
    assert pdf.startswith(b"%PDF-")
    assert b"/Lang(en)" in pdf.replace(b" ", b"")
    assert b"pdfuaid:part" in pdf
    assert sheet in pdf.replace(b"MediaBox[", b"MediaBox [")
