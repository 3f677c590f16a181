"""The folder from which mails come, one's own or the organisation's: connect, read now, forget."""

from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import MailboxState
from verder.apps.intensify.models import Mailbox
from verder.apps.intensify.queries.mails import mailbox_of, strange_mails
from verder.apps.intensify.rules import may_keep_mailbox
from verder.apps.intensify.services.mailboxes import (
    ask_for_mails,
    connect_mailbox,
    disconnect_mailbox,
    forget_strange_mails,
)
from verder.content.guide import page
from verder.web.core.flash import say, warn
from verder.web.core.guide import html_of, language
from verder.web.core.requests import Request
from verder.web.intensify.forms.mailboxes import MailboxForm, said_of

MOST_STRANGERS: Final = 50


@login_required
@require_http_methods(["GET", "POST"])
def mailbox_page(request: Request, *, is_shared: bool) -> HttpResponse:
    """Show where mails come in and how that goes, and let it be said anew."""
    owner = _owner(request, is_shared=is_shared)
    box = mailbox_of(owner)
    first = said_of(box) if box else None
    form = MailboxForm(request.POST or None, is_shared=is_shared, initial=first)
    if form.is_valid():
        try:
            connect_mailbox(by=request.user, user=owner, said=form.said())
        except ValidationError as wrong:
            form.add_error(None, wrong.messages[0])
        else:
            return redirect(_name(is_shared=is_shared))
    guide = page("mails", "drop_box", language())
    context = {
        **_told(box, is_shared=is_shared),
        "form": form,
        "guide": html_of(guide) if guide else "",
        "strangers": strange_mails()[:MOST_STRANGERS] if is_shared else (),
    }
    return render(request, "intensify/mails/mailbox.html", context)


@login_required
@require_GET
def mailbox_state(request: Request, *, is_shared: bool) -> HttpResponse:
    """Show how far the folder is, while the worker looks."""
    box = mailbox_of(_owner(request, is_shared=is_shared))
    return render(request, "intensify/mails/state.html", _told(box, is_shared=is_shared))


@login_required
@require_POST
def mailbox_read(request: Request, *, is_shared: bool) -> HttpResponse:
    """Let the worker read the folder now."""
    try:
        ask_for_mails(by=request.user, user=_owner(request, is_shared=is_shared))
        say(request, _("The folder is read now."))
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    return redirect(_name(is_shared=is_shared))


@login_required
@require_POST
def mailbox_leave(request: Request, *, is_shared: bool) -> HttpResponse:
    """Forget the folder and its password."""
    try:
        disconnect_mailbox(by=request.user, user=_owner(request, is_shared=is_shared))
        say(request, _("The mail server is forgotten, with its password."))
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    return redirect(_name(is_shared=is_shared))


@login_required
@require_POST
def strangers_forget(request: Request) -> HttpResponse:
    """Take the senders whom nobody knows off the list."""
    forget_strange_mails(by=request.user)
    say(request, _("The list is empty; that cannot be undone."))
    return redirect("shared_mailbox")


def _owner(request: Request, *, is_shared: bool) -> User | None:
    owner = None if is_shared else request.user
    if not may_keep_mailbox(request.user, owner):
        raise PermissionDenied
    return owner


def _name(*, is_shared: bool) -> str:
    return "shared_mailbox" if is_shared else "my_mailbox"


def _told(box: Mailbox | None, *, is_shared: bool) -> dict[str, Any]:
    """Return how far the folder is, in words, and where its buttons lead."""
    problem, note = (box.problem, box.note) if box else (None, None)
    name = _name(is_shared=is_shared)
    return {
        "box": box,
        "is_shared": is_shared,
        "problem": sentence(problem["code"], problem["details"]) if problem else "",
        "note": sentence(note["code"], note["details"]) if note else "",
        "is_waiting": box is not None and box.state == MailboxState.LOOKING and not problem,
        "addresses": {act: f"{name}_{act}" for act in ("state", "read", "leave")},
    }
