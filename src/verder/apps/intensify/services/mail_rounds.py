"""The worker's rounds along folders with mails: read what came, name what went wrong."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import DatabaseError

from verder.apps.core.failures import Problem
from verder.apps.core.sealing import unseal
from verder.apps.intensify.enums import MailboxState
from verder.apps.intensify.models import Mailbox
from verder.apps.intensify.queries.mails import own_addresses
from verder.apps.intensify.services import turns
from verder.apps.intensify.services.receiving import keep_unreadable, receive_mail
from verder.documents.mail import read_mail
from verder.gateways.imap import Fetched, MailFolder, MailLogin

EVERY: Final = timedelta(minutes=5)
MOST_AT_ONCE: Final = 50
MOST_BYTES: Final = 512 * 1024  # of one mail: its words come before its files
logger = logging.getLogger(__name__)


def take_mail_turn(box: Mailbox, now: datetime) -> bool:
    """Read one folder if nobody else does, and return whether it went well."""
    return turns.take_turn(box, now, act=_read, failed=_failed)


def conversation_of(box: Mailbox) -> MailFolder:
    """Return a conversation with the server of a folder."""
    login = MailLogin(
        host=box.host,
        port=box.port,
        user=box.login,
        password=unseal(box.sealed_password),
        is_encrypted=box.is_encrypted,
        allowed_networks=tuple(settings.CALENDAR_NETWORKS),
    )
    return MailFolder(login)


def _read(box: Mailbox, now: datetime) -> None:
    """Read the mails that came since the last time, and say when to look again."""
    if box.state == MailboxState.STOPPED:
        Mailbox.objects.filter(pk=box.pk).update(next_at=None)
        return
    folder = conversation_of(box)
    try:
        _begin(box, folder)
        numbers = folder.after(box.last, most=MOST_AT_ONCE)
        own = own_addresses()
        for number in numbers:
            fetched = folder.fetch(number, most=MOST_BYTES)
            if fetched is not None:
                _receive(box, fetched, now, own)
            Mailbox.objects.filter(pk=box.pk).update(last=number)
    finally:
        folder.close()
    is_more = len(numbers) == MOST_AT_ONCE
    Mailbox.objects.filter(pk=box.pk).update(
        state=MailboxState.CONNECTED,
        problem=None,
        failures=0,
        read_at=now,
        next_at=now if is_more else now + EVERY,
    )


def _begin(box: Mailbox, folder: MailFolder) -> None:
    """Open the folder; where its server numbers the mails anew, go on with what comes now."""
    mark = folder.open(box.folder)
    if box.validity == mark.validity:
        return
    if box.validity is not None:
        box.note = {"code": "mailbox_renumbered", "details": {}}
    is_first = box.validity is None
    box.last = 0 if is_first and box.reads_old else mark.last
    box.validity = mark.validity
    box.save(update_fields=["validity", "last", "note"])


def _receive(box: Mailbox, fetched: Fetched, now: datetime, own: set[str]) -> None:
    """Keep one mail; one that cannot be read stops none of the others."""
    came_at = fetched.came_at or now
    try:
        mail = read_mail(fetched.content, size=fetched.size)
        receive_mail(box=box, mail=mail, came_at=came_at, own=own)
    except DatabaseError:
        raise
    except Exception:
        logger.exception("A mail of mailbox %s could not be read", box.pk)
        keep_unreadable(box=box, content=fetched.content, came_at=came_at)


def _failed(box: Mailbox, now: datetime, problem: Problem, *, needs_user: bool) -> None:
    """Say why it went wrong; what only people can mend waits, the rest is tried ever later."""
    failures = box.failures + 1
    changes: dict[str, object] = {"next_at": turns.later(failures, now, EVERY)}
    if needs_user:
        changes = {"next_at": None, "state": MailboxState.STOPPED}
    Mailbox.objects.filter(pk=box.pk).update(problem=problem, failures=failures, **changes)
