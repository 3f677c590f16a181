"""Logging a contact: choose the account, write down what was said, done."""

from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment, DroppedMail
from verder.apps.intensify.queries.diary import just_planned
from verder.apps.intensify.queries.mails import waiting_mails
from verder.apps.intensify.rules import may_log_contacts
from verder.apps.intensify.services.mails import keep_mail
from verder.apps.intensify.services.moments import log_contact
from verder.web.accounts.frame import seen_account
from verder.web.core.flash import say
from verder.web.core.requests import Request
from verder.web.intensify.account_picker import is_search, picker_of
from verder.web.intensify.contact_form import ContactForm, is_planned
from verder.web.intensify.mail_rows import told_by

PICKER: Final = "intensify/log_account.html"
FOUND: Final = "intensify/parts/found_accounts.html"


@login_required
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request", "HX-Target")
def contact_log(request: Request) -> HttpResponse:
    """Log a contact with the account that the address names, or let one be chosen."""
    sent = request.POST if request.method == "POST" else request.GET
    asked, mail = record_key(sent.get("account", "")), _mail(request, sent.get("mail", ""))
    if not asked:
        return _picker(request, mail)
    account = seen_account(request.user, asked)
    if not may_log_contacts(request.user, account):
        return _picker(request, mail, refused=account)
    told = told_by(mail, request.user, account) if mail else _chosen(request)
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        account=account,
        user=request.user,
        now=timezone.now(),
        told=told,
    )
    if request.method == "POST":
        return _keep(request, account, form, mail)
    return form_page(request, account, form, mail=mail)


def _chosen(request: Request) -> dict[str, Any] | None:
    """Return whom the address names, so that they are ticked already."""
    position = record_key(request.GET.get("position", ""))
    return {"positions": [str(position)]} if position else None


def _mail(request: Request, asked: str) -> DroppedMail | None:
    """Return the mail that the contact was, if that is where it comes from."""
    return waiting_mails(request.user).filter(pk=record_key(asked)).first() if asked else None


def _picker(
    request: Request, mail: DroppedMail | None, *, refused: Account | None = None
) -> HttpResponse:
    def address(account: Account) -> str:
        asked = {"account": account.pk} | ({"mail": mail.pk} if mail else {})
        return f"{reverse('contact_log')}?{urlencode(asked)}"

    context = {**picker_of(request, address), "refused": refused, "mail": mail}
    return render(request, FOUND if is_search(request) else PICKER, context)


def _keep(
    request: Request, account: Account, form: ContactForm, mail: DroppedMail | None
) -> HttpResponse:
    if not form.is_valid():
        return form_page(request, account, form, mail=mail)
    state = MomentState.PLANNED if is_planned(request.POST) else MomentState.DONE
    keep = partial(keep_mail, mail=mail) if mail else log_contact
    try:
        moment = keep(
            by=request.user,
            account=account,
            uid=form.cleaned_data["uid"],
            entry=form.entry(state),
            steps=form.steps(),
            newcomers=form.newcomers(),
        )
    except Refused as refused:
        form.add_error(None, sentence(refused.code, refused.details))
        return form_page(request, account, form, mail=mail)
    back = ("mail_restore", mail.pk) if mail else ("contact_remove", moment.pk)
    say(request, _("The contact was kept."), undo=reverse(back[0], args=[back[1]]))
    return redirect("mails") if mail else redirect("account_contacts", account.pk)


def form_page(
    request: Request,
    account: Account,
    form: ContactForm,
    moment: ContactMoment | None = None,
    *,
    mail: DroppedMail | None = None,
) -> HttpResponse:
    """Show the form of a contact."""
    context: dict[str, Any] = {"account": account, "form": form, "moment": moment, "mail": mail}
    context["fresh_book"] = moment is None
    if moment is None and mail is None:
        context["just_planned"] = just_planned(request.user, account, timezone.localdate())[:3]
    if moment is not None:
        context["is_author"] = moment.by_id == request.user.pk
    return render(request, "intensify/contact.html", context)
