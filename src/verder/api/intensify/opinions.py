"""Influence and attitude of people, for the account team alone."""

from datetime import date
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router
from pydantic import Field

from verder.api.accounts.shown import PersonShown
from verder.api.authentication import Caller
from verder.api.records import seen_account
from verder.api.values import Day, Figure, Given, Key, Name, Shown, Text
from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague, Opinion, Position
from verder.apps.intensify.reports.influence import influence_report
from verder.apps.intensify.rules import may_see_opinions
from verder.apps.intensify.services.opinions import (
    OpinionSaid,
    give_opinion,
    remove_opinion,
    undo_opinion,
)
from verder.domain.intensify.influence import InfluenceFlag

router = Router(tags=["opinions"])
INFLUENCE = "/accounts/{int:account_id}/influence"
OPINION = f"{INFLUENCE}/{{int:opinion_id}}"
Attitude = Annotated[int, Field(ge=-2, le=2, description="-2 opponent to +2 ambassador.")]


class OpinionGiven(Given):
    """What somebody thinks, and why; without `keep_until` it stays as long as is usual here."""

    influence: Annotated[int, Field(ge=1, le=5)] | None = None
    attitude: Attitude | None = None
    wanted_attitude: Attitude | None = None
    mover_id: Annotated[Key | None, Field(description="The colleague who makes the move.")] = None
    motive: Name = ""
    evidence: Text = ""
    keep_until: Day | None = None


class OpinionShown(Shown):
    """An opinion with its author, day and last day."""

    id: int = Field(validation_alias="pk")
    position_id: int
    influence: int | None
    attitude: int | None
    wanted_attitude: int | None
    mover_id: int | None
    motive: str
    evidence: str
    on: date
    by: PersonShown | None
    keep_until: date


class InfluenceFindingShown(Shown):
    """What asks for attention, and whom it is about."""

    flag: InfluenceFlag
    position_ids: list[int] = Field(validation_alias="keys")


class InfluenceShown(Shown):
    """How the people of an account stand, weighed by their influence."""

    support_index: Figure = Field(validation_alias="support")
    confidence_share: Figure = Field(validation_alias="confidence")
    findings: list[InfluenceFindingShown]
    opinions: list[OpinionShown]


@router.get(INFLUENCE, response=InfluenceShown, operation_id="readInfluence")
def read_influence(request: Caller, account_id: Key) -> dict[str, Any]:
    """Return the opinions on the people of an account, for its team alone."""
    account = _team_account(request.user, account_id)
    report = influence_report(request.user, account, timezone.localdate())
    return {
        "support": report.support,
        "confidence": report.confidence,
        "findings": report.findings,
        "opinions": [row.opinion for row in report.rows if row.opinion],
    }


@router.post(
    f"{INFLUENCE}/people/{{int:position_id}}",
    response={201: OpinionShown},
    operation_id="giveOpinion",
)
def give(request: Caller, account_id: Key, position_id: Key, given: OpinionGiven) -> Opinion:
    """Keep what the team thinks of somebody from today on."""
    account = _team_account(request.user, account_id)
    position = get_object_or_404(Position, pk=position_id, account=account, ended_on=None)
    told = given.model_dump(exclude={"mover_id"})
    mover = given.mover_id and get_object_or_404(Colleague, pk=given.mover_id)
    said = OpinionSaid(**told, mover=mover or None)  # type: ignore[typeddict-item]
    return give_opinion(position=position, said=said, by=request.user, on=timezone.localdate())


@router.delete(OPINION, response={204: None}, operation_id="removeOpinion")
def remove(request: Caller, account_id: Key, opinion_id: Key) -> None:
    """Let an opinion hold no longer."""
    opinion = _opinion(request.user, account_id, opinion_id, replaced_on=None)
    remove_opinion(opinion=opinion, by=request.user, on=timezone.localdate())


@router.post(f"{OPINION}/undo", response={204: None}, operation_id="undoOpinion")
def undo(request: Caller, account_id: Key, opinion_id: Key) -> None:
    """Undo the latest act on an opinion."""
    undo_opinion(opinion=_opinion(request.user, account_id, opinion_id), by=request.user)


def _team_account(user: User, account_id: int) -> Account:
    account = seen_account(user, account_id)
    if not may_see_opinions(user, account):
        raise PermissionDenied
    return account


def _opinion(user: User, account_id: int, opinion_id: int, **asked: object) -> Opinion:
    account = _team_account(user, account_id)
    rows = Opinion.objects.select_related("position__account")
    return get_object_or_404(rows, pk=opinion_id, position__account=account, **asked)
