"""Who left long ago: listed, kept, erased, for those who may."""

from datetime import date
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.intensify.doubles import PeopleActShown
from verder.api.intensify.people_shown import ContactPersonShown, person_told
from verder.api.pages import Page, PageAsked
from verder.api.values import Day, Given, Key, Shown
from verder.apps.core.models import User
from verder.apps.intensify.models import Person
from verder.apps.intensify.queries.contact_list import all_reaches
from verder.apps.intensify.queries.leavers import leavers
from verder.apps.intensify.rules import may_clear_people
from verder.apps.intensify.services.retention import erase_people, keep_people

router = Router(tags=["persons"])
LEAVERS = "/people/leavers"
MOST = 200


class LeaversGiven(Given):
    """Who of the leavers is meant."""

    people: Annotated[list[Key], Field(min_length=1, max_length=MOST)]


class LeaversKeptGiven(LeaversGiven):
    """Who is kept, and until when."""

    until: Day


class LeaverShown(Shown):
    """Somebody who left every employer, and when they left the last."""

    person: ContactPersonShown
    left_on: date


@router.get(LEAVERS, response=Page[LeaverShown], operation_id="listLeavers")
def list_leavers(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List who left longer ago than is usual here, of those the caller may erase."""
    found = _leavers(request.user)
    part = found.prefetch_related(all_reaches())[page.offset : page.offset + page.limit]
    items = [{"person": person_told(each), "left_on": each.left_on} for each in part]
    return page.told(items, found.count())


@router.post(f"{LEAVERS}/keep", response=PeopleActShown, operation_id="keepLeavers")
def keep(request: Caller, given: LeaversKeptGiven) -> dict[str, Any]:
    """Keep people who left until a day, in one act that can be undone."""
    people = _meant(request.user, given.people)
    act = keep_people(by=request.user, people=people, until=given.until)
    return {"act": act.pk if act else None}


@router.post(f"{LEAVERS}/erase", response={204: None}, operation_id="eraseLeavers")
def erase(request: Caller, given: LeaversGiven) -> None:
    """Erase people who left; this cannot be undone."""
    erase_people(by=request.user, people=_meant(request.user, given.people))


def _leavers(user: User) -> Any:  # noqa: ANN401 - a query set with the day on which each left
    if not may_clear_people(user):
        raise PermissionDenied
    return leavers(user, timezone.localdate())


def _meant(user: User, keys: list[int]) -> list[Person]:
    found = _leavers(user)
    return [get_object_or_404(found, pk=key) for key in dict.fromkeys(keys)]
