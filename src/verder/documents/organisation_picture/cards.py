"""A person in the picture: a card with a strip for the department, and a badge."""

from typing import Final

from verder.documents.organisation_picture import colours
from verder.documents.organisation_picture.scene import Card
from verder.documents.organisation_picture.shapes import Element, add, written

STEPS: Final = 5
LINE: Final = 16
BADGE_WIDTH, BADGE_HEIGHT = 66, 24


def draw_card(chart: Element, card: Card) -> None:
    """Draw a person, the middle at the point of the card."""
    left, top = card.x - card.width // 2, card.y - card.height // 2
    place = add(chart, "g", transform=f"translate({left} {top})")
    if card.is_faint:
        place.set("opacity", "0.3")
    _draw_edge(place, card)
    add(place, "path", d=f"M3.5 1V{card.height - 1}", stroke_width=6).set(
        "stroke", colours.department(card.department)
    )
    _write(place, card)
    if card.badge:
        influence, _, sign = card.badge.partition("|")
        draw_badge(place, int(influence or 0), sign, (card.width - BADGE_WIDTH + 10, -17))


def draw_badge(place: Element, influence: int, sign: str, corner: tuple[int, int]) -> None:
    """Draw influence as five steps, and attitude as a sign; a question mark if unknown."""
    badge = add(place, "g", transform=f"translate({corner[0]} {corner[1]})")
    add(
        badge,
        "rect",
        width=BADGE_WIDTH,
        height=BADGE_HEIGHT,
        rx=12,
        fill=colours.SURFACE,
        stroke=colours.LINE,
    )
    for step in range(1, STEPS + 1):
        is_reached = step <= influence
        add(
            badge,
            "rect",
            x=4 + step * 6,
            y=19 - step * 3,
            width=4,
            height=step * 3,
            fill=colours.ROLE if is_reached else colours.PALE,
        )
    fill = colours.attitude(sign) if sign else colours.SURFACE
    add(badge, "circle", cx=54, cy=12, r=10.5, fill=fill)
    ink = colours.SURFACE if sign else colours.QUIET
    written(badge, sign or "?", x=54, y=16, size=12, weight=600, fill=ink, anchor="middle")


def _draw_edge(place: Element, card: Card) -> None:
    edge = add(place, "rect", width=card.width, height=card.height, rx=4, fill=colours.SURFACE)
    colour, width = (colours.ROLE, 2.5) if card.is_decider else (colours.LINE, 1)
    if card.has_fault:
        colour = colours.BAD
    edge.set("stroke", colour)
    edge.set("stroke-width", str(width))
    if card.is_unknown or card.has_fault:
        edge.set("stroke-dasharray", "5 4")


def _write(place: Element, card: Card) -> None:
    lines = [*card.lines, *([f"▸ +{card.below}"] if card.is_closed else [])]
    first = card.height / 2 - (len(lines) - 1) * LINE / 2 + 4
    for row, text in enumerate(lines):
        written(
            place,
            text,
            x=card.width // 2 + 2,
            y=round(first + row * LINE, 1),
            size=12,
            weight=600 if row == 0 else 400,
            fill=colours.INK if row == 0 else colours.QUIET,
            anchor="middle",
        )
