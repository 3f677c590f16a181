"""Organisation charts: read, lines drawn anew, people parked, ties drawn and removed."""

from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from verder.api.answers import Answer, answered
from verder.api.authentication import Caller
from verder.api.intensify.organisation_chart_shown import (
    ChartActShown,
    OrganisationChartShown,
    chart_told,
)
from verder.api.records import seen_account
from verder.api.values import Given, Key, Name
from verder.apps.accounts.models import Account
from verder.apps.intensify.models import PeopleAct, Position, Tie
from verder.apps.intensify.queries.organisation import people_of
from verder.apps.intensify.reports.chart_picture import KINDS, chart_picture
from verder.apps.intensify.reports.organisation_chart import Member, organisation_chart
from verder.apps.intensify.services.organisation_chart import draw_tie, place_on_chart, remove_tie
from verder.domain.intensify.roles import DmuRole

router = Router(tags=["organisation charts"])
CHART = "/{int:account_id}/organisation-chart"
PICTURE_FILE: dict[str, Any] = {
    "responses": {200: {"content": {media: {"schema": {}} for media, _made in KINDS.values()}}}
}
PLACE = f"{CHART}/places/{{int:position_id}}"


class PlacedGiven(Given):
    """To whom somebody reports, null for nobody, and whether they stand aside."""

    manager: Key | None
    is_parked: bool = False


class TieGiven(Given):
    """A line from one to another; conflict is the same both ways."""

    first: Key
    second: Key
    kind: Literal["informal", "conflict"]
    strength: Annotated[int, Field(ge=1, le=3)] = 1
    remark: Name = ""


class PictureAsked(Given):
    """Of which branches the head alone is drawn, and who stands out: of a role, a department."""

    closed: Annotated[list[Key], Field(max_length=1000)] = Field(default_factory=list)
    role: DmuRole | None = None
    department: Annotated[str, Field(max_length=150)] = ""

    def shows(self, member: Member) -> bool:
        """Return whether somebody stands out."""
        has_role = self.role is None or self.role in member.roles
        return has_role and self.department in {"", member.position.department}


@router.get(CHART, response=OrganisationChartShown, operation_id="readOrganisationChart")
def read_chart(request: Caller, account_id: Key) -> dict[str, Any]:
    """Return who works at an account and under whom; judgements and ties for its team alone."""
    account = seen_account(request.user, account_id)
    return chart_told(
        organisation_chart(user=request.user, account=account, on=timezone.localdate())
    )


@router.get(
    f"{CHART}/pictures/{{kind}}",
    response={200: None},
    operation_id="readOrganisationPicture",
    openapi_extra=PICTURE_FILE,
)
def picture(
    request: Caller, account_id: Key, kind: Literal["svg", "pdf", "png"], asked: Query[PictureAsked]
) -> HttpResponse:
    """Return the chart as a picture; judgements stand on it for the account's team alone."""
    account, today = seen_account(request.user, account_id), timezone.localdate()
    chart = organisation_chart(user=request.user, account=account, on=today, closed=asked.closed)
    found = chart_picture(chart, account, kind=kind, shows=asked.shows, on=today)
    headers = {"Content-Disposition": f'attachment; filename="{found.name}"'}
    return HttpResponse(found.content, content_type=found.media_type, headers=headers)


@router.get(f"{PLACE}/way", response=Answer[list[int]], operation_id="readWayToDecider")
def read_way(request: Caller, account_id: Key, position_id: Key) -> dict[str, Any]:
    """Return the shortest way from somebody to a decider."""
    account, today = seen_account(request.user, account_id), timezone.localdate()
    get_object_or_404(_people(account).filter(is_parked=False), pk=position_id)
    chart = organisation_chart(user=request.user, account=account, on=today)
    return answered(lambda: list(chart.way_to_decider(position_id)))


@router.put(PLACE, response=ChartActShown, operation_id="placeOnChart")
def place(request: Caller, account_id: Key, position_id: Key, given: PlacedGiven) -> dict[str, Any]:
    """Let somebody report to another or to nobody, or park them beside the chart."""
    people = _people(seen_account(request.user, account_id))
    position = get_object_or_404(people, pk=position_id)
    manager = None if given.manager is None else get_object_or_404(people, pk=given.manager)
    act = place_on_chart(
        by=request.user, position=position, manager=manager, is_parked=given.is_parked
    )
    return _act(act)


@router.post(f"{CHART}/ties", response={201: ChartActShown}, operation_id="drawTie")
def tie(request: Caller, account_id: Key, given: TieGiven) -> dict[str, Any]:
    """Draw a line of informal influence, or of conflict."""
    people = _people(seen_account(request.user, account_id))
    act = draw_tie(
        by=request.user,
        first=get_object_or_404(people, pk=given.first),
        second=get_object_or_404(people, pk=given.second),
        kind=given.kind,
        strength=given.strength,
        remark=given.remark,
        on=timezone.localdate(),
    )
    return _act(act)


@router.delete(f"{CHART}/ties/{{int:tie_id}}", response=ChartActShown, operation_id="removeTie")
def untie(request: Caller, account_id: Key, tie_id: Key) -> dict[str, Any]:
    """Take a line away; undoing the act brings it back."""
    account = seen_account(request.user, account_id)
    ties = Tie.objects.select_related("first__account", "second")
    found = get_object_or_404(ties, pk=tie_id, first__account=account)
    return _act(remove_tie(by=request.user, tie=found, on=timezone.localdate()))


def _people(account: Account) -> QuerySet[Position]:
    return people_of(account, timezone.localdate()).select_related("account", "person")


def _act(act: PeopleAct | None) -> dict[str, Any]:
    return {"act": act.pk if act else None}
