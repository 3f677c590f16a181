"""What the colours and lines of the picture mean, below it."""

from collections.abc import Callable, Iterator
from typing import Final

from verder.documents.organisation_picture import colours
from verder.documents.organisation_picture.cards import BADGE_WIDTH, draw_badge
from verder.documents.organisation_picture.scene import Scene, Words
from verder.documents.organisation_picture.shapes import Element, add, written

ROW, GAP, LETTER = 30, 26, 6
Mark = Callable[[Element], None]
Entry = tuple[int, Mark, str]  # how wide the mark is, what draws it, what it means
SIGN: Final = 22


def draw_legend(
    root: Element, scene: Scene, words: Words, *, corner: tuple[int, int], width: int
) -> int:
    """Draw the legend in rows of this width, and return how high it is."""
    x, y = 0, 0
    for mark_width, draw, text in _entries(scene, words):
        wide = mark_width + 8 + round(len(text) * LETTER)
        if x and x + wide > width:
            x, y = 0, y + ROW
        place = add(root, "g", transform=f"translate({corner[0] + x} {corner[1] + y})")
        draw(place)
        written(place, text, x=mark_width + 8, y=16, size=12, fill=colours.INK)
        x += wide + GAP
    return y + ROW


def _entries(scene: Scene, words: Words) -> Iterator[Entry]:
    for number, name in enumerate(scene.departments, start=1):
        yield 12, _square(colours.department(number)), name
    yield 30, _edge(colours.ROLE, 2.5), words.decider
    yield 30, _edge(colours.LINE, 1.5, dashes="5 4"), words.unknown
    if words.influence:
        yield BADGE_WIDTH, _badge, words.influence
    for sign, text in words.attitudes:
        yield SIGN, _sign(sign), text
    if words.attitudes:
        yield SIGN, _sign("?"), words.nobody_knows
    if words.sways:
        yield 34, _line(colours.SWAY), words.sways
        yield 34, _line(colours.BAD, dashes="7 5"), words.conflict


def _square(colour: str) -> Mark:
    def draw(place: Element) -> None:
        add(place, "rect", y=6, width=12, height=12, rx=2, fill=colour)

    return draw


def _edge(colour: str, width: float, dashes: str = "none") -> Mark:
    def draw(place: Element) -> None:
        add(
            place,
            "rect",
            x=1,
            y=3,
            width=28,
            height=18,
            rx=3,
            fill=colours.SURFACE,
            stroke=colour,
            stroke_width=width,
            stroke_dasharray=dashes,
        )

    return draw


def _line(colour: str, dashes: str = "none") -> Mark:
    def draw(place: Element) -> None:
        add(place, "path", d="M0 12H34", stroke=colour, stroke_width=2.5, stroke_dasharray=dashes)

    return draw


def _badge(place: Element) -> None:
    draw_badge(place, 4, "+1", (0, 0))


def _sign(sign: str) -> Mark:
    def draw(place: Element) -> None:
        is_known = sign != "?"
        fill = colours.attitude(sign) if is_known else colours.SURFACE
        add(place, "circle", cx=11, cy=12, r=10.5, fill=fill, stroke=colours.LINE)
        written(
            place,
            sign,
            x=11,
            y=16,
            size=12,
            weight=600,
            fill=colours.SURFACE if is_known else colours.QUIET,
            anchor="middle",
        )

    return draw
