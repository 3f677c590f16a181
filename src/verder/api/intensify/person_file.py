"""Everything that is kept of a person, for when they ask for it."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.intensify.people_shown import ReachShown
from verder.api.values import Exact, Key, Shown
from verder.apps.intensify.enums import FrequencyKind, FunctionLevel
from verder.apps.intensify.queries.people import visible_people
from verder.apps.intensify.reports.person_file import person_file
from verder.apps.intensify.rules import may_edit_person
from verder.domain.intensify.roles import DmuRole

router = Router(tags=["persons"])


class KeptPersonShown(Shown):
    """The details of somebody, and until when they are kept on purpose."""

    given_name: str
    family_name: str
    language: str
    birthday_on: date | None
    is_birthday_allowed: bool
    verified_on: date | None
    keep_until: date | None
    made_at: datetime


class KeptRoleShown(Shown):
    """A role in the buying team, from one day to another."""

    role: DmuRole
    began_on: date
    ended_on: date | None


class KeptFrequencyShown(Shown):
    """How often a year they meet a colleague, or should."""

    kind: FrequencyKind
    colleague: str
    times: Exact
    on: date


class KeptOpinionShown(Shown):
    """A judgement, with who gave it, who works on it, and until when it is kept."""

    on: date
    influence: int | None
    attitude: int | None
    wanted_attitude: int | None
    motive: str
    evidence: str
    keep_until: date
    by: str
    mover: str


class KeptTieShown(Shown):
    """A line of the influence map to or from them; whom it leads to is somebody else's."""

    kind: str
    strength: int
    remark: str
    on: date
    replaced_on: date | None
    by: str
    is_from_them: bool


class KeptPlaceShown(Shown):
    """A place at an account; judgements and lines for its team alone, null for others."""

    account: str
    function: str
    department: str
    level: FunctionLevel | None
    is_external: bool
    is_gatekeeper: bool
    began_on: date | None
    ended_on: date | None
    marks: list[str]
    roles: list[KeptRoleShown]
    frequencies: list[KeptFrequencyShown]
    purpose: str | None = Field(None, description="Why judgements are kept.")
    opinions: list[KeptOpinionShown] | None = None
    ties: list[KeptTieShown] | None = None


class KeptContactShown(Shown):
    """A contact that they were part of."""

    on: date
    account: str
    channel: str
    purpose: str
    agreed: str


class KeptPromiseShown(Shown):
    """What was promised to them."""

    text: str
    due_on: date | None
    done_on: date | None


class KeptSurveyShown(Shown):
    """A survey that they were asked; what they answered stays between them and the survey."""

    account: str
    instrument: str
    asked_at: datetime
    answered_at: datetime | None


class KeptFileShown(Shown):
    """The file of a person, at the accounts in view."""

    person: KeptPersonShown
    reaches: list[ReachShown]
    places: list[KeptPlaceShown]
    contacts: list[KeptContactShown]
    promises: list[KeptPromiseShown]
    surveys: list[KeptSurveyShown]


@router.get("/people/{int:person_id}/file", response=KeptFileShown, operation_id="readPersonFile")
def read_file(request: Caller, response: HttpResponse, person_id: Key) -> dict[str, Any]:
    """Return all that is kept of somebody, to show them when they ask for it."""
    person = get_object_or_404(visible_people(request.user), pk=person_id)
    if not may_edit_person(request.user, person):
        raise PermissionDenied
    response["Cache-Control"] = "no-store"
    return person_file(request.user, person)
