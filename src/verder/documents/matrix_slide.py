"""A matrix on slides, as PowerPoint tables that can be edited there."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from verder.documents.drawn_matrix import DrawnCell, DrawnMatrix

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
EMPTY_LAYOUT: Final = 6
MOST_ROWS, MOST_COLUMNS = 16, 10
FIRST_WIDTH, WHOLE_WIDTH, WHOLE_HEIGHT = 2.6, 12.3, 5.4
INK: Final = RGBColor(0x1B, 0x1E, 0x25)
HEAD_FILL: Final = "F0EEE8"


def matrix_slides(slide: DrawnMatrix) -> bytes:
    """Return the presentation; a matrix that is too large for one slide goes on on the next."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    for top, left in _parts(slide):
        page = presentation.slides.add_slide(presentation.slide_layouts[EMPTY_LAYOUT])
        _write(page, slide.title, (0.5, 0.2, 12.3, 0.6), Pt(26), is_bold=True)
        _write(page, slide.lead, (0.5, 0.8, 12.3, 0.4), Pt(13))
        _draw(page, slide, top, left)
        _write(page, slide.note, (0.5, 6.95, 12.3, 0.4), Pt(10))
    target = BytesIO()
    presentation.save(target)
    return target.getvalue()


def _parts(slide: DrawnMatrix) -> Iterator[tuple[int, int]]:
    for top in range(0, max(1, len(slide.rows)), MOST_ROWS):
        for left in range(0, max(1, len(slide.columns)), MOST_COLUMNS):
            yield top, left


def _draw(page: Any, slide: DrawnMatrix, top: int, left: int) -> None:  # noqa: ANN401 - python-pptx has no types
    rows = slide.rows[top : top + MOST_ROWS]
    columns = slide.columns[left : left + MOST_COLUMNS]
    height = min(WHOLE_HEIGHT, 0.36 * (len(rows) + 1))
    frame = page.shapes.add_table(
        len(rows) + 1,
        len(columns) + 1,
        *(Inches(each) for each in (0.5, 1.35, WHOLE_WIDTH, height)),
    )
    table = frame.table
    table.columns[0].width = Inches(FIRST_WIDTH)
    for place in range(len(columns)):
        table.columns[place + 1].width = Inches((WHOLE_WIDTH - FIRST_WIDTH) / len(columns))
    _fill(table.cell(0, 0), DrawnCell(slide.corner, HEAD_FILL))
    for place, name in enumerate(columns, start=1):
        _fill(table.cell(0, place), DrawnCell(name, HEAD_FILL), is_bold=True, is_middle=True)
    for line, (name, cells) in enumerate(rows, start=1):
        _fill(table.cell(line, 0), DrawnCell(name, "FFFFFF"), is_bold=True)
        for place, cell in enumerate(cells[left : left + MOST_COLUMNS], start=1):
            _fill(table.cell(line, place), cell, is_middle=True)


def _fill(
    drawn: Any,  # noqa: ANN401
    cell: DrawnCell,
    *,
    is_bold: bool = False,
    is_middle: bool = False,
) -> None:
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = RGBColor.from_string(cell.fill or "FFFFFF")
    drawn.margin_left = drawn.margin_right = Inches(0.05)
    drawn.margin_top = drawn.margin_bottom = Inches(0.02)
    drawn.text_frame.text = cell.text
    paragraph = drawn.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if is_middle else PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.bold = Pt(11), is_bold
    paragraph.font.color.rgb = INK


def _write(
    page: Any,  # noqa: ANN401
    text: str,
    box: tuple[float, float, float, float],
    size: Pt,
    *,
    is_bold: bool = False,
) -> None:
    frame = page.shapes.add_textbox(*(Inches(each) for each in box)).text_frame
    frame.word_wrap = True
    frame.text = text
    font = frame.paragraphs[0].font
    font.size, font.bold = size, is_bold
