"""Mails that the caller sent on: those that wait, and what becomes of them."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.intensify.contacts_shown import ContactShown, told
from verder.api.pages import Page, PageAsked
from verder.api.values import Given, Key, Shown
from verder.apps.core.models import User
from verder.apps.intensify.enums import MailState
from verder.apps.intensify.models import DroppedMail
from verder.apps.intensify.queries.diary import diary_of
from verder.apps.intensify.queries.mails import mails_of
from verder.apps.intensify.queries.people import visible_positions
from verder.apps.intensify.services.mails import discard_mail, place_mail, restore_mail

router = Router(tags=["contacts"])
ONE = "/{int:mail_id}"


class MailAddressShown(Shown):
    """An address in a mail, and the name beside it."""

    place: str
    name: str


class MailShown(Shown):
    """A mail that was sent on; once it is a contact, its words stand there."""

    id: int = Field(validation_alias="pk")
    state: MailState
    subject: str
    text: str
    on: date
    addresses: list[MailAddressShown]
    contact: int | None = Field(validation_alias="moment_id")


class MailsAsked(PageAsked):
    """Which mails are asked for."""

    state: MailState | None = None


class PlaceGiven(Given):
    """Whom a mail is about: people of one account."""

    positions: Annotated[list[Key], Field(min_length=1, max_length=20)]


@router.get("", response=Page[MailShown], operation_id="listMails")
def list_mails(request: Caller, asked: Query[MailsAsked]) -> dict[str, Any]:
    """List the mails that the caller sent on, the latest first; nobody else reads them."""
    found = mails_of(request.user)
    return asked.of_records(found.filter(state=asked.state) if asked.state else found)


@router.post(f"{ONE}/contact", response=ContactShown, operation_id="placeMail")
def place(request: Caller, mail_id: Key, given: PlaceGiven) -> dict[str, Any]:
    """Keep a mail as a private contact with these people."""
    mail, keys = _seen(request.user, mail_id), set(given.positions)
    people = list(visible_positions(request.user).filter(pk__in=keys).select_related("account"))
    if len(people) != len(keys):
        raise Http404
    moment = place_mail(by=request.user, mail=mail, positions=people)
    return told(get_object_or_404(diary_of(request.user), pk=moment.pk))


@router.delete(ONE, response={204: None}, operation_id="discardMail")
def discard(request: Caller, mail_id: Key) -> None:
    """Let a mail be no contact; it can be brought back for a month."""
    discard_mail(by=request.user, mail=_seen(request.user, mail_id))


@router.post(f"{ONE}/restore", response=MailShown, operation_id="restoreMail")
def restore(request: Caller, mail_id: Key) -> DroppedMail:
    """Let a mail wait again; the contact that it was is dropped."""
    return restore_mail(by=request.user, mail=_seen(request.user, mail_id))


def _seen(user: User, mail_id: int) -> DroppedMail:
    return get_object_or_404(mails_of(user), pk=mail_id)
