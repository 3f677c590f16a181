"""Colleagues: listed with the hours that their seats take, kept, and handed over from."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field, StringConstraints

from verder.api.authentication import Caller
from verder.api.intensify.teams_shown import LoadShown, TeamActShown
from verder.api.pages import Page, PageAsked
from verder.api.values import Day, Exact, FullName, Given, Key, Name, Shown
from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.queries.teams import colleagues
from verder.apps.intensify.reports.load import agreed_loads
from verder.apps.intensify.services.colleagues import (
    change_colleague,
    colleague_for,
    hand_over,
    make_colleague,
)
from verder.domain.values.holidays import HolidayCalendar

router = Router(tags=["colleagues"])
COLLEAGUE = "/{int:colleague_id}"
ShortName = Annotated[Name, Field(max_length=150)]
Email = Annotated[str, StringConstraints(max_length=254, pattern=r"^([^@\s]+@[^@\s]+\.[^@\s]+)?$")]


class ColleagueGiven(Given):
    """Somebody of the own organisation; hours that are not given are as usual here."""

    name: FullName
    email: Email = ""
    function: ShortName = ""
    level: Annotated[int, Field(ge=1, le=5)] | None = None
    days_a_year: Annotated[Decimal, Field(ge=0, le=366, decimal_places=1)] | None = None
    hours_a_day: Annotated[Decimal, Field(ge=0, le=24, decimal_places=2)] | None = None
    customer_share: Annotated[Decimal, Field(ge=0, le=1, decimal_places=4)] | None = None
    holidays: HolidayCalendar | Literal[""] = ""


class ColleagueChangeGiven(ColleagueGiven):
    """A colleague said anew; `ended_on` is the first day on which they were gone."""

    ended_on: Day | None = None


class HandOverGiven(Given):
    """Who takes over."""

    to_id: Key


class ColleagueShown(Shown):
    """A colleague, and the load over the accounts in view."""

    colleague_id: int
    user_id: int | None
    name: str
    function: str
    level: int | None
    days_a_year: Exact | None
    hours_a_day: Exact | None
    customer_share: Exact | None
    holidays: str
    ended_on: date | None
    load: LoadShown


@router.get("", response=Page[ColleagueShown], operation_id="listColleagues")
def list_colleagues(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List the colleagues by name, with the hours that their seats take."""
    found = Colleague.objects.order_by("name", "pk")
    part = list(found[page.offset : page.offset + page.limit])
    return page.told(_shown(request.user, part), found.count())


@router.post("", response={201: ColleagueShown}, operation_id="makeColleague")
def make(request: Caller, given: ColleagueGiven) -> dict[str, Any]:
    """Add somebody who does not sign in."""
    return _one(request.user, make_colleague(by=request.user, **given.model_dump()))


@router.post("/me", response=ColleagueShown, operation_id="beginOwnColleague")
def make_own(request: Caller) -> dict[str, Any]:
    """Return who the caller is among the colleagues, kept now if nobody had done so."""
    return _one(request.user, colleague_for(request.user))


@router.put(COLLEAGUE, response=ColleagueShown, operation_id="changeColleague")
def change(request: Caller, colleague_id: Key, given: ColleagueChangeGiven) -> dict[str, Any]:
    """Say anew who a colleague is, which hours there are, and when they left."""
    colleague = get_object_or_404(Colleague, pk=colleague_id)
    said = given.model_dump()
    return _one(request.user, change_colleague(colleague=colleague, by=request.user, **said))


@router.post(f"{COLLEAGUE}/hand-over", response=TeamActShown, operation_id="handOver")
def hand(request: Caller, colleague_id: Key, given: HandOverGiven) -> dict[str, Any]:
    """Give what a colleague leaves behind to another, at the accounts in view."""
    colleague, today = get_object_or_404(Colleague, pk=colleague_id), timezone.localdate()
    to = colleagues(today).filter(pk=given.to_id).first()
    if to is None:
        raise Http404
    act = hand_over(colleague=colleague, to=to, by=request.user, on=today)
    return {"act_id": None if act is None else act.pk}


def _one(user: User, colleague: Colleague) -> dict[str, Any]:
    return _shown(user, [colleague])[0]


def _shown(user: User, found: list[Colleague]) -> list[dict[str, Any]]:
    loads = agreed_loads(user, found, timezone.localdate())
    names = ("user_id", "name", "function", "level", "days_a_year", "hours_a_day")
    return [
        {name: getattr(each, name) for name in (*names, "customer_share", "holidays", "ended_on")}
        | {"colleague_id": each.pk, "load": loads[each.pk]}
        for each in found
    ]
