"""A mail that came in becomes a contact with whom it is about, or waits for its user."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.core.services import record
from verder.apps.intensify.entries import ContactEntry
from verder.apps.intensify.enums import Channel, MailState
from verder.apps.intensify.models import ContactMoment, DroppedMail, Mailbox, Position
from verder.apps.intensify.queries.mails import user_of_address
from verder.apps.intensify.reports.mail_people import customers_in, people_of
from verder.apps.intensify.services.moments import log_contact
from verder.documents.mail import ReadMail

MOST_TEXT: Final = 10_000
MOST_ADDRESSES: Final = 20


def receive_mail(
    *, box: Mailbox, mail: ReadMail, came_at: datetime, own: set[str]
) -> DroppedMail | None:
    """Keep a mail that came in, and return it; None where it was kept before."""
    owner = box.user
    if owner is None and mail.sender is not None:
        owner = user_of_address(mail.sender.place)
    if DroppedMail.objects.filter(user=owner, mark=mail.mark).exists():
        return None
    try:
        with transaction.atomic():
            return _received(box, owner, mail, came_at, own)
    except IntegrityError:  # another process kept it a moment ago
        if DroppedMail.objects.filter(user=owner, mark=mail.mark).exists():
            return None
        raise


def _received(
    box: Mailbox, owner: User | None, mail: ReadMail, came_at: datetime, own: set[str]
) -> DroppedMail:
    on = _day_of(mail, came_at)
    kept = DroppedMail(mailbox=box, user=owner, mark=mail.mark, on=on, came_at=came_at)
    kept.sender = mail.sender.place[:254] if mail.sender else ""
    kept.state, kept.is_bulk = MailState.STRANGE, mail.is_bulk
    kept.is_demo = organisation().is_demo
    kept.problems = _problems(mail, is_sent_on=box.user_id is None)
    if owner is None:
        kept.save()
        return kept
    customers = customers_in(mail, own)
    kept.state = MailState.WAITING
    kept.subject = _subject(mail)[:300]
    kept.text = text_of(mail)
    kept.addresses = [{"place": e.place, "name": e.name} for e in customers[:MOST_ADDRESSES]]
    kept.save()
    people = people_of(owner, [each.place for each in customers], on)
    if people.sure and not _waits(kept):
        _settle(kept, owner, people.sure)
    return kept


def keep_unreadable(*, box: Mailbox, content: bytes, came_at: datetime) -> None:
    """Name a mail that could not be read at all."""
    DroppedMail.objects.get_or_create(
        user=box.user,
        mark=sha256(content).hexdigest(),
        defaults={
            "mailbox": box,
            "state": MailState.WAITING if box.user_id else MailState.STRANGE,
            "on": timezone.localdate(came_at),
            "came_at": came_at,
            "problems": [{"code": "mail_unreadable", "details": {}}],
        },
    )


def _settle(mail: DroppedMail, by: User, people: Sequence[Position]) -> None:
    """Let a mail be a contact with these people; where that is refused, say why and wait."""
    try:
        with transaction.atomic():
            moment = log_contact(
                by=by,
                account=people[0].account,
                uid=uuid4(),
                entry=entry_of(mail, people),
            )
    except (PermissionDenied, Refused) as refused:
        code = refused.code if isinstance(refused, Refused) else "mail_not_allowed"
        mail.problems = [*mail.problems, {"code": code, "details": {}}]
        mail.save(update_fields=["problems"])
        return
    mark_kept(mail, moment)


def entry_of(mail: DroppedMail, positions: Iterable[Position]) -> ContactEntry:
    """Return the contact that a mail was, for its user alone; one to many counts for nobody."""
    return ContactEntry(
        channel=Channel.MAILING if mail.is_bulk else Channel.MAIL,
        on=mail.on,
        purpose=mail.subject,
        agreed=mail.text,
        is_private=True,
        positions=frozenset(each.pk for each in positions),
    )


def mark_kept(mail: DroppedMail, moment: ContactMoment) -> None:
    """Say that a mail is a contact now: what it told stands there, and nowhere else."""
    mail.state, mail.moment, mail.settled_at = MailState.KEPT, moment, timezone.now()
    mail.text = mail.subject = ""
    mail.save()
    record(by=mail.user, action="mail.kept", subject=f"mail:{mail.pk}", after={"day": mail.on})


def text_of(mail: ReadMail) -> str:
    """Return what a mail says: what was written above it first."""
    parts = [mail.own_text, mail.forwarded.text if mail.forwarded else ""]
    text = "\n\n".join(part for part in parts if part)
    return text if len(text) <= MOST_TEXT else f"{text[: MOST_TEXT - 1]}…"


def _subject(mail: ReadMail) -> str:
    return mail.subject or (mail.forwarded.subject if mail.forwarded else "")


def _day_of(mail: ReadMail, came_at: datetime) -> date:
    """Return the day of the mail that was sent on, never one that is still to come."""
    own = mail.forwarded.sent_on if mail.forwarded else None
    sent_at = mail.sent_at or came_at
    return min(own or timezone.localdate(sent_at), timezone.localdate())


def _problems(mail: ReadMail, *, is_sent_on: bool) -> list[dict[str, Any]]:
    found = [{"code": each.code, "details": dict(each.details)} for each in mail.problems]
    if mail.is_automatic:
        found.append({"code": "mail_automatic", "details": {}})
    if mail.is_doubtful and is_sent_on:
        found.append({"code": "mail_doubtful", "details": {}})
    return found


def _waits(mail: DroppedMail) -> bool:
    """Return whether somebody should look first: nobody wrote it, or the sender may be another."""
    return any(each["code"] in {"mail_automatic", "mail_doubtful"} for each in mail.problems)
