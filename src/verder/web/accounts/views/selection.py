"""What is done with a selection of accounts."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from verder.apps.accounts.choices import owners_of, teams_of
from verder.apps.accounts.models import AssignmentRecord
from verder.apps.accounts.rules import may_arrange_accounts
from verder.apps.accounts.services import assign_accounts, put_under, undo_assignment
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key
from verder.apps.core.sentences import sentence
from verder.web.accounts.relation_texts import undo_address
from verder.web.accounts.selected import selected_accounts
from verder.web.core import formats
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, go_back, only_for

NOBODY = "none"


@require_POST
@only_for(may_arrange_accounts)
def accounts_assign(request: Request) -> HttpResponse:
    """Give the selected accounts an account manager or a team."""
    accounts, changes = selected_accounts(request), _assignment(request)
    if changes is None:
        return HttpResponseBadRequest(_("That is not one of the choices."))
    if not accounts or not changes:
        warn(request, _("Select accounts first, and choose an account manager or a team."))
        return go_back(request, "accounts")
    done = assign_accounts(accounts=accounts, by=request.user, **changes)
    count = len(done.before) if done else 0
    text = ngettext("%(count)s account was assigned.", "%(count)s accounts were assigned.", count)
    undo = reverse("accounts_assign_undo", args=[done.pk]) if done else ""
    say(request, text % {"count": formats.number(count)}, undo=undo)
    return go_back(request, "accounts")


@require_POST
@only_for(may_arrange_accounts)
def accounts_assign_undo(request: Request, assignment_id: int) -> HttpResponse:
    """Give accounts back to whom they were taken from."""
    done = get_object_or_404(AssignmentRecord, pk=assignment_id, by=request.user)
    try:
        count = undo_assignment(assignment=done, by=request.user)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return go_back(request, "accounts")
    text = ngettext(
        "%(count)s account is with whom it was before.",
        "%(count)s accounts are with whom they were before.",
        count,
    )
    say(request, text % {"count": formats.number(count)})
    return go_back(request, "accounts")


@require_POST
@only_for(may_arrange_accounts)
def accounts_group(request: Request) -> HttpResponse:
    """Ask which of the selected accounts is the head, then put the others under it."""
    accounts = selected_accounts(request)
    if len(accounts) < 2:
        warn(request, _("A group needs at least two accounts."))
        return go_back(request, "accounts")
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
    accounts = selected_accounts(request)
    if len(accounts) != 2:
        warn(request, _("Select the two accounts that are one customer."))
        return go_back(request, "accounts")
    return redirect("merge", accounts[0].pk, accounts[1].pk)


def _assignment(request: Request) -> dict[str, Any] | None:
    """Return what to change, or None where a choice does not exist."""
    changes: dict[str, Any] = {}
    for name, found in (("owner", owners_of(request.user)), ("team", teams_of(request.user))):
        chosen = request.POST.get(name, "")
        if chosen == NOBODY:
            changes[name] = None
        elif chosen:
            changes[name] = found.filter(pk=record_key(chosen)).first()
            if changes[name] is None:
                return None
    return changes
