"""Cells of the matrix are typed, pasted, emptied, taken back and done again."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import FrequencyAct
from verder.apps.intensify.queries.matrices import standing_acts, undone_acts
from verder.apps.intensify.reports.matrix_cells import cells_report
from verder.apps.intensify.rules import may_edit_people
from verder.apps.intensify.services.frequencies import (
    changes_of,
    hand_over_contacts,
    redo_frequencies,
    set_frequencies,
    undo_frequencies,
)
from verder.web.accounts.frame import seen_account
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.intensify.matrix_cells import cell_view
from verder.web.intensify.matrix_forms import read_wishes
from verder.web.intensify.matrix_leavers import read_leaver
from verder.web.intensify.matrix_shows import read_asked

TAB = "account_contact_matrix"
UNPROCESSABLE = 422
Act = Callable[[], FrequencyAct | None]


@require_POST
@login_required
def matrix_cells(request: Request, account_id: int) -> HttpResponse:
    """Keep what was typed or pasted in cells, as one act."""
    account = editable(request, account_id)
    return _done(
        request,
        account,
        lambda: set_frequencies(
            by=request.user,
            account=account,
            wishes=read_wishes(request.POST),
            today=timezone.localdate(),
        ),
    )


@require_POST
@login_required
def matrix_undo(request: Request, account_id: int) -> HttpResponse:
    """Take back what the user did last in this matrix."""
    account = editable(request, account_id)
    today = timezone.localdate()
    return _done(
        request,
        account,
        lambda: undo_frequencies(by=request.user, account=account, today=today),
        _("It is as it was."),
    )


@require_POST
@login_required
def matrix_redo(request: Request, account_id: int) -> HttpResponse:
    """Do again what the user took back last."""
    account = editable(request, account_id)
    today = timezone.localdate()
    return _done(
        request,
        account,
        lambda: redo_frequencies(by=request.user, account=account, today=today),
    )


@require_POST
@login_required
def matrix_hand_over(request: Request, account_id: int) -> HttpResponse:
    """Let somebody take over the cells of who left."""
    account = editable(request, account_id)

    def hand_over() -> FrequencyAct | None:
        leaver, heir_id = read_leaver(request.POST)
        today = timezone.localdate()
        return hand_over_contacts(
            by=request.user, account=account, leaver=leaver, heir_id=heir_id, today=today
        )

    return _done(request, account, hand_over)


def editable(request: Request, account_id: int) -> Account:
    """Return an account of those in view whose matrix the user may fill."""
    account = seen_account(request.user, account_id)
    if not may_edit_people(request.user, account):
        raise PermissionDenied
    return account


def act_words(act: FrequencyAct | None) -> str:
    """Return how many cells changed."""
    count = len(act.changes) if act else 0
    return ngettext("%(count)s cell changed.", "%(count)s cells changed.", count) % {"count": count}


def _done(request: Request, account: Account, do: Act, words: str = "") -> HttpResponse:
    """Do it, and answer the script with the cells that changed, or a form with the page."""
    is_script = request.accepts("application/json") and not request.accepts("text/html")
    try:
        act = do()
    except Refused as refused:
        text = sentence(refused.code, refused.details)
        if is_script:
            return JsonResponse({"said": text}, status=UNPROCESSABLE)
        warn(request, text)
    else:
        said = words or act_words(act)
        if is_script:
            return JsonResponse(_answer(request, account, act, said))
        say(request, said, undo="" if words else reverse("matrix_undo", args=[account.pk]))
    return redirect(f"{reverse(TAB, args=[account.pk])}?{request.GET.urlencode()}")


def _answer(
    request: Request, account: Account, act: FrequencyAct | None, said: str
) -> dict[str, object]:
    """Return the cells that changed as they are now; the measures are asked for after them."""
    asked = read_asked(request.GET)
    pairs = {change.pair for change in changes_of(act)} if act else set()
    found = cells_report(account, pairs, on=timezone.localdate(), basis=asked.basis)
    views = {
        pair: cell_view(found.cells.get(pair), asked, is_mismatch=pair in found.mismatches)
        for pair in sorted(pairs)
    }
    return {
        "said": said,
        "cells": [[*pair, view.html, view.look, view.value] for pair, view in views.items()],
        "undo": standing_acts(account, request.user).exists(),
        "redo": undone_acts(account, request.user).exists(),
    }
