"""Messages that a page shows once, with a button that takes the act back."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.utils.functional import Promise

UNDO = "undo:"


def say(request: HttpRequest, text: str | Promise, *, undo: str = "") -> None:
    """Say that something was done; `undo` is the address that takes it back by POST."""
    messages.success(request, str(text), extra_tags=f"{UNDO}{undo}" if undo else "")


def warn(request: HttpRequest, text: str | Promise) -> None:
    """Say that something did not go as meant."""
    messages.warning(request, str(text))


def undo_of(message: Message) -> str:
    """Return the address that takes the act back, or nothing."""
    tags = message.extra_tags or ""
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""
