"""Contacts: logged, planned, changed, finished, dropped, and each of that undone."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from verder.api.authentication import Caller
from verder.api.intensify.contacts_given import ContactGiven, NewContactGiven
from verder.api.intensify.contacts_shown import ContactShown, told
from verder.api.pages import Page, PageAsked
from verder.api.records import seen_account
from verder.api.values import Day, Key
from verder.apps.core.models import User
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.queries.diary import diary_of
from verder.apps.intensify.services.moments import (
    change_contact,
    drop_contact,
    finish_contact,
    log_contact,
    share_contact,
    undo_contact,
)

router = Router(tags=["contacts"])
ONE = "/{int:contact_id}"


class ContactsAsked(PageAsked):
    """Which contacts are asked for."""

    account: Key | None = None
    state: MomentState | None = None
    since: Day | None = None


@router.get("", response=Page[ContactShown], operation_id="listContacts")
def list_contacts(request: Caller, asked: Query[ContactsAsked]) -> dict[str, Any]:
    """List contacts with accounts in view, the latest first; private ones only to their author."""
    found = diary_of(request.user)
    given = {"account": asked.account, "state": asked.state, "on__gte": asked.since}
    found = found.filter(**{name: value for name, value in given.items() if value is not None})
    part = found[asked.offset : asked.offset + asked.limit]
    return asked.told([told(each) for each in part], found.count())


@router.post("", response={201: ContactShown}, operation_id="logContact")
def add_contact(request: Caller, given: NewContactGiven) -> dict[str, Any]:
    """Keep a contact; the same `uid` again with the same content is the one that is there."""
    account = seen_account(request.user, given.account)
    moment = log_contact(
        by=request.user,
        account=account,
        uid=given.uid,
        entry=given.entry(),
        steps=given.steps(),
        newcomers=given.met(),
    )
    return _now(request.user, moment)


@router.get(ONE, response=ContactShown, operation_id="getContact")
def get_contact(request: Caller, contact_id: Key) -> dict[str, Any]:
    """Return one contact."""
    return told(_seen(request.user, contact_id))


@router.put(ONE, response=ContactShown, operation_id="changeContact")
def put_contact(request: Caller, contact_id: Key, given: ContactGiven) -> dict[str, Any]:
    """Say a contact anew; promises that are sent along are added."""
    moment = _seen(request.user, contact_id)
    change_contact(
        by=request.user,
        moment=moment,
        entry=given.entry(),
        steps=given.steps(),
        newcomers=given.met(),
    )
    return _now(request.user, moment)


@router.post(f"{ONE}/done", response=ContactShown, operation_id="finishContact")
def finish(request: Caller, contact_id: Key) -> dict[str, Any]:
    """Let a planned contact be one that was had."""
    moment = _seen(request.user, contact_id)
    finish_contact(by=request.user, moment=moment, on=timezone.localdate())
    return _now(request.user, moment)


@router.delete(ONE, response={204: None}, operation_id="dropContact")
def drop(request: Caller, contact_id: Key) -> None:
    """Let a contact count no longer; it can be brought back."""
    drop_contact(by=request.user, moment=_seen(request.user, contact_id))


@router.post(f"{ONE}/share", response=ContactShown, operation_id="shareContact")
def share(request: Caller, contact_id: Key) -> dict[str, Any]:
    """Let the account team read what was private until now."""
    moment = _seen(request.user, contact_id)
    share_contact(by=request.user, moment=moment)
    return _now(request.user, moment)


@router.post(f"{ONE}/undo", response=ContactShown, operation_id="undoContact")
def undo(request: Caller, contact_id: Key) -> dict[str, Any]:
    """Undo the latest act on a contact."""
    moment = _seen(request.user, contact_id)
    undo_contact(by=request.user, moment=moment)
    return _now(request.user, moment)


def _seen(user: User, contact_id: int) -> ContactMoment:
    return get_object_or_404(diary_of(user), pk=contact_id)


def _now(user: User, moment: ContactMoment) -> dict[str, Any]:
    return told(_seen(user, moment.pk))
