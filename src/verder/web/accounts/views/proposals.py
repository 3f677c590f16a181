"""Proposals for an account: kept, withdrawn, brought back."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.identify.models import Proposal
from verder.apps.identify.queries.proposals import driver_names
from verder.apps.identify.reports.account_profit import account_profit
from verder.apps.identify.rules import may_propose
from verder.apps.identify.services import restore_proposal, save_proposal, withdraw_proposal
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import seen_account
from verder.web.accounts.what_if_form import WhatIfForm
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.asked import read_question

MOST_LETTERS = 300


@require_POST
@login_required
def proposal_make(request: Request, account_id: int) -> HttpResponse:
    """Keep what was filled in as a proposal."""
    account = _proposable(request, account_id)
    period = read_question(request.user, request.POST).question.period
    try:
        report = account_profit(user=request.user, account=account, period=period)
        form = WhatIfForm(request.POST.dict(), ladder=report.ladder, names=driver_names())
        made = save_proposal(
            by=request.user,
            account=account,
            change=form.change(),
            period=period,
            note=request.POST.get("note", "")[:MOST_LETTERS],
        )
    except NotComputable as missing:
        warn(request, sentence(missing.reason))
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        undo = reverse("proposal_withdraw", args=[account.pk, made.pk])
        say(request, _("The proposal was kept."), undo=undo)
    return _back(account)


@require_POST
@login_required
def proposal_withdraw(request: Request, account_id: int, proposal_id: int) -> HttpResponse:
    """Withdraw a proposal; it can be brought back."""
    account = _proposable(request, account_id)
    proposal = get_object_or_404(Proposal, pk=proposal_id, account=account)
    try:
        withdraw_proposal(by=request.user, proposal=proposal)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        undo = reverse("proposal_restore", args=[account.pk, proposal.pk])
        say(request, _("The proposal was withdrawn."), undo=undo)
    return _back(account)


@require_POST
@login_required
def proposal_restore(request: Request, account_id: int, proposal_id: int) -> HttpResponse:
    """Bring a withdrawn proposal back."""
    account = _proposable(request, account_id)
    proposal = get_object_or_404(Proposal, pk=proposal_id, account=account)
    try:
        restore_proposal(by=request.user, proposal=proposal)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("The proposal stands again."))
    return _back(account)


def _proposable(request: Request, account_id: int) -> Account:
    account = seen_account(request.user, account_id)
    if not may_propose(request.user, account):
        raise PermissionDenied
    return account


def _back(account: Account) -> HttpResponseRedirect:
    return redirect(reverse("account_profit", args=[account.pk]) + "#proposals")
