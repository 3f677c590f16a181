"""People are invited to a planned contact by mail, told of changes, and told when it is off."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.invitation_mails import invitation_event, mail_invitation
from verder.apps.intensify.models import ContactMoment, Invitation
from verder.apps.intensify.queries.invitations import invitation_of, possible_guests
from verder.apps.intensify.rules import may_change_contact
from verder.documents.calendar import CalendarEvent, Guest, Method


@transaction.atomic
def invite(*, by: User, moment: ContactMoment, emails: Collection[str]) -> Invitation:
    """Mail an invitation, or the newer version of one; who is left out now, is told so.

    It is kept only if the mail went out.
    """
    _check(by, moment)
    guests = [guest for guest in possible_guests(moment) if guest.email in emails]
    if not guests:
        raise Refused("invitation_no_guests")
    kept = invitation_of(moment) or Invitation(moment=moment, sequence=-1)
    is_open = kept.pk is not None and kept.cancelled_at is None
    gone = [guest for guest in guests_of(kept) if guest not in guests] if is_open else []
    kept.sequence += 1
    kept.by, kept.sent_at, kept.cancelled_at = by, timezone.now(), None
    kept.guests = [{"name": guest.name, "email": guest.email} for guest in guests]
    event = invitation_event(moment, by=by, guests=guests, sequence=kept.sequence)
    kept.said = said_in(event)
    kept.save()
    _record(by, moment, "account.contact_invited", len(guests))
    if gone:
        _send(replace(event, guests=tuple(gone), is_cancelled=True), Method.CANCEL)
    _send(event, Method.REQUEST)
    return kept


@transaction.atomic
def cancel_invitation(*, by: User, moment: ContactMoment) -> None:
    """Mail all guests that it is off; the contact itself stays as it is."""
    if not may_change_contact(by, moment):
        raise PermissionDenied
    kept = invitation_of(moment)
    if kept is None or kept.cancelled_at is not None:
        raise Refused("invitation_none")
    kept.sequence += 1
    kept.cancelled_at = timezone.now()
    kept.save()
    _record(by, moment, "account.contact_uninvited", len(kept.guests))
    organiser = kept.by or by
    event = invitation_event(moment, by=organiser, guests=guests_of(kept), sequence=kept.sequence)
    _send(replace(event, is_cancelled=True), Method.CANCEL)


def is_outdated(invitation: Invitation) -> bool:
    """Return whether the contact is no longer what its guests were told."""
    moment = invitation.moment
    if invitation.cancelled_at is not None:
        return False
    if moment.state == MomentState.DROPPED:
        return True
    if moment.state == MomentState.DONE or invitation.by is None:
        return False
    event = invitation_event(moment, by=invitation.by, guests=(), sequence=0)
    return bool(said_in(event) != invitation.said)


def guests_of(invitation: Invitation) -> list[Guest]:
    """Return who was invited."""
    return [Guest(**each) for each in invitation.guests or []]


def said_in(event: CalendarEvent) -> dict[str, Any]:
    """Return what guests are told, as JSON keeps it."""
    return {
        "begins": event.begins.isoformat(),
        "ends": event.ends.isoformat(),
        "place": event.place,
        "title": event.title,
    }


def _check(by: User, moment: ContactMoment) -> None:
    if not may_change_contact(by, moment):
        raise PermissionDenied
    if moment.state != MomentState.PLANNED:
        raise Refused("invitation_not_planned")
    if moment.is_private:
        raise Refused("invitation_private")
    if moment.is_month_only:
        raise Refused("invitation_no_day")


def _send(event: CalendarEvent, method: Method) -> None:
    try:
        mail_invitation(event, method=method)
    except OSError as failure:
        raise Refused("invitation_not_sent") from failure


def _record(by: User, moment: ContactMoment, action: str, guests: int) -> None:
    """Put it on record: how many, not who, for addresses are theirs."""
    record(by=by, action=action, subject=moment.account, after={"guests": guests})
