"""What a mail says, as text: its own words, or its HTML without what could do harm."""

from collections.abc import Iterator
from email.message import Message
from typing import Final

import html_text

from verder.documents.mail.addresses import cleaned, decoded

DEEPEST: Final = 30  # parts in parts


def mail_text(message: Message) -> str:
    """Return what a mail says: plain where it has that, else its HTML as text."""
    parts = list(_leaves(message))
    plain = [_content(part) for part in parts if part.get_content_type() == "text/plain"]
    if any(text.strip() for text in plain):
        return _tidy("\n".join(plain))
    html = [_content(part) for part in parts if part.get_content_type() == "text/html"]
    return _tidy("\n".join(html_text.extract_text(cleaned(each)) for each in html))


def attached_mail(message: Message, depth: int = 0) -> Message | None:
    """Return the first mail that was attached whole."""
    if depth > DEEPEST or not message.is_multipart():
        return None
    if message.get_content_type() == "message/rfc822":
        return _parts(message)[0] if _parts(message) else None
    found = (attached_mail(part, depth + 1) for part in _parts(message))
    return next((each for each in found if each is not None), None)


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts that people see; attached files and mails are none of them."""
    if depth > DEEPEST or message.get_content_disposition() == "attachment":
        return
    if not message.is_multipart():
        yield message
    elif message.get_content_maintype() != "message":
        for part in _parts(message):
            yield from _leaves(part, depth + 1)


def _parts(message: Message) -> list[Message]:
    found = message.get_payload()
    return [part for part in found if isinstance(part, Message)] if isinstance(found, list) else []


def _content(part: Message) -> str:
    content = part.get_payload(decode=True)
    return decoded(content, part.get_content_charset()) if isinstance(content, bytes) else ""


def _tidy(text: str) -> str:
    """Return a text without trailing blanks, and with one empty line where there were many."""
    lines: list[str] = []
    for line in cleaned(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip()
