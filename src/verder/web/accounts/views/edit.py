"""Changing what is said of an account, and who looks after it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verder.apps.accounts.rules import may_assign_account, may_edit_account
from verder.apps.accounts.services import change_account, set_members
from verder.web.accounts.forms import AccountForm, AssignmentForm
from verder.web.accounts.frame import seen_account
from verder.web.core.flash import say
from verder.web.core.requests import Request


@require_http_methods(["GET", "POST"])
@login_required
def account_edit(request: Request, account_id: int) -> HttpResponse:
    """Change the fields of an account."""
    account = seen_account(request.user, account_id)
    if not may_edit_account(request.user, account):
        raise PermissionDenied
    before = {name: getattr(account, name) for name in AccountForm.base_fields}
    form = AccountForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        change_account(account=account, by=request.user, **form.cleaned_data)
        say(request, _("%(name)s was changed.") % {"name": account.name})
        return redirect("account", account.pk)
    return render(request, "accounts/edit.html", {"account": account, "form": form})


@require_http_methods(["GET", "POST"])
@login_required
def account_assign(request: Request, account_id: int) -> HttpResponse:
    """Say who looks after an account."""
    account = seen_account(request.user, account_id)
    if not may_assign_account(request.user, account):
        raise PermissionDenied
    before = {
        "owner": account.owner_id,
        "team": account.team_id,
        "members": list(account.members.values_list("pk", flat=True)),
    }
    form = AssignmentForm(request.POST or None, by=request.user, initial=before)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        set_members(account=account, members=list(said["members"]), by=request.user)
        change_account(account=account, by=request.user, owner=said["owner"], team=said["team"])
        say(request, _("%(name)s was assigned.") % {"name": account.name})
        return redirect("account", account.pk)
    return render(request, "accounts/assign.html", {"account": account, "form": form})
