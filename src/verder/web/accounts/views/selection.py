"""What is done with a selection of accounts."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from verder.apps.accounts.choices import owners_of, teams_of
from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_arrange_accounts
from verder.apps.accounts.services import change_account, put_under
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.web.accounts.relation_texts import undo_address
from verder.web.core import formats
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, only_for

NOBODY = "none"
MOST = 1000


@require_POST
@only_for(may_arrange_accounts)
def accounts_assign(request: Request) -> HttpResponse:
    """Give the selected accounts an account manager or a team."""
    accounts, changes = _selected(request), _assignment(request)
    if changes is None:
        return HttpResponseBadRequest(_("That is not one of the choices."))
    if not accounts or not changes:
        warn(request, _("Select accounts first, and choose an account manager or a team."))
        return _back(request)
    for account in accounts:
        change_account(account=account, by=request.user, **changes)
    text = ngettext(
        "%(count)s account was assigned.", "%(count)s accounts were assigned.", len(accounts)
    )
    say(request, text % {"count": formats.number(len(accounts))})
    return _back(request)


@require_POST
@only_for(may_arrange_accounts)
def accounts_group(request: Request) -> HttpResponse:
    """Ask which of the selected accounts is the head, then put the others under it."""
    accounts = _selected(request)
    if len(accounts) < 2:
        warn(request, _("A group needs at least two accounts."))
        return _back(request)
    head = next((one for one in accounts if str(one.pk) == request.POST.get("head")), None)
    if head is None:
        return render(request, "accounts/group.html", {"accounts": accounts})
    others = [account for account in accounts if account != head]
    try:
        with transaction.atomic():
            changes = [put_under(account=one, parent=head, by=request.user) for one in others]
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect("accounts")
    undo = undo_address([change for change in changes if change])
    say(request, _("%(name)s is now a group.") % {"name": head.name}, undo=undo)
    return redirect("account", head.pk)


@require_POST
@only_for(may_arrange_accounts)
def accounts_merge_selected(request: Request) -> HttpResponse:
    """Go to the merge of the two selected accounts."""
    accounts = _selected(request)
    if len(accounts) != 2:
        warn(request, _("Select the two accounts that are one customer."))
        return _back(request)
    return redirect("merge", accounts[0].pk, accounts[1].pk)


def _selected(request: Request) -> list[Account]:
    """Return the selected accounts that the user sees."""
    keys = [int(key) for key in request.POST.getlist("selected") if key.isdecimal()][:MOST]
    return list(visible_accounts(request.user).filter(pk__in=keys).order_by("name", "pk"))


def _assignment(request: Request) -> dict[str, Any] | None:
    """Return what to change, or None where a choice does not exist."""
    changes: dict[str, Any] = {}
    for name, found in (("owner", owners_of(request.user)), ("team", teams_of(request.user))):
        chosen = request.POST.get(name, "")
        if chosen == NOBODY:
            changes[name] = None
        elif chosen:
            changes[name] = found.filter(pk=chosen).first() if chosen.isdecimal() else None
            if changes[name] is None:
                return None
    return changes


def _back(request: Request) -> HttpResponse:
    """Return to the list as it was."""
    address = request.headers.get("Referer", "")
    is_own = url_has_allowed_host_and_scheme(address, {request.get_host()})
    return redirect(address if is_own else reverse("accounts"))
