"""An organisation chart as SVG."""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from verder.documents.organisation_picture import colours
from verder.documents.organisation_picture.cards import draw_card
from verder.documents.organisation_picture.legend import draw_legend
from verder.documents.organisation_picture.scene import Card, Point, Scene, TieLine, Words
from verder.documents.organisation_picture.shapes import Element, add, written
from verder.documents.paper import Drawing

EMPTY: Final = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
FONTS: Final = "Inter, 'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif"
MARGIN, HEAD = 40, 76
NARROWEST: Final = 880  # the title and the legend fit
BOW: Final = 56  # how far a tie keeps from the straight line


def organisation_drawing(scene: Scene, words: Words, *, language: str) -> Drawing:
    """Return the picture: title, lines below, cards, ties above them, legend."""
    right = max((card.x + card.width // 2 for card in scene.cards), default=0)
    bottom = max((card.y + card.height // 2 for card in scene.cards), default=0)
    width = max(right, NARROWEST) + 2 * MARGIN
    root = etree.fromstring(EMPTY)
    root.set("role", "img")
    root.set("font-family", FONTS)
    add(root, "title").text = words.title
    add(root, "desc").text = words.lead
    back = add(root, "rect", width="100%", fill=colours.SURFACE)
    written(root, words.title, x=MARGIN, y=MARGIN + 14, size=22, weight=600)
    written(root, words.lead, x=MARGIN, y=MARGIN + 36, size=12, fill=colours.QUIET)
    left = MARGIN + (width - 2 * MARGIN - right) // 2
    _draw_chart(add(root, "g", transform=f"translate({left} {MARGIN + HEAD})"), scene)
    top = MARGIN + HEAD + bottom + MARGIN
    height = draw_legend(root, scene, words, corner=(MARGIN, top), width=width - 2 * MARGIN)
    whole = top + height + MARGIN
    back.set("height", str(whole))
    for name, value in (("width", width), ("height", whole)):
        root.set(name, str(value))
    root.set("viewBox", f"0 0 {width} {whole}")
    return Drawing(
        svg=etree.tostring(root, xml_declaration=True, encoding="utf-8"),
        width=width,
        height=whole,
        title=words.title,
        alt=words.lead,
        language=language,
    )


def _draw_chart(chart: Element, scene: Scene) -> None:
    ways = " ".join(_way(line.points) for line in scene.lines)
    if ways:
        add(chart, "path", d=ways, fill="none", stroke=colours.LINE, stroke_width=1.5)
    cards = {card.id: card for card in scene.cards}
    for card in scene.cards:
        draw_card(chart, card)
    for tie in scene.ties:
        _draw_tie(chart, tie, cards[tie.first], cards[tie.second])


def _way(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _draw_tie(chart: Element, tie: TieLine, first: Card, second: Card) -> None:
    """Draw a bow beside the straight line, from the edge of one card to that of the other."""
    bow = _bow(first, second)
    start, end = _edge(first, bow), _edge(second, bow)
    colour = colours.BAD if tie.is_conflict else colours.SWAY
    line = add(
        chart,
        "path",
        d=f"M{start[0]} {start[1]}Q{bow[0]} {bow[1]} {end[0]} {end[1]}",
        fill="none",
        stroke=colour,
        stroke_width=1 + tie.strength,
    )
    if tie.is_conflict:
        line.set("stroke-dasharray", "7 5")
        _draw_cross(chart, start, bow, end)
    else:
        _draw_head(chart, bow, end, colour)


def _bow(first: Card, second: Card) -> tuple[float, float]:
    across, down = second.x - first.x, second.y - first.y
    length = max(1.0, (across**2 + down**2) ** 0.5)
    return (
        round((first.x + second.x) / 2 - BOW * 2 * down / length, 1),
        round((first.y + second.y) / 2 + BOW * 2 * across / length, 1),
    )


def _edge(card: Card, towards: tuple[float, float]) -> tuple[float, float]:
    """Return where a line from the middle of a card leaves it."""
    across, down = towards[0] - card.x, towards[1] - card.y
    reach = min(
        card.width / 2 / abs(across) if across else 1.0,
        card.height / 2 / abs(down) if down else 1.0,
        1.0,
    )
    return round(card.x + across * reach, 1), round(card.y + down * reach, 1)


def _draw_head(
    chart: Element, bow: tuple[float, float], end: tuple[float, float], colour: str
) -> None:
    across, down = end[0] - bow[0], end[1] - bow[1]
    length = max(1.0, (across**2 + down**2) ** 0.5)
    along, aside = (across / length * 10, down / length * 10), (down / length, across / length)
    back = end[0] - along[0], end[1] - along[1]
    corners = (
        end,
        (back[0] - aside[0] * 5, back[1] + aside[1] * 5),
        (back[0] + aside[0] * 5, back[1] - aside[1] * 5),
    )
    add(chart, "polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in corners), fill=colour)


def _draw_cross(
    chart: Element,
    start: tuple[float, float],
    bow: tuple[float, float],
    end: tuple[float, float],
) -> None:
    x, y = ((start[way] + 2 * bow[way] + end[way]) / 4 for way in (0, 1))
    add(chart, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=8, fill=colours.SURFACE)
    written(
        chart,
        "×",
        x=f"{x:.1f}",
        y=f"{y + 6:.1f}",
        size=18,
        weight=700,
        fill=colours.BAD,
        anchor="middle",
    )
