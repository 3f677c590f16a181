"""Take back what was said of an account."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_keys
from verder.apps.core.sentences import sentence
from verder.apps.identify.models import AccountInput
from verder.apps.identify.said_kinds import KINDS
from verder.apps.identify.services import undo, undo_input
from verder.web.accounts.frame import seen_account
from verder.web.accounts.said import tab_of
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request


@require_POST
@login_required
def account_inputs_undo(request: Request, account_id: int) -> HttpResponse:
    """Take back inputs that were said together; what held before holds again."""
    account = seen_account(request.user, account_id)
    keys = record_keys(request.GET.getlist("said"))
    found = list(AccountInput.objects.filter(pk__in=keys, account=account))
    if not found:
        raise Http404
    try:
        with transaction.atomic():
            for said in found:
                undo_input(by=request.user, said=said)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return redirect(tab_of(request.GET.get("tab", "")), account.pk)


@require_POST
@login_required
def account_said_undo(request: Request, account_id: int, kind: str, row_id: int) -> HttpResponse:
    """Undo the latest act on a benefit, a buying factor or a target."""
    account = seen_account(request.user, account_id)
    if kind not in KINDS:
        raise Http404
    row = get_object_or_404(KINDS[kind], pk=row_id, account=account)
    try:
        undo(by=request.user, row=row)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return redirect(tab_of(request.GET.get("tab", "")), account.pk)
