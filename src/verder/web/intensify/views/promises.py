"""Promises: the list, and each of them made, changed, kept, taken off, or brought back."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
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
from verder.apps.intensify.models import NextStep
from verder.apps.intensify.queries.diary import promises
from verder.apps.intensify.rules import may_change_promise, may_log_contacts
from verder.apps.intensify.services.steps import (
    change_promise,
    drop_promise,
    keep_promise,
    promise,
    reopen_promise,
)
from verder.web.accounts.frame import seen_account
from verder.web.core.exports import table_page
from verder.web.core.flash import say
from verder.web.core.requests import Request, go_back
from verder.web.core.tables import read_table
from verder.web.intensify.promise_form import PromiseForm
from verder.web.intensify.promises_table import promises_table

TAB: Final = "account_contacts"


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def promises_page(request: Request) -> HttpResponseBase:
    """Show what was promised to customers, the first day first."""
    today = timezone.localdate()
    spec = promises_table(request.user, today)
    table = read_table(spec, promises(request.user), request.GET)
    return table_page(request, "intensify/promises.html", table, {}, title=_("Promises"))


@login_required
@require_http_methods(["GET", "POST"])
def promise_new(request: Request, account_id: int) -> HttpResponse:
    """Promise something to an account."""
    account = seen_account(request.user, account_id)
    if not may_log_contacts(request.user, account):
        raise PermissionDenied
    form = PromiseForm(
        request.POST or None, account=account, user=request.user, asked=request.GET.dict()
    )
    if form.is_valid():
        try:
            uid = form.cleaned_data["uid"]
            step = promise(by=request.user, account=account, uid=uid, entry=form.entry())
        except Refused as refused:
            form.add_error(None, sentence(refused.code, refused.details))
        else:
            say(request, _("The promise was kept on the list."), undo=_address("remove", step))
            return redirect(TAB, account.pk)
    return render(request, "intensify/promise.html", {"account": account, "form": form})


@login_required
@require_http_methods(["GET", "POST"])
def promise_change(request: Request, step_id: int) -> HttpResponse:
    """Say a promise anew."""
    step = _seen(request, step_id)
    if not may_change_promise(request.user, step):
        raise PermissionDenied
    form = PromiseForm(request.POST or None, account=step.account, user=request.user, step=step)
    if form.is_valid():
        change_promise(by=request.user, step=step, entry=form.entry())
        say(request, _("The promise was changed."))
        return redirect(TAB, step.account_id)
    context = {"account": step.account, "form": form, "step": step}
    return render(request, "intensify/promise.html", context)


@login_required
@require_POST
def promise_done(request: Request, step_id: int) -> HttpResponse:
    """Let a promise be kept."""
    step = _seen(request, step_id)
    keep_promise(by=request.user, step=step, on=timezone.localdate())
    say(request, _("Done: %(what)s") % {"what": step}, undo=_address("reopen", step))
    return go_back(request, TAB, step.account_id)


@login_required
@require_POST
def promise_remove(request: Request, step_id: int) -> HttpResponse:
    """Take a promise off the list."""
    step = _seen(request, step_id)
    drop_promise(by=request.user, step=step, on=timezone.localdate())
    say(request, _("The promise was taken off the list."), undo=_address("reopen", step))
    if "from_form" in request.POST:
        return redirect(TAB, step.account_id)
    return go_back(request, TAB, step.account_id)


@login_required
@require_POST
def promise_reopen(request: Request, step_id: int) -> HttpResponse:
    """Let a promise wait again."""
    step = _seen(request, step_id)
    reopen_promise(by=request.user, step=step)
    say(request, _("It is as it was."))
    return go_back(request, TAB, step.account_id)


def _address(act: str, step: NextStep) -> str:
    return reverse(f"promise_{act}", args=[step.pk])


def _seen(request: Request, step_id: int) -> NextStep:
    return get_object_or_404(promises(request.user, with_dropped=True), pk=step_id)
