"""Contacts had and planned: of all accounts in view, of one account, and one by one."""

from collections.abc import Callable
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.queries.diary import diary_of, open_promises
from verder.apps.intensify.queries.teams import colleagues
from verder.apps.intensify.rules import may_change_contact, may_log_contacts
from verder.apps.intensify.services.moments import (
    change_contact,
    drop_contact,
    finish_contact,
    share_contact,
    undo_contact,
)
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.exports import table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, go_back
from verder.web.core.tables import read_table
from verder.web.intensify.contact_form import ContactForm
from verder.web.intensify.contact_lines import promise_lines, visit_lines
from verder.web.intensify.contacts_table import contacts_table
from verder.web.intensify.views.log import form_page

TAB = "account_contacts"
NEAREST: Final = 8  # planned contacts with one account that stand above the list


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def contacts_page(request: Request) -> HttpResponseBase:
    """Show the contacts with all accounts in view."""
    today = timezone.localdate()
    spec = contacts_table(today, list(colleagues(today)), has_account=True)
    table = read_table(spec, diary_of(request.user), request.GET)
    return table_page(request, "intensify/contacts.html", table, {}, title=_("Contact moments"))


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def account_contacts(request: Request, account_id: int) -> HttpResponseBase:
    """Show what is planned with an account, what was promised, and the contacts had."""
    account, today = seen_account(request.user, account_id), timezone.localdate()
    moments = diary_of(request.user).filter(account=account)
    spec = contacts_table(today, list(colleagues(today)), has_account=False)
    table = read_table(spec, moments, request.GET)
    may_log = may_log_contacts(request.user, account)
    planned = moments.filter(state=MomentState.PLANNED).order_by("on", "begins_at", "pk")
    waiting = open_promises(request.user).filter(account=account)
    context = {
        **account_frame(request, account, TAB),
        "planned": visit_lines(planned[:NEAREST], request.user, today),
        "planned_count": planned.count(),
        "promised": promise_lines(waiting, request.user, today),
        "may_log": may_log,
    }
    title = _("Contacts with %(account)s") % {"account": account.name}
    return table_page(request, "intensify/account_contacts.html", table, context, title=title)


@login_required
@require_http_methods(["GET", "POST"])
def contact(request: Request, moment_id: int) -> HttpResponse:
    """Show one contact, to be read, changed, or finished."""
    moment = _seen(request, moment_id)
    if not may_change_contact(request.user, moment):
        return render(request, "intensify/contact_read.html", {"moment": moment})
    sent = request.POST if request.method == "POST" else None
    form = ContactForm(
        sent, account=moment.account, user=request.user, now=timezone.now(), moment=moment
    )
    if sent is None or not form.is_valid():
        return form_page(request, moment.account, form, moment)
    state = sent.get("state", moment.state)
    if state not in MomentState.values:
        state = moment.state
    try:
        change_contact(
            by=request.user,
            moment=moment,
            entry=form.entry(state),
            steps=form.steps(),
            newcomers=form.newcomers(),
        )
    except Refused as refused:
        form.add_error(None, sentence(refused.code, refused.details))
        return form_page(request, moment.account, form, moment)
    say(request, _("The contact was kept."), undo=reverse("contact_undo", args=[moment.pk]))
    return redirect(TAB, moment.account_id)


@login_required
@require_POST
def contact_done(request: Request, moment_id: int) -> HttpResponse:
    """Let a planned contact be one that was had."""
    moment = _seen(request, moment_id)
    finish_contact(by=request.user, moment=moment, on=timezone.localdate())
    return _done(request, moment, _("Done: %(what)s") % {"what": moment.account.name})


@login_required
@require_POST
def contact_remove(request: Request, moment_id: int) -> HttpResponse:
    """Let a contact count no longer."""
    moment = _seen(request, moment_id)
    drop_contact(by=request.user, moment=moment)
    return _done(request, moment, _("The contact was removed."))


@login_required
@require_POST
def contact_share(request: Request, moment_id: int) -> HttpResponse:
    """Let the account team read what was private."""
    moment = _seen(request, moment_id)
    share_contact(by=request.user, moment=moment)
    return _done(request, moment, _("The account team reads it from now on."))


@login_required
@require_POST
def contact_undo(request: Request, moment_id: int) -> HttpResponse:
    """Undo the latest act on a contact."""
    moment = _seen(request, moment_id)
    return _unless_refused(request, moment, lambda: undo_contact(by=request.user, moment=moment))


def _unless_refused(
    request: Request, moment: ContactMoment, act: Callable[[], object]
) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return go_back(request, TAB, moment.account_id)


def _done(request: Request, moment: ContactMoment, text: str) -> HttpResponse:
    say(request, text, undo=reverse("contact_undo", args=[moment.pk]))
    return go_back(request, TAB, moment.account_id)


def _seen(request: Request, moment_id: int) -> ContactMoment:
    return get_object_or_404(diary_of(request.user), pk=moment_id)
