"""Mutual benefit of an account: the ledger, the scores of dependence, the page to hand over."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_edit_account
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_see_margins
from verder.apps.core.sentences import sentence
from verder.apps.identify.models import BenefitEntry
from verder.apps.identify.queries import all_inputs_of, standing
from verder.apps.identify.reports.dependence import mutual_of
from verder.apps.identify.reports.dependence_scores import TYPED
from verder.apps.identify.services import say, set_input, take_away
from verder.domain.identify.benefit_ledger import Side
from verder.domain.identify.dependence import Balance, Reason
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.accounts.input_forms import InputForm
from verder.web.accounts.mutual_forms import BenefitForm
from verder.web.accounts.mutual_rows import ledger_columns, score_columns, score_form, worries
from verder.web.accounts.said import inputs_undo_address, undo_address
from verder.web.core.flash import say as tell
from verder.web.core.requests import Request
from verder.web.identify.presenters.mutual_words import BALANCE_ADVICE, BALANCE_NAMES
from verder.web.identify.presenters.words import STEP_WORDS

TAB = "account_mutual"
Refused = Mapping[str, BenefitForm]


@require_GET
@login_required
def account_mutual(request: Request, account_id: int) -> HttpResponse:
    """Show what each side gains, and who depends on whom."""
    return _page(request, seen_account(request.user, account_id))


@require_POST
@login_required
def account_benefit(request: Request, account_id: int, entry_id: int | None = None) -> HttpResponse:
    """Name a benefit, or say one anew."""
    account = _editable(request, account_id)
    before = None if entry_id is None else _entry(account, entry_id)
    side = Side.US if request.POST.get("side") == Side.US else Side.CUSTOMER
    form = BenefitForm(request.POST, side=side, entry=before)
    if not form.is_valid():
        return _page(request, account, {str(before.pk) if before else side.value: form})
    row = BenefitEntry(account=account, **form.cleaned_data)
    kept = say(by=request.user, row=row, instead_of=before)
    tell(request, _("%(what)s was kept.") % {"what": kept.what}, undo=undo_address(kept, TAB))
    return redirect(TAB, account.pk)


@require_POST
@login_required
def account_benefit_remove(request: Request, account_id: int, entry_id: int) -> HttpResponse:
    """Take a benefit out of the ledger."""
    account = _editable(request, account_id)
    entry = _entry(account, entry_id)
    take_away(by=request.user, row=entry)
    tell(request, _("%(what)s was removed.") % {"what": entry.what}, undo=undo_address(entry, TAB))
    return redirect(TAB, account.pk)


@require_POST
@login_required
def account_scores(request: Request, account_id: int) -> HttpResponse:
    """Keep the scores of dependence that were sent together."""
    account = _editable(request, account_id)
    before = all_inputs_of(account)
    forms = {
        reason: score_form(reason, request.POST, before.get(kind)) for reason, kind in TYPED.items()
    }
    if not all(form.is_valid() for form in forms.values()):
        return _page(request, account, scores=forms)
    kept = [
        set_input(by=request.user, account=account, kind=form.kind, **form.cleaned_data)
        for form in forms.values()
        if form.has_changed()
    ]
    new = [said for said in kept if said not in before.values()]
    tell(request, _("The scores were kept."), undo=inputs_undo_address(account, new, TAB))
    return redirect(TAB, account.pk)


@require_GET
@login_required
def account_mutual_print(request: Request, account_id: int) -> HttpResponse:
    """Show what may be handed to the customer: shared benefits, no figure of our own."""
    account = seen_account(request.user, account_id)
    shared = standing(BenefitEntry).filter(account=account, is_shared=True)
    context = {
        "account": account,
        "currency": organisation().currency,
        "gains": [entry for entry in shared if entry.side == Side.CUSTOMER],
        "ours": [entry for entry in shared if entry.side == Side.US],
        "today": timezone.localdate(),
    }
    return render(request, "accounts/mutual_print.html", context)


def _page(
    request: Request,
    account: Account,
    refused: Refused | None = None,
    *,
    scores: Mapping[Reason, InputForm] | None = None,
) -> HttpResponse:
    context: dict[str, Any] = account_frame(request, account, TAB)
    try:
        mutual = mutual_of(account, today=timezone.localdate())
    except NotComputable as missing:
        return render(request, "accounts/mutual.html", {**context, "why": sentence(missing.reason)})
    balance = mutual.found.balance
    context |= {
        "mutual": mutual,
        "limits": mutual.found.limits,
        "step_words": STEP_WORDS[mutual.scores.step],
        "has_margins": may_see_margins(request.user),
        "currency": organisation().currency,
        "columns": ledger_columns(request.user, mutual, refused or {}),
        "scores": score_columns(request.user, mutual, scores or {}),
        "worries": worries(request.user, mutual),
        "balance": BALANCE_NAMES[balance] if isinstance(balance, Balance) else "",
        "advice": BALANCE_ADVICE[balance] if isinstance(balance, Balance) else "",
        "why_not": sentence(balance.reason) if isinstance(balance, NotComputable) else "",
    }
    return render(request, "accounts/mutual.html", context)


def _editable(request: Request, account_id: int) -> Account:
    account = seen_account(request.user, account_id)
    if not may_edit_account(request.user, account):
        raise PermissionDenied
    return account


def _entry(account: Account, entry_id: int) -> BenefitEntry:
    return get_object_or_404(standing(BenefitEntry), pk=entry_id, account=account)
