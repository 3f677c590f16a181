"""What is drawn: plain values, in units of which twelve make a line of text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Card:
    """A person as drawn: where the middle is, how large, with what on it.

    `badge` holds influence and attitude as `4|+1`, each empty where nobody said so, and is
    empty where nobody said either; `below` is whom a closed branch hides.
    """

    id: int
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    department: int = 0
    badge: str = ""
    is_unknown: bool = False
    is_decider: bool = False
    is_faint: bool = False
    is_closed: bool = False
    has_fault: bool = False
    below: int = 0


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """A line from a manager to a report, corner by corner."""

    manager: int
    report: int
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class TieLine:
    """A line of informal influence, or of conflict."""

    first: int
    second: int
    is_conflict: bool
    strength: int


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn; the first department has colour 1."""

    cards: Sequence[Card]
    lines: Sequence[ReportingLine]
    ties: Sequence[TieLine]
    departments: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is written around the drawing; `attitudes` pairs a sign with its meaning."""

    title: str
    lead: str
    decider: str
    unknown: str
    influence: str = ""
    attitudes: Sequence[tuple[str, str]] = field(default_factory=tuple)
    nobody_knows: str = ""
    sways: str = ""
    conflict: str = ""
