"""The agreements of one account: kept, changed, removed, and each of that undone."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verder.apps.accounts.models import Account
from verder.apps.accounts.said import Said
from verder.apps.agreements.rules import may_agree
from verder.apps.agreements.services import agree, end_agreement, undo_agreement
from verder.apps.core.failures import Refused
from verder.apps.core.queries import organisation
from verder.apps.core.sentences import sentence
from verder.apps.identify.bonuses import has_bonus_above
from verder.apps.identify.limits import limits_of
from verder.domain.agreements.notice import ReminderLimits
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.agreements import rows
from verder.web.agreements.forms import KINDS, AgreementForm, AttachmentForm
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request

TAB = "account_agreements"


@require_GET
@login_required
def account_agreements(request: Request, account_id: int) -> HttpResponse:
    """Show contracts, prices, bonuses and files of an account."""
    return agreements_page(request, seen_account(request.user, account_id))


@require_POST
@login_required
def agreement_keep(
    request: Request, account_id: int, kind: str, row_id: int | None = None
) -> HttpResponse:
    """Keep a new agreement, or change one."""
    account = editable(request, account_id)
    before = None if row_id is None else _standing_row(account, kind, row_id)
    form = _form_of(kind)(request.POST, account=account, before=before)
    if not form.is_valid():
        return agreements_page(request, account, {rows.key_of(kind, row_id): form})
    try:
        kept = agree(by=request.user, row=form.instance, instead_of=before)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return back_to_tab(account)
    say(request, _("%(what)s was kept.") % {"what": kept}, undo=_undo_address(kept))
    return back_to_tab(account)


@require_POST
@login_required
def agreement_remove(request: Request, account_id: int, kind: str, row_id: int) -> HttpResponse:
    """Remove an agreement."""
    account = editable(request, account_id)
    row = _standing_row(account, kind, row_id)
    try:
        end_agreement(by=request.user, row=row)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("%(what)s was removed.") % {"what": row}, undo=_undo_address(row))
    return back_to_tab(account)


@require_POST
@login_required
def agreement_undo(request: Request, account_id: int, kind: str, row_id: int) -> HttpResponse:
    """Undo the latest act on an agreement."""
    account = editable(request, account_id)
    row = get_object_or_404(_model_of(kind), pk=row_id, account=account)
    try:
        undo_agreement(by=request.user, row=row)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return back_to_tab(account)


def editable(request: Request, account_id: int) -> Account:
    """Return an account of those in view whose agreements the user may change."""
    account = seen_account(request.user, account_id)
    if not may_agree(request.user, account):
        raise PermissionDenied
    return account


def back_to_tab(account: Account) -> HttpResponseRedirect:
    """Lead back to the agreements of the account."""
    return redirect(TAB, account.pk)


def agreements_page(
    request: Request,
    account: Account,
    refused: rows.Refused | None = None,
    *,
    file_form: AttachmentForm | None = None,
) -> HttpResponse:
    """Show the tab, with forms as they were sent where they were refused."""
    today, given = timezone.localdate(), refused or {}
    limits, currency = limits_of(ReminderLimits), organisation().currency
    may_edit = may_agree(request.user, account)
    context: dict[str, Any] = {
        **account_frame(request, account, TAB),
        "currency": currency,
        "contracts": rows.contract_rows(
            account, today, limits.days_ahead, given, may_edit=may_edit
        ),
        "prices": rows.price_rows(account, today, currency, given, may_edit=may_edit),
        "bonuses": rows.bonus_rows(account, given, may_edit=may_edit),
        "files": rows.file_rows(account),
        "has_below": account.children.exists(),
        "has_bonus_above": account.parent_id is not None and has_bonus_above(account.pk),
    }
    if may_edit:
        context["new"] = rows.new_forms(account, given)
        context["file_form"] = file_form or AttachmentForm(None, None, account=account)
    return render(request, "agreements/account.html", context)


def _form_of(kind: str) -> type[AgreementForm]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _model_of(kind: str) -> type[Said]:
    model = _form_of(kind)._meta.model  # noqa: SLF001 - Django's name
    assert model is not None  # noqa: S101 - every form names its own
    return model


def _standing_row(account: Account, kind: str, row_id: int) -> Said:
    return get_object_or_404(_model_of(kind), pk=row_id, account=account, replaced_on=None)


def _undo_address(row: Said) -> str:
    return reverse("agreement_undo", args=[row.account_id, row.said_as, row.pk])
