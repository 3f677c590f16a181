"""An organisation chart as plain values, for the script that draws it and for its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from verder.apps.intensify.models import Tie
from verder.apps.intensify.reports.organisation_chart import Member, OrganisationChart
from verder.domain.intensify.organisation_layout import Point
from verder.domain.intensify.roles import DmuRole
from verder.web.intensify.organisation.words import about_of, name_of, roles_of, shortened, signed

COLOURS: Final = 8  # departments beyond the eighth have none of their own
WIDTH, HEIGHT = 192, 60
GROWTH: Final = {None: 1.0, 1: 0.84, 2: 0.92, 3: 1.0, 4: 1.08, 5: 1.16}
MOST_LETTERS: Final = 27


@dataclass(frozen=True, slots=True)
class Card:
    """A person as drawn: where, how large, with what on it."""

    id: int
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    department: int
    attitude: str
    is_unknown: bool
    is_decider: bool
    is_faint: bool
    is_closed: bool
    has_fault: bool
    below: int

    def plain(self) -> dict[str, Any]:
        """Return it as JSON takes it; what is empty is left out."""
        told = {name: getattr(self, name) for name in CARD_FIELDS}
        return {name: value for name, value in told.items() if value or name in ALWAYS}


CARD_FIELDS: Final = tuple(each.name for each in fields(Card))
ALWAYS: Final = frozenset({"x", "y"})


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """A line from a manager to a report, corner by corner."""

    manager: int
    report: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TieLine:
    """A line of informal influence, or of conflict."""

    id: int
    first: int
    second: int
    is_conflict: bool
    strength: int


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn."""

    cards: tuple[Card, ...]
    lines: tuple[ReportingLine, ...]
    ties: tuple[TieLine, ...]
    departments: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        return {
            "cards": [card.plain() for card in self.cards],
            "lines": [[line.report, line.manager, line.points] for line in self.lines],
            "ties": [[tie.first, tie.second, tie.is_conflict, tie.strength] for tie in self.ties],
            "departments": len(self.departments),
        }


def scene_of(chart: OrganisationChart, role: DmuRole | None = None) -> Scene:
    """Return the drawing of a chart; who has not the role that is looked for stands faint."""
    colours = department_colours(chart)
    cards = {each.position.pk: _card(each, colours, role) for each in chart.members}
    return Scene(
        cards=tuple(cards.values()),
        lines=tuple(_line(each, cards) for each in chart.members if each.line),
        ties=tuple(_tie(each) for each in chart.ties),
        departments=chart.departments[:COLOURS],
    )


def department_colours(chart: OrganisationChart) -> dict[str, int]:
    """Return the number of the colour of each department, from 1."""
    return {name: number for number, name in enumerate(chart.departments[:COLOURS], start=1)}


def _card(member: Member, colours: Mapping[str, int], role: DmuRole | None) -> Card:
    position, attitude = member.position, member.judged.attitude
    growth = GROWTH[member.judged.influence]
    told = (name_of(position), about_of(position), ", ".join(roles_of(member)))
    return Card(
        id=position.pk,
        x=member.point[0],
        y=member.point[1],
        width=round(WIDTH * growth),
        height=round(HEIGHT * growth),
        lines=tuple(shortened(text, MOST_LETTERS) for text in told if text),
        department=colours.get(position.department, 0),
        attitude="" if attitude is None else signed(attitude),
        is_unknown=position.person_id is None,
        is_decider=DmuRole.DECIDER in member.roles,
        is_faint=role is not None and role not in member.roles,
        is_closed=member.is_closed,
        has_fault=member.fault is not None,
        below=member.place.below,
    )


def _line(member: Member, cards: Mapping[int, Card]) -> ReportingLine:
    """Let a line begin and end at the edges of the cards, which differ in size."""
    report = cards[member.position.pk]
    manager = cards[member.place.manager or 0]
    end = member.line[-1]
    at_side = end[1] == report.y
    return ReportingLine(
        manager=manager.id,
        report=report.id,
        points=(
            (manager.x, manager.y + manager.height // 2),
            *member.line[1:-1],
            (report.x - report.width // 2, report.y)
            if at_side
            else (report.x, report.y - report.height // 2),
        ),
    )


def _tie(tie: Tie) -> TieLine:
    return TieLine(tie.pk, tie.first_id, tie.second_id, tie.kind == Tie.CONFLICT, tie.strength)
