"""The list beside the drawing: the same people in the same order, a row each."""

from dataclasses import dataclass
from typing import Final

from verder.apps.core.sentences import sentence
from verder.apps.intensify.reports.chart_scene import department_colours
from verder.apps.intensify.reports.chart_words import about_of, judged_words, name_of, roles_of
from verder.apps.intensify.reports.organisation_chart import Member, OrganisationChart
from verder.web.intensify.organisation.asked import ChartAsked

DEEPEST: Final = 10


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A person as the list shows them."""

    id: int
    name: str
    about: str
    department: str
    colour: int
    depth: int
    level: int
    below: int
    roles: str
    judged: str
    fault: str
    is_closed: bool
    is_unknown: bool
    is_current: bool
    address: str
    toggle: str


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """Somebody who stands aside."""

    id: int
    name: str
    about: str
    is_current: bool
    address: str


def parked_rows(chart: OrganisationChart, asked: ChartAsked) -> list[ParkedRow]:
    """Return who is parked beside the chart."""
    return [
        ParkedRow(
            id=each.pk,
            name=name_of(each),
            about=about_of(each),
            is_current=each.pk == asked.person,
            address=asked.query(person=each.pk),
        )
        for each in chart.parked
    ]


def chart_rows(chart: OrganisationChart, asked: ChartAsked) -> list[ChartRow]:
    """Return who is looked for, or everybody."""
    colours = department_colours(chart)
    seen = [each for each in chart.members if asked.shows(each)]
    return [_row(each, colours, asked) for each in seen]


def _row(member: Member, colours: dict[str, int], asked: ChartAsked) -> ChartRow:
    position, place = member.position, member.place
    return ChartRow(
        id=position.pk,
        name=name_of(position),
        about=about_of(position),
        department=position.department,
        colour=colours.get(position.department, 0),
        depth=min(place.depth, DEEPEST),
        level=place.depth + 1,
        below=place.below,
        roles=", ".join(roles_of(member)),
        judged=" · ".join(judged_words(member.judged)),
        fault=sentence(member.fault.value) if member.fault else "",
        is_closed=member.is_closed,
        is_unknown=position.person_id is None,
        is_current=position.pk == asked.person,
        address=asked.query(person=position.pk),
        toggle=asked.query(toggled=position.pk) if place.span else "",
    )
