"""A folder with mails is connected, read now, and forgotten: one's own, or the organisation's."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.sealing import seal
from verder.apps.core.services import record
from verder.apps.intensify.enums import MailboxState
from verder.apps.intensify.models import DroppedMail, Mailbox
from verder.apps.intensify.queries.mails import mailbox_of, strange_mails
from verder.apps.intensify.rules import may_keep_mailbox


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxSaid:
    """Where mails come in, and how to read them."""

    host: str
    login: str
    password: str = field(repr=False)
    port: int = 993
    is_encrypted: bool = True
    folder: str = "INBOX"
    address: str = ""
    reads_old: bool = False


@transaction.atomic
def connect_mailbox(*, by: User, user: User | None, said: MailboxSaid) -> Mailbox:
    """Keep where the mails of a user, or of the organisation, come in; the worker looks at it.

    Said again it takes the place of what was there; mails that were read stay known.
    """
    if not may_keep_mailbox(by, user):
        raise PermissionDenied
    box = mailbox_of(user) or Mailbox(user=user)
    before = (box.host, box.login, box.folder)
    for name in ("port", "is_encrypted", "reads_old"):
        setattr(box, name, getattr(said, name))
    for name in ("host", "login", "folder", "address"):
        setattr(box, name, getattr(said, name).strip())
    box.sealed_password = seal(said.password)
    if before != (box.host, box.login, box.folder):
        box.validity, box.last = None, 0
    _look_again(box)
    box.full_clean()
    box.save()
    told = {"host": box.host, "folder": box.folder, "address": box.address}
    record(by=by, action="mailbox.connected", subject=box, after=told)
    return box


def ask_for_mails(*, by: User, user: User | None) -> Mailbox:
    """Let the worker read the folder now, whatever its timetable."""
    box = _own(by, user)
    if box.state == MailboxState.STOPPED:
        _look_again(box)
    box.next_at = timezone.now()
    box.save(update_fields=["next_at", "state", "problem", "failures"])
    return box


@transaction.atomic
def disconnect_mailbox(*, by: User, user: User | None) -> None:
    """Forget the folder and its password; mails that came from it stay."""
    box = _own(by, user)
    record(by=by, action="mailbox.disconnected", subject=box)
    box.delete()


@transaction.atomic
def forget_strange_mails(*, by: User) -> int:
    """Take the senders whom nobody knows off the list, and return how many there were."""
    if not may_keep_mailbox(by, None):
        raise PermissionDenied
    count, _kinds = DroppedMail.objects.filter(pk__in=strange_mails().values("pk")).delete()
    record(by=by, action="mailbox.strangers_forgotten", subject="mailbox", after={"mails": count})
    return count


def _own(by: User, user: User | None) -> Mailbox:
    if not may_keep_mailbox(by, user):
        raise PermissionDenied
    box = mailbox_of(user)
    if box is None:
        raise Refused("mailbox_not_connected")
    return box


def _look_again(box: Mailbox) -> None:
    box.state, box.problem = MailboxState.LOOKING, None
    box.failures, box.next_at = 0, timezone.now()
