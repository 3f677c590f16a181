"""The folders from which mails come: one's own, and that of the organisation."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Router
from pydantic import Field, StringConstraints

from verder.api.authentication import Caller
from verder.api.values import PRINTABLE, Given, Shown
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import MailboxState
from verder.apps.intensify.models import Mailbox
from verder.apps.intensify.queries.mails import mailbox_of
from verder.apps.intensify.services.mailboxes import (
    MailboxSaid,
    ask_for_mails,
    connect_mailbox,
    disconnect_mailbox,
    forget_strange_mails,
)

router = Router(tags=["you"])
shared_router = Router(tags=["organisation"])
PLACE = "/mailbox"
Words = Annotated[str, StringConstraints(min_length=1, max_length=250, pattern=PRINTABLE)]


class MailboxGiven(Given):
    """Where mails come in; it is looked at in the background."""

    host: Words = Field(examples=["imap.example.org"])
    port: Annotated[int, Field(ge=1, le=65_535)] = 993
    is_encrypted: bool = True
    login: Words
    password: Annotated[str, Field(min_length=1, max_length=500)]
    folder: Words = "INBOX"
    address: Annotated[str, StringConstraints(max_length=254, pattern=PRINTABLE)] = ""
    reads_old: bool = False

    def said(self) -> MailboxSaid:
        """Return what was sent."""
        return MailboxSaid(**self.model_dump())


class MailboxShown(Shown):
    """A folder from which mails come: how far it is, and what is wrong; never its password."""

    host: str
    port: int
    is_encrypted: bool
    login: str
    folder: str
    address: str
    state: MailboxState
    problem: str
    read_at: datetime | None
    next_at: datetime | None


@router.get(PLACE, response=MailboxShown | None, operation_id="readMailbox")
def read(request: Caller) -> dict[str, Any] | None:
    """Return the own folder, or null where none is connected."""
    return _told(mailbox_of(request.user))


@router.put(PLACE, response=MailboxShown, operation_id="connectMailbox")
def connect(request: Caller, given: MailboxGiven) -> dict[str, Any] | None:
    """Connect a folder of one's own, in the place of the one before."""
    return _connected(request.user, request.user, given)


@router.post(f"{PLACE}/round", response=MailboxShown, operation_id="readMailsNow")
def read_now(request: Caller) -> dict[str, Any] | None:
    """Let the worker read the own folder now."""
    return _told(ask_for_mails(by=request.user, user=request.user))


@router.delete(PLACE, response={204: None}, operation_id="disconnectMailbox")
def disconnect(request: Caller) -> None:
    """Forget the own folder and its password."""
    disconnect_mailbox(by=request.user, user=request.user)


@shared_router.put(PLACE, response=MailboxShown, operation_id="connectSharedMailbox")
def connect_shared(request: Caller, given: MailboxGiven) -> dict[str, Any] | None:
    """Connect the folder of the organisation; administrators alone."""
    return _connected(request.user, None, given)


@shared_router.post(f"{PLACE}/round", response=MailboxShown, operation_id="readSharedMailsNow")
def read_shared_now(request: Caller) -> dict[str, Any] | None:
    """Let the worker read the folder of the organisation now, and return how far it is."""
    return _told(ask_for_mails(by=request.user, user=None))


@shared_router.delete(PLACE, response={204: None}, operation_id="disconnectSharedMailbox")
def disconnect_shared(request: Caller) -> None:
    """Forget the folder of the organisation and its password."""
    disconnect_mailbox(by=request.user, user=None)


@shared_router.delete(
    f"{PLACE}/strangers", response={204: None}, operation_id="forgetStrangeSenders"
)
def forget_strangers(request: Caller) -> None:
    """Empty the list of senders whom nobody knows."""
    forget_strange_mails(by=request.user)


def _connected(by: User, user: User | None, given: MailboxGiven) -> dict[str, Any] | None:
    return _told(connect_mailbox(by=by, user=user, said=given.said()))


def _told(box: Mailbox | None) -> dict[str, Any] | None:
    if box is None:
        return None
    names = MailboxShown.model_fields.keys() - {"problem"}
    told = sentence(box.problem["code"], box.problem["details"]) if box.problem else ""
    return {name: getattr(box, name) for name in names} | {"problem": told}
