"""One mail, read as far as possible; what was wrong with it is named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Final

from verder.documents.mail.addresses import Address, addresses_in, header_text
from verder.documents.mail.forwarded import Forwarded, split_forwarded
from verder.documents.mail.texts import attached_mail, mail_text

PREFIX: Final = re.compile(
    r"^\s*(?:(?:re|aw|antw?|tr|fwd?|fw|wg|doorst(?:uren)?|doorgest(?:uurd)?|réf?)\s*:\s*)+",
    re.IGNORECASE,
)
FAILED: Final = re.compile(r"\bdmarc\s*=\s*fail\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailProblem:
    """One oddity; its code names the sentence that says what it is."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMail:
    """What a mail says.

    `own_text` is what its sender wrote above what they quote or forward; `mark` is the same
    each time the same mail is read.
    """

    mark: str
    sender: Address | None
    recipients: tuple[Address, ...]
    subject: str
    sent_at: datetime | None
    own_text: str
    forwarded: Forwarded | None = None
    is_automatic: bool = False  # an answer that nobody wrote
    is_bulk: bool = False  # the same to many
    is_doubtful: bool = False  # the mail server did not believe the sender
    problems: tuple[MailProblem, ...] = ()


def read_mail(content: bytes, *, size: int | None = None) -> ReadMail:
    """Return what a mail says; `size` is how large it was where only a part of it came."""
    problems: list[MailProblem] = []
    try:
        message = message_from_bytes(content)
        text, attached = mail_text(message), _attached(message)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        # The parser of the standard library stumbles over what some programs make.
        message = BytesHeaderParser().parsebytes(content)
        text, attached = "", None
        problems.append(MailProblem("mail_unreadable"))
    if size is not None and size > len(content):
        problems.append(MailProblem("mail_cut_off", {"read": len(content), "size": size}))
    own_text, forwarded = split_forwarded(text)
    if not text and attached is None and not problems:
        problems.append(MailProblem("mail_no_text"))
    return ReadMail(
        mark=_mark(message, content),
        sender=next(iter(addresses_in(message, "from", "sender")), None),
        recipients=addresses_in(message, "to", "cc"),
        subject=plain_subject(header_text(message, "subject")),
        sent_at=_sent_at(message),
        own_text=own_text,
        forwarded=attached or forwarded,
        is_automatic=header_text(message, "auto-submitted").lower() not in {"", "no"},
        is_bulk="list-unsubscribe" in message or "list-id" in message,
        is_doubtful=bool(FAILED.search(header_text(message, "authentication-results"))),
        problems=tuple(problems),
    )


def plain_subject(subject: str) -> str:
    """Return a subject without what programs put before it.

    >>> plain_subject("FW: Re: Proef in maart"), plain_subject("Tr : Offerte")
    ('Proef in maart', 'Offerte')
    """
    return PREFIX.sub("", subject).strip()


def _attached(message: Message) -> Forwarded | None:
    """Return the mail that was forwarded as a file."""
    found = attached_mail(message)
    if found is None:
        return None
    return Forwarded(
        sender=addresses_in(found, "from"),
        recipients=addresses_in(found, "to", "cc"),
        sent_on=_sent_on(found),
        subject=header_text(found, "subject"),
        text=split_forwarded(mail_text(found))[0],
    )


def _mark(message: Message, content: bytes) -> str:
    """Return what tells a mail from all others: its number, or else all that it says."""
    number = header_text(message, "message-id")
    return sha256(number.encode() if number else content).hexdigest()


def _sent_on(message: Message) -> date | None:
    sent_at = _sent_at(message)
    return sent_at.date() if sent_at else None


def _sent_at(message: Message) -> datetime | None:
    try:
        found = parsedate_to_datetime(header_text(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
