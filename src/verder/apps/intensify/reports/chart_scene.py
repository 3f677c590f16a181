"""An organisation chart as plain values, for the script that draws it and for its pictures."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final

from verder.apps.intensify.models import Tie
from verder.apps.intensify.queries.organisation import UNJUDGED, Judged
from verder.apps.intensify.reports.chart_words import about_of, name_of, roles_of, shortened, signed
from verder.apps.intensify.reports.organisation_chart import Member, OrganisationChart
from verder.documents.organisation_picture.scene import Card, ReportingLine, Scene, TieLine
from verder.domain.intensify.roles import DmuRole

Shows = Callable[[Member], bool]  # whether somebody is among those who are looked for
COLOURS: Final = 8  # departments beyond the eighth have none of their own
WIDTH, HEIGHT = 192, 66
GROWTH: Final = {None: 1.0, 1: 0.9, 2: 0.95, 3: 1.0, 4: 1.05, 5: 1.1}
MOST_LETTERS: Final = 25


CARD_FIELDS: Final = tuple(each.name for each in fields(Card))
ALWAYS: Final = frozenset({"x", "y"})


def plain_scene(scene: Scene) -> dict[str, Any]:
    """Return it as JSON takes it; what is empty on a card is left out."""
    return {
        "cards": [_plain_card(card) for card in scene.cards],
        "lines": [[line.report, line.manager, line.points] for line in scene.lines],
        "ties": [[tie.first, tie.second, tie.is_conflict, tie.strength] for tie in scene.ties],
        "departments": len(scene.departments),
    }


def _plain_card(card: Card) -> dict[str, Any]:
    told = {name: getattr(card, name) for name in CARD_FIELDS}
    return {name: value for name, value in told.items() if value or name in ALWAYS}


def scene_of(chart: OrganisationChart, shows: Shows) -> Scene:
    """Return the drawing of a chart; who is not looked for stands faint."""
    colours = department_colours(chart)
    cards = {each.position.pk: _card(each, colours, shows) for each in chart.members}
    return Scene(
        cards=tuple(cards.values()),
        lines=tuple(_line(each, cards) for each in chart.members if each.line),
        ties=tuple(_tie(each) for each in chart.ties),
        departments=chart.departments[:COLOURS],
    )


def department_colours(chart: OrganisationChart) -> dict[str, int]:
    """Return the number of the colour of each department, from 1."""
    return {name: number for number, name in enumerate(chart.departments[:COLOURS], start=1)}


def _card(member: Member, colours: Mapping[str, int], shows: Shows) -> Card:
    position, judged = member.position, member.judged
    growth = GROWTH[judged.influence]
    told = (name_of(position), about_of(position), ", ".join(roles_of(member)))
    return Card(
        id=position.pk,
        x=member.point[0],
        y=member.point[1],
        width=round(WIDTH * growth),
        height=round(HEIGHT * growth),
        lines=tuple(shortened(text, round(MOST_LETTERS * growth)) for text in told if text),
        department=colours.get(position.department, 0),
        badge=_badge(judged),
        is_unknown=position.person_id is None,
        is_decider=DmuRole.DECIDER in member.roles,
        is_faint=not shows(member),
        is_closed=member.is_closed,
        has_fault=member.fault is not None,
        below=member.place.below if member.is_closed else 0,
    )


def _badge(judged: Judged) -> str:
    """Return influence and attitude as `4|+1`, each empty where nobody said so."""
    if judged == UNJUDGED:
        return ""
    attitude = "" if judged.attitude is None else signed(judged.attitude)
    return f"{judged.influence or ''}|{attitude}"


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
    return TieLine(tie.first_id, tie.second_id, tie.kind == Tie.CONFLICT, tie.strength)
