"""Organisation charts as programs get them."""

from datetime import date
from typing import Any

from verder.api.values import Shown
from verder.apps.intensify.models import Tie
from verder.apps.intensify.queries.organisation import Charted
from verder.apps.intensify.reports.organisation_chart import Member, OrganisationChart
from verder.domain.intensify.organisation_chart import Fault
from verder.domain.intensify.roles import DmuRole


class ChartedShown(Shown):
    """Somebody on the chart; a judgement is null for who is not in the team, or not made yet.

    `manager_id` is who stands above on the chart: the nearest who is not parked and did not
    leave. `fault` says why the recorded line is not drawn.
    """

    position_id: int
    name: str | None
    function: str
    department: str
    manager_id: int | None
    level: int
    direct_reports: int
    all_below: int
    roles: list[DmuRole]
    is_gatekeeper: bool
    is_external: bool
    influence: int | None
    attitude: int | None
    fault: Fault | None


class AsideShown(Shown):
    """Somebody who is parked beside the chart."""

    position_id: int
    name: str | None
    function: str


class TieShown(Shown):
    """A line of informal influence from the first to the second, or of conflict."""

    id: int
    first_id: int
    second_id: int
    kind: str
    strength: int
    remark: str
    on: date


class OrganisationChartShown(Shown):
    """Everybody in reading order, who stands aside, and the ties for the team alone."""

    people: list[ChartedShown]
    parked: list[AsideShown]
    ties: list[TieShown]


class ChartActShown(Shown):
    """The key of what was done, which `undoPeople` takes back; null if nothing changed."""

    act: int | None


def chart_told(chart: OrganisationChart) -> dict[str, Any]:
    """Return a chart for `OrganisationChartShown`."""
    return {
        "people": [_charted(each) for each in chart.members],
        "parked": [_aside(each) for each in chart.parked],
        "ties": [_tie(each) for each in chart.ties],
    }


def _charted(member: Member) -> dict[str, Any]:
    position, place = member.position, member.place
    return {
        **_aside(position),
        "department": position.department,
        "manager_id": place.manager,
        "level": place.depth + 1,
        "direct_reports": place.span,
        "all_below": place.below,
        "roles": list(member.roles),
        "is_gatekeeper": position.is_gatekeeper,
        "is_external": position.is_external,
        "influence": member.judged.influence,
        "attitude": member.judged.attitude,
        "fault": member.fault,
    }


def _aside(position: Charted) -> dict[str, Any]:
    return {
        "position_id": position.pk,
        "name": position.name or None,
        "function": position.function,
    }


def _tie(tie: Tie) -> dict[str, Any]:
    names = ("first_id", "second_id", "kind", "strength", "remark", "on")
    return {"id": tie.pk, **{name: getattr(tie, name) for name in names}}
