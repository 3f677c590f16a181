from io import BytesIO

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN

from verder.documents.drawn_matrix import DrawnCell, DrawnMatrix
from verder.documents.matrix_slide import (
    MOST_COLUMNS,
    MOST_ROWS,
    matrix_slides,
)


def matrix(rows: int, columns: int) -> DrawnMatrix:
    return DrawnMatrix(
        title="Contacts of Alfa",
        lead="12 of 20 cells",
        note="made today",
        corner="Ours",
        columns=[f"c{column}" for column in range(columns)],
        rows=[
            (f"r{row}", [DrawnCell(f"{row}.{column}") for column in range(columns)])
            for row in range(rows)
        ],
    )


def tables(slide: DrawnMatrix) -> list[list[list[str]]]:
    """Return what stands in the table of each slide."""
    pages = Presentation(BytesIO(matrix_slides(slide))).slides
    drawn = [shape.table for page in pages for shape in page.shapes if shape.has_table]
    assert len(drawn) == len(pages)
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in drawn]


def test_a_matrix_is_a_table_with_its_title_lead_and_note() -> None:
    (page,) = Presentation(BytesIO(matrix_slides(matrix(1, 2)))).slides
    texts = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
    assert texts == ["Contacts of Alfa", "12 of 20 cells", "made today"]
    assert tables(matrix(1, 2)) == [[["Ours", "c0", "c1"], ["r0", "0.0", "0.1"]]]


def test_a_cell_has_its_colour_and_without_one_is_white() -> None:
    slide = DrawnMatrix(
        title="",
        lead="",
        note="",
        corner="",
        columns=["c0", "c1"],
        rows=[("r0", [DrawnCell("good", "0F6F68"), DrawnCell("")])],
    )
    (page,) = Presentation(BytesIO(matrix_slides(slide))).slides
    (table,) = [shape.table for shape in page.shapes if shape.has_table]
    colours = [cell.fill.fore_color.rgb for cell in table.rows[1].cells]
    white = RGBColor(0xFF, 0xFF, 0xFF)
    assert colours == [white, RGBColor(0x0F, 0x6F, 0x68), white]
    paragraphs = [cell.text_frame.paragraphs[0] for cell in table.rows[1].cells]
    assert [each.alignment for each in paragraphs] == [
        PP_ALIGN.LEFT,
        PP_ALIGN.CENTER,
        PP_ALIGN.CENTER,
    ]
    assert [each.font.bold for each in paragraphs] == [True, False, False]


def test_what_is_too_large_for_one_slide_goes_on_with_its_names() -> None:
    found = tables(matrix(MOST_ROWS + 1, MOST_COLUMNS + 1))
    assert [(len(table) - 1, len(table[0]) - 1) for table in found] == [
        (MOST_ROWS, MOST_COLUMNS),
        (MOST_ROWS, 1),
        (1, MOST_COLUMNS),
        (1, 1),
    ]
    assert found[-1] == [["Ours", "c10"], ["r16", "16.10"]]


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [(0, 0, [["Ours"]]), (0, 1, [["Ours", "c0"]]), (1, 0, [["Ours"], ["r0"]])],
)
def test_an_empty_matrix_is_still_a_slide(
    rows: int, columns: int, expected: list[list[str]]
) -> None:
    assert tables(matrix(rows, columns)) == [expected]
