"""What people say of an account beside its invoices: shown, said anew, taken back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.accounts.models import Account
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.rules import may_give_input
from verder.apps.identify.services import set_input
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.accounts.input_forms import InputForm
from verder.web.accounts.input_rows import input_rows
from verder.web.accounts.said import inputs_undo_address, tab_of
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request

TAB = "account_inputs"
ON_THIS_TAB = (
    InputKind.POTENTIAL,
    InputKind.HOURS,
    InputKind.CUSTOMER_BENEFIT,
    InputKind.REFERENCE_SCORE,
    InputKind.RETENTION,
    InputKind.ACQUISITION_COST,
    InputKind.CREDIT_BLOCKED,
)


@require_http_methods(["GET"])
@login_required
def account_inputs(request: Request, account_id: int) -> HttpResponse:
    """Show what is said of the account, by whom and when."""
    account = seen_account(request.user, account_id)
    return _page(request, account)


@require_POST
@login_required
def account_input(request: Request, account_id: int, kind: str) -> HttpResponse:
    """Say something of the account, or empty what was said."""
    account, asked = seen_account(request.user, account_id), _kind_of(kind)
    if not may_give_input(request.user, account, asked):
        raise PermissionDenied
    form, tab = InputForm(request.POST, kind=asked), tab_of(request.POST.get("tab", ""))
    if not form.is_valid():
        return _refused(request, account, form, tab)
    given = form.cleaned_data
    said = set_input(
        by=request.user,
        account=account,
        kind=asked,
        value=given["value"],
        text=given["text"],
        is_fact=given["is_fact"],
    )
    undo = inputs_undo_address(account, [said], tab)
    say(request, _("%(what)s was kept.") % {"what": asked.label}, undo=undo)
    return redirect(tab, account.pk)


def _refused(request: Request, account: Account, form: InputForm, tab: str) -> HttpResponse:
    """Show the form again where it stands on this tab; elsewhere say what is wrong."""
    if tab == TAB and form.kind in ON_THIS_TAB:
        return _page(request, account, form)
    warn(request, " ".join(str(text) for texts in form.errors.values() for text in texts))
    return redirect(tab, account.pk)


def _page(request: Request, account: Account, refused: InputForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        **account_frame(request, account, TAB),
        "tab": TAB,
        "rows": input_rows(request.user, account, ON_THIS_TAB, refused),
    }
    return render(request, "accounts/inputs.html", context)


def _kind_of(text: str) -> InputKind:
    try:
        return InputKind(text)
    except ValueError:
        raise Http404 from None
