"""A drawing on paper: SVG as a tagged PDF on the smallest sheet it is read on, or as PNG."""

import json
from dataclasses import dataclass
from typing import Final, Literal

import font_source_sans_pro
import typst

FONTS: Final = typst.Fonts(
    include_system_fonts=False, font_paths=[font_source_sans_pro.font_directory]
)
POINTS: Final = 0.75  # of a unit of SVG
SMALLEST: Final = 0.55  # letters of twelve units are no smaller than five points
MARGIN: Final = 28
SHEETS: Final = ((595, 842), (842, 1191), (1191, 1684), (1684, 2384), (2384, 3370))  # A4 … A0
MOST_PIXELS: Final = 8000  # either way
FINEST: Final = 144.0  # pixels an inch
PAGE: Final = """
#let told = json(bytes(sys.inputs.told))
#set document(title: told.title, date: none)
#set page(width: told.width * 1pt, height: told.height * 1pt, margin: 0pt)
#set text(lang: told.language)
#align(center + horizon, image(
  bytes(sys.inputs.drawing), format: "svg", alt: told.alt,
  width: told.wide * 1pt, height: told.high * 1pt,
))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture as SVG with its size, and what it is, in words of this language."""

    svg: bytes
    width: int
    height: int
    title: str
    alt: str
    language: str


def drawing_pdf(drawing: Drawing) -> bytes:
    """Return it as PDF/UA on A4, or on as large a sheet as its letters need."""
    width, height = drawing.width * POINTS, drawing.height * POINTS
    sheet = _sheet(width, height)
    scale = min((sheet[0] - 2 * MARGIN) / width, (sheet[1] - 2 * MARGIN) / height, 1.0)
    return _set(drawing, sheet, (width * scale, height * scale), "pdf")


def drawing_png(drawing: Drawing) -> bytes:
    """Return it as PNG, as fine as a screen shows it where that is not too large."""
    size = drawing.width * POINTS, drawing.height * POINTS
    fineness = min(FINEST, MOST_PIXELS * 72 / max(size))
    return _set(drawing, size, size, "png", fineness)


def _sheet(width: float, height: float) -> tuple[float, float]:
    """Return the smallest sheet, lying or standing, on which the letters can be read."""
    for short, long in SHEETS:
        sheet = (long, short) if width > height else (short, long)
        room = (sheet[0] - 2 * MARGIN) / width, (sheet[1] - 2 * MARGIN) / height
        if min(room) >= SMALLEST:
            return sheet
    return width * SMALLEST + 2 * MARGIN, height * SMALLEST + 2 * MARGIN


def _set(
    drawing: Drawing,
    sheet: tuple[float, float],
    size: tuple[float, float],
    kind: Literal["pdf", "png"],
    fineness: float | None = None,
) -> bytes:
    told = {
        "title": drawing.title,
        "alt": drawing.alt,
        "language": drawing.language,
        "width": sheet[0],
        "height": sheet[1],
        "wide": size[0],
        "high": size[1],
    }
    return typst.compile(
        PAGE.encode(),
        format=kind,
        ppi=fineness,
        font_paths=FONTS,
        sys_inputs={"told": json.dumps(told), "drawing": drawing.svg.decode()},
        pdf_standards="ua-1" if kind == "pdf" else None,
    )
