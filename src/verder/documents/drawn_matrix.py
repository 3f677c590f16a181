"""A matrix as it stands on paper: names, cells with their colour, and what is said around it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """What stands in a cell, and its colour (six hexadecimal digits; empty: none)."""

    text: str
    fill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMatrix:
    """All that stands on a slide or in a picture; a row is its name and its cells."""

    title: str
    lead: str
    note: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[DrawnCell]]]
