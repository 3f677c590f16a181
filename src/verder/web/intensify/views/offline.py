"""Logging without network: the shell a phone keeps, what it may know, and what it sends later."""

from pathlib import Path
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import own_accounts, visible_accounts
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.queries.diary import recent_accounts, recent_positions
from verder.apps.intensify.queries.teams import seats_of
from verder.apps.intensify.rules import may_log_contacts
from verder.apps.intensify.services.moments import log_contact
from verder.web.core.flash import say
from verder.web.core.requests import Request
from verder.web.intensify.contact_form import (
    ME,
    ContactFields,
    ContactForm,
    is_planned,
    position_name,
)

MOST_ACCOUNTS: Final = 20
MOST_PEOPLE: Final = 12
MOST_NAMED: Final = 200
WORKER: Final = "js/service_worker.js"


@require_GET
@never_cache
def contact_offline(request: Request) -> HttpResponse:
    """Show the form without anybody's names in it; a script fills in what the phone knows."""
    form = ContactFields(None, auto_id="contact_%s", initial={"channel": "visit"})
    nobody = {"user": AnonymousUser(), "organisation": None}
    return render(request, "intensify/offline.html", {"form": form, **nobody})


@require_GET
@never_cache
def service_worker(_request: Request) -> HttpResponse:
    """Send the script that answers without network; it stands above every page."""
    found = finders.find(WORKER)
    assert isinstance(found, str)  # noqa: S101 - it is part of the package
    return HttpResponse(Path(found).read_bytes(), content_type="text/javascript; charset=utf-8")


@require_GET
def manifest(_request: Request) -> JsonResponse:
    """Say how this is installed on a phone."""
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    told = {
        "name": "Verder",
        "short_name": "Verder",
        "start_url": reverse("today"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f6f5f1",
        "theme_color": "#f6f5f1",
        "icons": icons,
        "shortcuts": [{"name": _("Log a contact"), "url": reverse("contact_log")}],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@login_required
@require_GET
@never_cache
def contact_book(request: Request) -> JsonResponse:
    """Tell a phone whom its user met last: names alone, and a token to send with."""
    user = request.user
    accounts = recent_accounts(user, most=MOST_ACCOUNTS)
    known = [_known(user, each) for each in accounts if may_log_contacts(user, each)]
    others = own_accounts(user).exclude(pk__in=[each.pk for each in accounts])
    known += [_named(user, each) for each in others.order_by("name", "pk")[:MOST_NAMED]]
    return JsonResponse({"user": user.pk, "csrf": get_token(request), "accounts": known})


def _named(user: User, account: Account) -> dict[str, Any]:
    """Return an account of the user's own of which the phone knows the name alone."""
    me = [[ME, user.name or user.email]]
    return {"id": account.pk, "name": account.name, "people": [], "team": me, "is_more": True}


def _known(user: User, account: Account) -> dict[str, Any]:
    today = timezone.localdate()
    people = recent_positions(user, account, today)[:MOST_PEOPLE]
    team = {str(seat.colleague_id): seat.colleague for seat in seats_of(account, today)}
    others = [(key, each.name) for key, each in team.items() if each.user_id != user.pk]
    return {
        "id": account.pk,
        "name": account.name,
        "people": [[str(each.pk), position_name(each)] for each in people],
        "team": [[ME, user.name or user.email], *others],
    }


@login_required
@require_POST
def contact_send(request: Request) -> JsonResponse:
    """Keep a contact that a phone wrote down before; the same sent twice is kept once."""
    if request.POST.get("written_by") != str(request.user.pk):
        return JsonResponse({"state": "waits"}, status=409)
    asked = request.POST.get("account", "")
    key = record_key(asked)
    account = visible_accounts(request.user).filter(pk=key).first()
    if account is None or not may_log_contacts(request.user, account):
        return _refused(_("You do not log contacts with this account any more."))
    form = ContactForm(request.POST, account=account, user=request.user, now=timezone.now())
    if not form.is_valid():
        return _refused(*(text for texts in form.errors.values() for text in texts))
    state = MomentState.PLANNED if is_planned(request.POST) else MomentState.DONE
    try:
        moment = log_contact(
            by=request.user,
            account=account,
            uid=form.cleaned_data["uid"],
            entry=form.entry(state),
            steps=form.steps(),
            newcomers=form.newcomers(),
        )
    except Refused as refused:
        return _refused(sentence(refused.code, refused.details))
    say(request, _("The contact was kept."), undo=reverse("contact_remove", args=[moment.pk]))
    address = reverse("account_contacts", args=[account.pk])
    return JsonResponse({"state": "kept", "address": address})


def _refused(*problems: object) -> JsonResponse:
    return JsonResponse(
        {"state": "refused", "problem": " ".join(str(each) for each in problems)}, status=422
    )
