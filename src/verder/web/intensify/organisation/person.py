"""What the panel beside the drawing tells of one person on the chart."""

from dataclasses import dataclass
from datetime import date

from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import Opinion, Tie
from verder.apps.intensify.queries.organisation import Charted
from verder.apps.intensify.reports.chart_words import (
    STRENGTHS,
    about_of,
    judged_words,
    name_of,
    roles_of,
)
from verder.apps.intensify.reports.organisation_chart import Member, OrganisationChart
from verder.apps.intensify.services.opinions import usual_last_day
from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie as one of its two people has it: with whom, which way."""

    id: int
    other: str
    is_conflict: bool
    is_outward: bool
    strength: str
    remark: str
    by: str
    on: date
    keep_until: date


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody on the chart, or parked beside it."""

    position: Charted
    name: str
    about: str
    roles: list[str]
    judged: list[str]
    opinion: Opinion | None
    member: Member | None
    manager: str
    fault: str
    way: list[tuple[int, str]]
    no_way: str
    ties: list[TieRow]


def person_shown(
    chart: OrganisationChart, person: int | None, opinion: Opinion | None
) -> PersonShown | None:
    """Return what is told of somebody, or nothing where the address names nobody here."""
    names = {each.position.pk: name_of(each.position) for each in chart.members}
    member = chart.member(person)
    position = member.position if member else _parked(chart, person)
    if position is None:
        return None
    way, no_way = _way(chart, position, names) if member else ([], "")
    return PersonShown(
        position=position,
        name=name_of(position),
        about=about_of(position),
        roles=roles_of(member) if member else [],
        judged=judged_words(member.judged) if member else [],
        opinion=opinion,
        member=member,
        manager=names.get(member.place.manager or 0, "") if member else "",
        fault=sentence(member.fault.value) if member and member.fault else "",
        way=way,
        no_way=no_way,
        ties=[_tie(tie, position.pk, names) for tie in chart.ties_of(position.pk)],
    )


def _parked(chart: OrganisationChart, person: int | None) -> Charted | None:
    return next((each for each in chart.parked if each.pk == person), None)


def _way(
    chart: OrganisationChart, position: Charted, names: dict[int, str]
) -> tuple[list[tuple[int, str]], str]:
    try:
        way = chart.way_to_decider(position.pk)
    except NotComputable as missing:
        return [], sentence(missing.reason)
    return [(each, names.get(each, "…")) for each in way], ""


def _tie(tie: Tie, person: int, names: dict[int, str]) -> TieRow:
    other = tie.second_id if tie.first_id == person else tie.first_id
    return TieRow(
        id=tie.pk,
        other=names[other],
        is_conflict=tie.kind == Tie.CONFLICT,
        is_outward=tie.first_id == person,
        strength=str(dict(STRENGTHS)[tie.strength]),
        remark=tie.remark,
        by=tie.by.name if tie.by else "",
        on=tie.on,
        keep_until=usual_last_day(tie.on),
    )
