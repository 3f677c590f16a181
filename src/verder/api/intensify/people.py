"""Contacts: read, added, changed, ended, on their way to another account, and undone."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from verder.api.authentication import Caller
from verder.api.intensify.people_given import (
    EndGiven,
    FillKnownGiven,
    PersonGiven,
    PersonMoveGiven,
    PersonPlacedGiven,
    PositionGiven,
)
from verder.api.intensify.people_shown import (
    ContactPersonShown,
    DoneShown,
    PersonFileShown,
    PlaceShown,
    done_told,
    person_told,
    place_told,
)
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import User
from verder.apps.intensify.models import PeopleAct, Person, Position
from verder.apps.intensify.queries.contact_list import all_reaches, contacts, seen_places
from verder.apps.intensify.queries.people import visible_people, visible_positions
from verder.apps.intensify.rules import may_undo_act
from verder.apps.intensify.services.erasing import erase_person
from verder.apps.intensify.services.journal import undo_act
from verder.apps.intensify.services.people import (
    add_contact,
    change_person,
    fill_with_new,
    verify_person,
)
from verder.apps.intensify.services.positions import (
    begin_position,
    change_company,
    change_position,
    end_position,
    fill_with_known,
    remove_position,
)

router = Router(tags=["persons"])
OF_ACCOUNT = "/accounts/{int:account_id}/people"
PERSON = "/people/{int:person_id}"
PLACE = "/places/{int:position_id}"


@router.get("/people", response=Page[PlaceShown], operation_id="listPeople")
def list_contacts(request: Caller, page: Query[PageAsked]) -> dict[str, Any]:
    """List every place at the accounts in view: who has it, who had it, and vacancies."""
    rows = contacts(request.user, timezone.localdate()).order_by("pk")
    found = rows.prefetch_related(all_reaches("person__"))
    part = found[page.offset : page.offset + page.limit]
    return page.told([place_told(row) for row in part], found.count())


@router.post(OF_ACCOUNT, response={201: DoneShown}, operation_id="addPerson")
def add(request: Caller, account_id: Key, given: PersonPlacedGiven) -> dict[str, Any]:
    """Add somebody new who works at an account."""
    account = seen_account(request.user, account_id)
    place, act = add_contact(
        by=request.user,
        account=account,
        person=given.person.said(),
        position=given.position.said(_above(account, given.position)),
        reaches=given.person.reaches_said(),
        roles=given.position.roles,
        on=timezone.localdate(),
    )
    return done_told(place, act)


@router.post(f"{OF_ACCOUNT}/vacancies", response={201: DoneShown}, operation_id="addVacancy")
def add_vacancy(request: Caller, account_id: Key, given: PositionGiven) -> dict[str, Any]:
    """Add a place of which nobody knows who has it."""
    account = seen_account(request.user, account_id)
    place, act = begin_position(
        by=request.user,
        account=account,
        person=None,
        said=given.said(_above(account, given)),
        roles=given.roles,
        on=timezone.localdate(),
    )
    return done_told(place, act)


@router.get(PERSON, response=PersonFileShown, operation_id="readPerson")
def read_person(request: Caller, person_id: Key) -> dict[str, Any]:
    """Return somebody with every place in view, past ones included."""
    person = _person(request.user, person_id)
    places = seen_places(request.user, person, timezone.localdate())
    return {"person": person_told(person), "places": [place_told(row) for row in places]}


@router.delete(PERSON, response={204: None}, operation_id="erasePerson")
def erase(request: Caller, person_id: Key) -> None:
    """Erase somebody on request: counts stay without the person; this cannot be undone."""
    erase_person(by=request.user, person=_person(request.user, person_id))


@router.put(PERSON, response=ContactPersonShown, operation_id="changePerson")
def change(request: Caller, person_id: Key, given: PersonGiven) -> dict[str, Any]:
    """Say anew who somebody is, and every way to reach them."""
    person = _person(request.user, person_id)
    change_person(
        by=request.user,
        person=person,
        said=given.said(),
        reaches=given.reaches_said(),
        on=timezone.localdate(),
    )
    return person_told(person)


@router.post(f"{PERSON}/verify", response=ContactPersonShown, operation_id="verifyPerson")
def verify(request: Caller, person_id: Key) -> dict[str, Any]:
    """Say that the details of somebody were checked today, and are right."""
    person = _person(request.user, person_id)
    verify_person(by=request.user, person=person, on=timezone.localdate())
    return person_told(person)


@router.put(PLACE, response=DoneShown, operation_id="changePlace")
def change_place(request: Caller, position_id: Key, given: PositionGiven) -> dict[str, Any]:
    """Say a place and its roles anew."""
    place = _place(request.user, position_id)
    act = change_position(
        by=request.user,
        position=place,
        said=given.said(_above(place.account, given)),
        roles=given.roles,
        on=timezone.localdate(),
    )
    return done_told(place, act)


@router.delete(PLACE, response={204: None}, operation_id="removePlace")
def remove_place(request: Caller, position_id: Key) -> None:
    """Take away a place that was a mistake; one that was used ends instead."""
    remove_position(by=request.user, position=_place(request.user, position_id))


@router.post(f"{PLACE}/end", response=DoneShown, operation_id="endPlace")
def end(request: Caller, position_id: Key, given: EndGiven) -> dict[str, Any]:
    """End a place on a day, and leave a vacancy behind."""
    place = _place(request.user, position_id)
    act = end_position(
        by=request.user, position=place, on=given.on, leaves_vacancy=given.leaves_vacancy
    )
    return done_told(place, act)


@router.post(f"{PLACE}/fill", response=DoneShown, operation_id="fillPlace")
def fill(request: Caller, position_id: Key, given: PersonGiven) -> dict[str, Any]:
    """Say who has a place that was vacant."""
    place = _place(request.user, position_id)
    act = fill_with_new(
        by=request.user,
        position=place,
        person=given.said(),
        reaches=given.reaches_said(),
        on=timezone.localdate(),
    )
    return done_told(place, act)


@router.post(f"{PLACE}/fill-known", response=DoneShown, operation_id="fillPlaceWithKnown")
def fill_known(request: Caller, position_id: Key, given: FillKnownGiven) -> dict[str, Any]:
    """Let somebody who is known take a place that was vacant."""
    place = _place(request.user, position_id)
    act = fill_with_known(
        by=request.user,
        position=place,
        person=_person(request.user, given.person),
        on=given.on,
        leaves=None if given.leaves is None else _place(request.user, given.leaves),
        leaves_vacancy=given.leaves_vacancy,
    )
    return done_told(place, act)


@router.post(f"{PLACE}/move", response=DoneShown, operation_id="movePerson")
def move(request: Caller, position_id: Key, given: PersonMoveGiven) -> dict[str, Any]:
    """Let somebody go to another account; the history stays, and so may they."""
    place = _place(request.user, position_id)
    to = seen_account(request.user, given.to)
    said = given.position.said(_above(to, given.position))
    if given.stays:
        begun, act = begin_position(
            by=request.user,
            account=to,
            person=place.person,
            said=said,
            roles=given.position.roles,
            on=given.on,
        )
        return done_told(begun, act)
    begun, act = change_company(
        by=request.user,
        position=place,
        to=to,
        on=given.on,
        said=said,
        roles=given.position.roles,
        leaves_vacancy=given.leaves_vacancy,
    )
    return done_told(begun, act)


@router.post(
    "/people/acts/{int:people_act_id}/undo", response={204: None}, operation_id="undoPeople"
)
def undo(request: Caller, people_act_id: Key) -> None:
    """Take an act on contacts back as a whole."""
    act = get_object_or_404(PeopleAct.objects.select_related("account"), pk=people_act_id)
    if not may_undo_act(request.user, act):
        get_object_or_404(visible_accounts(request.user), pk=act.account_id)
        raise PermissionDenied
    undo_act(by=request.user, act=act)


def _person(user: User, person_id: int) -> Person:
    return get_object_or_404(visible_people(user), pk=person_id)


def _place(user: User, position_id: int) -> Position:
    rows = visible_positions(user).select_related("account", "person", "reports_to")
    return get_object_or_404(rows, pk=position_id)


def _above(account: Account, given: PositionGiven) -> Position | None:
    if given.reports_to is None:
        return None
    return get_object_or_404(Position, pk=given.reports_to, account=account)
