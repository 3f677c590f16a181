import re
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from verder.documents.organisation_picture.drawing import organisation_drawing
from verder.documents.organisation_picture.scene import (
    Card,
    ReportingLine,
    Scene,
    TieLine,
    Words,
)
from verder.documents.paper import Drawing, drawing_pdf, drawing_png

WORDS = Words(
    title="Organogram van Bouw & Zonen",
    lead="22 nov 2026",
    decider="beslist",
    unknown="onbekende persoon",
    influence="invloed",
    attitudes=[("−2", "Tegenstander"), ("0", "Neutraal"), ("+2", "Ambassadeur")],
    nobody_knows="weet nog niemand",
    sways="informele invloed",
    conflict="conflict",
)
ANN = Card(1, 112, 36, 202, 63, ("Ann & Co", "Directeur", "Beslisser"), 1, "5|+2", is_decider=True)
BAS = Card(2, 112, 160, 192, 60, ("Bas", "Inkoper"), 2, "3|", has_fault=True)
CAS = Card(3, 400, 160, 192, 60, ("Onbekend",), is_unknown=True, is_faint=True)
DEB = Card(4, 400, 260, 192, 60, ("Deb",), is_closed=True, below=12, badge="|−1")
SCENE = Scene(
    cards=[ANN, BAS, CAS, DEB],
    lines=[ReportingLine(1, 2, [(112, 68), (112, 130)])],
    ties=[
        TieLine(2, 1, is_conflict=False, strength=3),
        TieLine(2, 3, is_conflict=True, strength=1),
    ],
    departments=["Directie", "Inkoop"],
)


def drawn(scene: Scene, words: Words = WORDS) -> Drawing:
    return organisation_drawing(scene, words, language="nl")


def texts(drawing: Drawing) -> list[str]:
    root = etree.fromstring(drawing.svg)
    return [text.text or "" for text in root.iter("{*}text")]


def test_everything_on_the_cards_and_in_the_legend_is_written() -> None:
    written = texts(drawn(SCENE))
    assert written[:2] == ["Organogram van Bouw & Zonen", "22 nov 2026"]
    cards = [line for card in SCENE.cards for line in card.lines]
    legend = ["Directie", "Inkoop", "beslist", "onbekende persoon", "invloed", "Tegenstander"]
    assert {*cards, *legend, "+2", "−1", "▸ +12", "×", "weet nog niemand"} <= set(written)


def test_a_picture_without_judgements_explains_none() -> None:
    plain = Scene([Card(1, 96, 30, 192, 60, ("Ann",))], [], [], [])
    words = Words(title="T", lead="L", decider="beslist", unknown="onbekend")
    assert texts(drawn(plain, words)) == ["T", "L", "Ann", "beslist", "onbekend"]


def test_an_empty_chart_has_its_title_and_legend() -> None:
    assert "beslist" in texts(drawn(Scene([], [], [], [])))


def test_cards_lie_within_the_picture() -> None:
    drawing = drawn(SCENE)
    root = etree.fromstring(drawing.svg)
    assert root.get("viewBox") == f"0 0 {drawing.width} {drawing.height}"
    assert drawing.width >= 400 + 96
    assert drawing.height > 260 + 30


def test_the_pdf_is_tagged_titled_and_in_its_language() -> None:
    pdf = drawing_pdf(drawn(SCENE))
    assert pdf.startswith(b"%PDF-")
    assert b"/Lang(nl)" in pdf.replace(b" ", b"")
    assert b"/MarkInfo" in pdf
    assert b"pdfuaid:part" in pdf


@pytest.mark.parametrize(
    ("width", "height", "sheet"),
    [
        (1000, 700, (842, 595)),
        (700, 1000, (595, 842)),
        (2500, 1000, (1191, 842)),
        (20000, 2000, (8306, 881)),
    ],
)
def test_the_sheet_is_as_large_as_the_letters_need(
    width: int, height: int, sheet: tuple[int, int]
) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'
    drawing = Drawing(
        svg=svg.encode(), width=width, height=height, title="T", alt="A", language="en"
    )
    box = re.search(rb"/MediaBox *\[0 0 ([\d.]+) ([\d.]+)\]", drawing_pdf(drawing))
    assert box is not None
    assert (float(box[1]), float(box[2])) == sheet


def test_a_large_picture_stays_within_what_programs_open() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="40"/>'
    drawing = Drawing(svg=svg, width=20000, height=40, title="T", alt="A", language="en")
    assert Image.open(BytesIO(drawing_png(drawing))).width == 8000
