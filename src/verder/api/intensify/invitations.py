"""Invitations by mail to a planned contact."""

from datetime import datetime
from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import Field, StringConstraints

from verder.api.authentication import Caller
from verder.api.values import PRINTABLE, Given, Key, Shown
from verder.apps.core.models import User
from verder.apps.intensify.models import ContactMoment, Invitation
from verder.apps.intensify.queries.diary import diary_of
from verder.apps.intensify.queries.invitations import invitation_of
from verder.apps.intensify.services.invitations import cancel_invitation, invite, is_outdated

router = Router(tags=["contacts"])
ONE = "/{int:contact_id}/invitation"
Email = Annotated[str, StringConstraints(max_length=254, pattern=PRINTABLE)]


class InvitationGiven(Given):
    """Whom to invite: addresses of those who take part."""

    emails: Annotated[list[Email], Field(min_length=1, max_length=100)] = Field(
        examples=[["els@example.com"]]
    )


class GuestShown(Shown):
    """Somebody who was invited."""

    name: str
    email: str


class InvitationShown(Shown):
    """What was mailed to whom, and whether the contact changed since."""

    guests: list[GuestShown]
    sequence: int
    sent_at: datetime
    cancelled_at: datetime | None
    is_outdated: bool


@router.get(ONE, response=InvitationShown, operation_id="readInvitation")
def read_invitation(request: Caller, contact_id: Key) -> dict[str, Any]:
    """Return the invitation to a contact."""
    return _told(invitation_of(_seen(request.user, contact_id)))


@router.put(ONE, response=InvitationShown, operation_id="inviteToContact")
def send_invitation(request: Caller, contact_id: Key, given: InvitationGiven) -> dict[str, Any]:
    """Mail an invitation, or its newer version; who is left out is told that it is off."""
    moment = _seen(request.user, contact_id)
    emails = {each.lower() for each in given.emails}
    return _told(invite(by=request.user, moment=moment, emails=emails))


@router.delete(ONE, response={204: None}, operation_id="cancelInvitation")
def cancel(request: Caller, contact_id: Key) -> None:
    """Mail everybody who was invited that it is off."""
    cancel_invitation(by=request.user, moment=_seen(request.user, contact_id))


def _seen(user: User, contact_id: int) -> ContactMoment:
    return get_object_or_404(diary_of(user), pk=contact_id)


def _told(invitation: Invitation | None) -> dict[str, Any]:
    if invitation is None:
        raise Http404
    names = InvitationShown.model_fields.keys() - {"is_outdated"}
    shown = {name: getattr(invitation, name) for name in names}
    return {**shown, "is_outdated": is_outdated(invitation)}
