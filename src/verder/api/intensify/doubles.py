"""Contacts that may be one person: suggested, made one with a preview, or told apart."""

from collections.abc import Sequence
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field

from verder.api.accounts.shown import NamedShown
from verder.api.authentication import Caller
from verder.api.intensify.people_shown import ContactPersonShown, ReachShown, person_told
from verder.api.pages import Page, PageAsked
from verder.api.values import Given, Key, Shown
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.intensify.models import PeopleAct, Person, Position
from verder.apps.intensify.queries.contact_list import people_with_reaches
from verder.apps.intensify.queries.people import visible_people
from verder.apps.intensify.reports.doubles import doubles
from verder.apps.intensify.reports.merged_people import people_merge_preview
from verder.apps.intensify.rules import may_merge_people
from verder.apps.intensify.same_people import LikeReason, Pair
from verder.apps.intensify.services.merging import Merge, merge_people, tell_apart

router = Router(tags=["persons"])
MOST = 200


class PeopleMergeGiven(Given):
    """Who stays, and who goes up in them."""

    keep: Key
    gone: Key


class PeopleMergeAsked(PeopleMergeGiven):
    """Which merge is looked at; without `are_places_one` both positions at one account stay."""

    are_places_one: bool = True


class PeopleMergesGiven(Given):
    """Pairs to be made one person, all in one act."""

    merges: Annotated[list[PeopleMergeGiven], Field(min_length=1, max_length=MOST)]
    are_places_one: bool = True


class ApartGiven(Given):
    """Two contacts that are not the same."""

    first: Key
    second: Key


class ApartsGiven(Given):
    """Pairs that are suggested no more."""

    pairs: Annotated[list[ApartGiven], Field(min_length=1, max_length=MOST)]


class DoubleShown(Shown):
    """Two contacts that may be one person, and why, the strongest reason first."""

    first: ContactPersonShown
    second: ContactPersonShown
    reasons: list[LikeReason]


class PlaceMovedShown(Shown):
    """A place that moves, or goes up in another one at the same account."""

    id: int
    account: NamedShown
    function: str
    becomes: int | None


class PeopleMergeShown(Shown):
    """What comes from the one who goes to the one who stays."""

    keep: ContactPersonShown
    gone: ContactPersonShown
    filled: list[str]
    reaches: list[ReachShown]
    places: list[PlaceMovedShown]
    counts: dict[str, int]


class PeopleActShown(Shown):
    """The key of the act, which can be undone; null if nothing was done."""

    act: int | None


@router.get("/people/doubles", response=Page[DoubleShown], operation_id="listDoubles")
def list_doubles(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List pairs of contacts that may be one person, the surest first."""
    pairs = doubles(request.user)
    return page.told(doubles_told(page.part(pairs)), len(pairs))


@router.get("/people/merges/preview", response=PeopleMergeShown, operation_id="previewPeopleMerge")
def preview(request: Caller, asked: Query[PeopleMergeAsked]) -> dict[str, Any]:
    """Return what would move; judgements are counted for the own team alone."""
    keep, gone = (_mergeable(request.user, key) for key in (asked.keep, asked.gone))
    if keep == gone:
        raise Refused("merge_with_themselves")
    found = people_merge_preview(
        user=request.user, keep=keep, gone=gone, are_places_one=asked.are_places_one
    )
    joined = [_moved(each.gone, each.keep) for each in found.joined]
    return {
        "keep": person_told(keep),
        "gone": person_told(gone),
        "filled": list(found.filled),
        "reaches": list(found.reaches),
        "places": [*joined, *(_moved(each, None) for each in found.places)],
        "counts": found.counts,
    }


@router.post("/people/merges", response=PeopleActShown, operation_id="mergePeople")
def merge(request: Caller, given: PeopleMergesGiven) -> dict[str, Any]:
    """Make each pair one person, all in one act that can be undone."""
    merges = [Merge(keep=each.keep, gone=each.gone) for each in given.merges]
    _see(request.user, {key for each in merges for key in (each.keep, each.gone)})
    act = merge_people(by=request.user, merges=merges, are_places_one=given.are_places_one)
    return _act(act)


@router.post("/people/apart", response=PeopleActShown, operation_id="tellPeopleApart")
def apart(request: Caller, given: ApartsGiven) -> dict[str, Any]:
    """Say of each pair that the two are not the same; they are suggested no more."""
    pairs = [(each.first, each.second) for each in given.pairs]
    _see(request.user, {key for pair in pairs for key in pair})
    return _act(tell_apart(by=request.user, pairs=pairs))


def _see(user: User, keys: set[int]) -> None:
    for key in keys:
        get_object_or_404(visible_people(user), pk=key)


def _mergeable(user: User, key: int) -> Person:
    person: Person = get_object_or_404(visible_people(user), pk=key)
    if not may_merge_people(user, [person.pk]):
        raise PermissionDenied
    return person


def doubles_told(pairs: Sequence[Pair]) -> list[dict[str, Any]]:
    """Return pairs with who they are, for `DoubleShown`."""
    keys = {key for each in pairs for key in (each.first_id, each.second_id)}
    people = {each.pk: person_told(each) for each in people_with_reaches(keys)}
    return [
        {
            "first": people[each.first_id],
            "second": people[each.second_id],
            "reasons": list(each.reasons),
        }
        for each in pairs
    ]


def _moved(place: Position, becomes: Position | None) -> dict[str, Any]:
    return {
        "id": place.pk,
        "account": place.account,
        "function": place.function,
        "becomes": becomes.pk if becomes else None,
    }


def _act(act: PeopleAct | None) -> dict[str, Any]:
    return {"act": act.pk if act else None}
