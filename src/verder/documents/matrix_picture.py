"""A matrix as one picture (SVG), for paper, slides and plans; it keeps sharp at any size."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from verder.documents.drawn_matrix import DrawnCell, DrawnMatrix

EDGE, NAMES, COLUMN, ROW = 24, 230, 96, 32
LINE, TOP, HEAD_LETTERS, NAME_LETTERS, MOST_LINES = 15, 84, 13, 31, 3
LETTER_WIDTH: Final = 6.2
LEAST_WIDTH: Final = 760
INK, QUIET, RULE, SHADE, PAPER = "#1b1e25", "#565a63", "#d9d6cd", "#f0eee8", "#ffffff"
FONT: Final = "Inter, Arial, Helvetica, sans-serif"


def matrix_svg(matrix: DrawnMatrix) -> str:
    """Return the whole matrix as an SVG document."""
    wide = max(LEAST_WIDTH, 2 * EDGE + NAMES + COLUMN * len(matrix.columns))
    lead, note = (_lines(text, int((wide - 2 * EDGE) / LETTER_WIDTH)) for text in _around(matrix))
    top = TOP + LINE * max(0, len(lead) - 1)
    head = 14 + LINE * max([1, *(len(_head(name)) for name in matrix.columns)])
    below = top + head + ROW * len(matrix.rows)
    high = below + EDGE + LINE * len(note) + 8
    parts = [
        _text(EDGE, 40, [matrix.title], size=20, weight=600),
        _text(EDGE, 62, lead, size=12, colour=QUIET),
        _box(EDGE, top, NAMES, head, SHADE),
        _text(EDGE + 8, top + head - 10, [matrix.corner], size=11, colour=QUIET),
        *_heads(matrix, top, head),
        *_rows(matrix, top + head),
        _text(EDGE, below + EDGE, note, size=11, colour=QUIET),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" role="img" aria-label={quoteattr(matrix.title)} '
        f'font-family="{FONT}">{_box(0, 0, wide, high, PAPER, rule=PAPER)}{"".join(parts)}</svg>'
    )


def _around(matrix: DrawnMatrix) -> tuple[str, str]:
    return matrix.lead, matrix.note


def _heads(matrix: DrawnMatrix, top: int, head: int) -> Iterator[str]:
    for place, name in enumerate(matrix.columns):
        left, lines = EDGE + NAMES + COLUMN * place, _head(name)
        yield _box(left, top, COLUMN, head, SHADE)
        first = top + head - 10 - LINE * (len(lines) - 1)
        yield _text(left + COLUMN // 2, first, lines, size=12, weight=600, is_middle=True)


def _rows(matrix: DrawnMatrix, top: int) -> Iterator[str]:
    for line, (name, cells) in enumerate(matrix.rows):
        above = top + ROW * line
        yield _box(EDGE, above, NAMES, ROW, PAPER)
        yield _text(EDGE + 8, above + 20, _lines(name, NAME_LETTERS)[:1], size=12, weight=600)
        yield from _cells(cells, above)


def _cells(cells: Iterable[DrawnCell], above: int) -> Iterator[str]:
    for place, cell in enumerate(cells):
        left = EDGE + NAMES + COLUMN * place
        yield _box(left, above, COLUMN, ROW, f"#{cell.fill}" if cell.fill else PAPER)
        if cell.text:
            yield _text(left + COLUMN // 2, above + 20, [cell.text], size=12, is_middle=True)


def _head(name: str) -> list[str]:
    return _lines(name, HEAD_LETTERS)[:MOST_LINES]


def _lines(text: str, letters: int) -> list[str]:
    return wrap(text, letters) or [""]


def _box(left: int, top: int, wide: int, high: int, fill: str, *, rule: str = RULE) -> str:
    return (
        f'<rect x="{left}" y="{top}" width="{wide}" height="{high}" fill="{fill}" stroke="{rule}"/>'
    )


def _text(
    left: int,
    top: int,
    lines: Iterable[str],
    *,
    size: int,
    weight: int = 400,
    colour: str = INK,
    is_middle: bool = False,
) -> str:
    anchor = ' text-anchor="middle"' if is_middle else ""
    spans = "".join(
        f'<tspan x="{left}" y="{top + LINE * line}">{escape(text)}</tspan>'
        for line, text in enumerate(lines)
    )
    return f'<text font-size="{size}" font-weight="{weight}" fill="{colour}"{anchor}>{spans}</text>'
