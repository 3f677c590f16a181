"""Surveys by link: listed, made, withdrawn. Customers answer them in a browser."""

from datetime import datetime
from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from ninja import Router
from pydantic import Field

from verder.api.accounts.shown import PersonShown
from verder.api.authentication import Caller
from verder.api.records import seen_account
from verder.api.values import Given, Key, Language, Shown
from verder.apps.intensify.enums import SurveyState
from verder.apps.intensify.instruments import KnownInstrument, known_instrument
from verder.apps.intensify.models import Survey
from verder.apps.intensify.queries.assessments import surveys_of
from verder.apps.intensify.queries.people import visible_positions
from verder.apps.intensify.services import surveys

router = Router(tags=["relationship"])
OF_ACCOUNT = "/accounts/{int:account_id}/surveys"


class SurveyGiven(Given):
    """Whom a survey asks, in which language to begin with, and for how many days."""

    instrument: Annotated[str, Field(max_length=50, examples=["relationship_stage"])]
    language: Language = "nl"
    days: Annotated[int, Field(ge=1, le=surveys.MOST_DAYS)] = 14
    position_id: Key | None = None


class SurveyShown(Shown):
    """A survey and how far it came."""

    id: int
    instrument: str
    position_id: int | None
    language: str
    state: SurveyState
    made_at: datetime
    expires_at: datetime
    mailed_at: datetime | None
    answered_at: datetime | None
    by: PersonShown | None


class SurveyMade(Shown):
    """A survey just made; its link is told this once."""

    survey: SurveyShown
    link: str


@router.get(OF_ACCOUNT, response=list[SurveyShown], operation_id="listSurveys")
def list_surveys(request: Caller, account_id: Key, instrument: str) -> list[dict[str, Any]]:
    """List the surveys of one instrument about an account, the latest first."""
    account, known = seen_account(request.user, account_id), _known(instrument)
    return [_told(each) for each in surveys_of(account, known.key)]


@router.post(OF_ACCOUNT, response={201: SurveyMade}, operation_id="makeSurvey")
def make_survey(request: Caller, account_id: Key, given: SurveyGiven) -> dict[str, Any]:
    """Make a survey; send its link yourself, for it is told this once."""
    account, known = seen_account(request.user, account_id), _known(given.instrument)
    position = None
    if given.position_id is not None:
        there = visible_positions(request.user).filter(account=account)
        position = get_object_or_404(there, pk=given.position_id)
    made, secret = surveys.make_survey(
        by=request.user,
        account=account,
        instrument=known,
        language=given.language,
        days=given.days,
        position=position,
    )
    link = request.build_absolute_uri(reverse("survey", args=[secret]))
    return {"survey": _told(made), "link": link}


@router.delete(f"{OF_ACCOUNT}/{{int:survey_id}}", response={204: None}, operation_id="revokeSurvey")
def revoke_survey(request: Caller, account_id: Key, survey_id: Key) -> None:
    """Let the link of a survey open nothing any more; what was answered stays."""
    account = seen_account(request.user, account_id)
    found = get_object_or_404(Survey, pk=survey_id, account=account)
    surveys.revoke_survey(by=request.user, survey=found)


def _told(survey: Survey) -> dict[str, Any]:
    names = ("instrument", "position_id", "language", "made_at", "expires_at", "mailed_at")
    return {
        **{name: getattr(survey, name) for name in (*names, "answered_at", "by")},
        "id": survey.pk,
        "state": survey.state(timezone.now()),
    }


def _known(key: str) -> KnownInstrument:
    found = known_instrument(key)
    if found is None:
        raise Http404
    return found
