"""Invitations by mail to one planned contact: whom, what they read, and that it is off."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.invitations import where_mail_goes
from verder.apps.core.sentences import sentence
from verder.apps.intensify.invitation_mails import invitation_event, when_of
from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.queries.contacts import visible_moments
from verder.apps.intensify.queries.invitations import invitation_of, possible_guests
from verder.apps.intensify.rules import may_change_contact
from verder.apps.intensify.services.invitations import (
    cancel_invitation,
    guests_of,
    invite,
    is_outdated,
)
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request


@login_required
@require_http_methods(["GET", "POST"])
def contact_invite(request: Request, moment_id: int) -> HttpResponse:
    """Show who can be invited and what they will read, and mail it."""
    moment = _own(request, moment_id)
    if request.method == "POST":
        try:
            invite(by=request.user, moment=moment, emails=request.POST.getlist("guest"))
        except Refused as refused:
            warn(request, sentence(refused.code, refused.details))
        else:
            say(request, _("The invitation is on its way."))
        return redirect("contact_invite", moment.pk)
    return render(request, "intensify/invitation.html", _context(request, moment))


@login_required
@require_POST
def contact_uninvite(request: Request, moment_id: int) -> HttpResponse:
    """Mail that it is off."""
    moment = _own(request, moment_id)
    try:
        cancel_invitation(by=request.user, moment=moment)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("Everybody who was invited gets a mail that it is off."))
    return redirect("contact_invite", moment.pk)


def _own(request: Request, moment_id: int) -> ContactMoment:
    moments = visible_moments(request.user).select_related("account")
    moment = get_object_or_404(moments.distinct(), pk=moment_id)
    if not may_change_contact(request.user, moment):
        raise Http404
    return moment


def _context(request: Request, moment: ContactMoment) -> dict[str, object]:
    sent = invitation_of(moment)
    is_open = sent is not None and sent.cancelled_at is None
    invited = {guest.email for guest in guests_of(sent)} if sent is not None and is_open else set()
    guests = possible_guests(moment)
    event = invitation_event(moment, by=request.user, guests=guests, sequence=0)
    return {
        "moment": moment,
        "account": moment.account,
        "event": event,
        "when": when_of(event),
        "guests": [
            (
                guest,
                guest.email in invited if is_open else guest.email != request.user.email.lower(),
            )
            for guest in guests
        ],
        "sent": sent,
        "is_open": is_open,
        "is_outdated": sent is not None and is_outdated(sent),
        "mail_folder": where_mail_goes(),
    }
