"""Mails that were sent on: those that wait for a person, and what became of the others."""

from datetime import timedelta
from typing import Final

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import DroppedMail
from verder.apps.intensify.queries.mails import kept_mails, mailbox_of, mails_of, waiting_mails
from verder.apps.intensify.queries.people import visible_positions
from verder.apps.intensify.reports.mail_people import people_of_mails
from verder.apps.intensify.rules import may_keep_mailbox
from verder.apps.intensify.services.mails import discard_mail, place_mail, restore_mail
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.intensify.mail_rows import kept_rows, waiting_rows

MOST: Final = 30
LATELY: Final = timedelta(days=30)


@login_required
@require_GET
def mails_page(request: Request) -> HttpResponse:
    """Show the mails that wait until somebody says whom they are about."""
    user, today = request.user, timezone.localdate()
    waiting = list(waiting_mails(user)[:MOST])
    places = {mail.pk: [each["place"] for each in mail.addresses] for mail in waiting}
    shared = mailbox_of(None)
    context = {
        "waiting": waiting_rows(waiting, people_of_mails(user, places, today)),
        "kept": kept_rows(kept_mails(user, since=today - LATELY)[:MOST]),
        "shared": shared,
        "own": mailbox_of(user),
        "may_connect_shared": may_keep_mailbox(user, None),
    }
    return render(request, "intensify/mails/page.html", context)


@login_required
@require_POST
def mail_place(request: Request, mail_id: int) -> HttpResponse:
    """Say whom a mail is about: one tap on a person."""
    mail = _seen(request, mail_id)
    chosen = request.POST.get("position", "")
    key = record_key(chosen)
    position = get_object_or_404(visible_positions(request.user), pk=key)
    try:
        place_mail(by=request.user, mail=mail, positions=[position])
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    except PermissionDenied:
        warn(request, _("You do not log contacts with this account any more."))
    else:
        told = _("Kept with %(name)s, for you alone.") % {"name": position}
        say(request, told, undo=reverse("mail_restore", args=[mail.pk]))
    return redirect("mails")


@login_required
@require_POST
def mail_discard(request: Request, mail_id: int) -> HttpResponse:
    """Let a mail be no contact."""
    mail = discard_mail(by=request.user, mail=_seen(request, mail_id))
    say(request, _("The mail was discarded."), undo=reverse("mail_restore", args=[mail.pk]))
    return redirect("mails")


@login_required
@require_POST
def mail_restore(request: Request, mail_id: int) -> HttpResponse:
    """Let a mail wait again."""
    restore_mail(by=request.user, mail=_seen(request, mail_id))
    say(request, _("The mail waits again."))
    return redirect("mails")


def _seen(request: Request, mail_id: int) -> DroppedMail:
    return get_object_or_404(mails_of(request.user), pk=mail_id)
