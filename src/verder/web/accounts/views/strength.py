"""Relative strength at an account: what it buys by, how we do, and where it is meant to go."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
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
from verder.apps.core.rules import may_see_margins
from verder.apps.core.sentences import sentence
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.limits import limits_of
from verder.apps.identify.models import KeyBuyingFactor, PortfolioTarget
from verder.apps.identify.queries import standing
from verder.apps.identify.reports.attractiveness import scores_of_round
from verder.apps.identify.reports.matrix_positions import as_weighed
from verder.apps.identify.reports.portfolio_matrix import FIOCCA, MatrixRow, matrix_rows
from verder.apps.identify.services import say, take_away
from verder.domain.identify.business_strength import weakest_factor
from verder.domain.identify.portfolio_matrix import PortfolioLimits
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.accounts.input_rows import input_rows
from verder.web.accounts.said import undo_address
from verder.web.accounts.strength_forms import FactorForm, TargetForm
from verder.web.core.flash import say as tell
from verder.web.core.requests import Request
from verder.web.identify.presenters.matrix_words import (
    BAND_NAMES,
    MANAGEMENT_NAMES,
    QUADRANT_ADVICE,
    QUADRANT_NAMES,
    QUADRANT_STEPS,
)

TAB = "account_strength"
HUNDRED = Decimal(100)


@require_GET
@login_required
def account_strength(request: Request, account_id: int) -> HttpResponse:
    """Show what the customer buys by, and where the account stands in the matrix."""
    return _page(request, _seen(request, account_id))


@require_POST
@login_required
def account_factor(request: Request, account_id: int, factor_id: int | None = None) -> HttpResponse:
    """Add a buying factor, or score one anew."""
    account = _editable(request, account_id)
    before = None if factor_id is None else _factor(account, factor_id)
    form = FactorForm(request.POST, factor=before)
    if not form.is_valid():
        return _page(request, account, {str(before.pk) if before else "new": form})
    row = KeyBuyingFactor(account=account, **form.cleaned_data)
    kept = say(by=request.user, row=row, instead_of=before)
    tell(request, _("%(what)s was kept.") % {"what": kept.name}, undo=undo_address(kept, TAB))
    if request.POST.get("next") == "matrix":
        return redirect("portfolio_matrix")
    return redirect(TAB, account.pk)


@require_POST
@login_required
def account_factor_remove(request: Request, account_id: int, factor_id: int) -> HttpResponse:
    """Take a buying factor away."""
    account = _editable(request, account_id)
    factor = _factor(account, factor_id)
    take_away(by=request.user, row=factor)
    tell(
        request, _("%(what)s was removed.") % {"what": factor.name}, undo=undo_address(factor, TAB)
    )
    return redirect(TAB, account.pk)


@require_POST
@login_required
def account_target(request: Request, account_id: int) -> HttpResponse:
    """Say where the account is meant to go; or take that back."""
    account = _editable(request, account_id)
    before = standing(PortfolioTarget).filter(account=account).first()
    if "remove" in request.POST and before is not None:
        take_away(by=request.user, row=before)
        tell(request, _("The target was removed."), undo=undo_address(before, TAB))
        return redirect(TAB, account.pk)
    form = TargetForm(request.POST, target=before)
    if not form.is_valid():
        return _page(request, account, target_form=form)
    row = PortfolioTarget(account=account, **form.cleaned_data)
    kept = say(by=request.user, row=row, instead_of=before)
    tell(request, _("The target was kept."), undo=undo_address(kept, TAB))
    return redirect(TAB, account.pk)


def _page(
    request: Request,
    account: Account,
    refused: Mapping[str, FactorForm] | None = None,
    *,
    target_form: TargetForm | None = None,
) -> HttpResponse:
    limits, refused = limits_of(PortfolioLimits), refused or {}
    (row,) = matrix_rows([account.pk], {}, None, today=timezone.localdate(), limits=limits)
    is_in_round = account.pk in scores_of_round()
    kinds = FIOCCA if is_in_round else (InputKind.ATTRACTIVENESS, *FIOCCA)
    context: dict[str, Any] = {
        **account_frame(request, account, TAB),
        **_words(row),
        "tab": TAB,
        "is_in_round": is_in_round,
        "row": row,
        "limits": limits,
        "factors": [
            (each, refused.get(str(each.pk)) or FactorForm(None, factor=each))
            for each in row.now.factors
        ],
        "new_factor": refused.get("new") or FactorForm(None),
        "comes_from_matrix": "matrix" in {request.GET.get("from"), request.POST.get("next")},
        "weight_sum": sum((each.weight for each in row.now.factors), Decimal(0)),
        "is_hundred": sum((each.weight for each in row.now.factors), Decimal(0)) == HUNDRED,
        "target_form": target_form or TargetForm(None, target=row.target, **_dragged(request)),
        "is_dragged": bool(_dragged(request)),
        "rows": input_rows(request.user, account, kinds),
    }
    return render(request, "accounts/strength.html", context)


def _dragged(request: Request) -> dict[str, Decimal]:
    """Return where somebody let the target go in the matrix, as far as it is a place."""
    ends = {"ratio": ("x", 0, 5), "attractiveness": ("y", 1, 5)}
    found = {
        name: _between(request.GET.get(key, ""), Decimal(least), Decimal(most))
        for name, (key, least, most) in ends.items()
    }
    return {name: place for name, place in found.items() if place is not None}


def _between(text: str, least: Decimal, most: Decimal) -> Decimal | None:
    try:
        return min(max(Decimal(text), least), most)
    except InvalidOperation:
        return None


def _words(row: MatrixRow) -> dict[str, Any]:
    """Return what the position means, and why there is none."""
    quadrant, strength = row.quadrant, row.now.strength
    weakest = weakest_factor(as_weighed(row.now.factors))
    attractiveness = row.now.attractiveness
    reasons = [found for found in (attractiveness, strength) if isinstance(found, NotComputable)]
    return {
        "quadrant": QUADRANT_NAMES[quadrant] if quadrant else "",
        "advice": QUADRANT_ADVICE[quadrant] if quadrant else "",
        "step": QUADRANT_STEPS[quadrant] if quadrant else "",
        "why_not": " ".join(sentence(found.reason) for found in reasons),
        "why_no_strength": sentence(strength.reason) if isinstance(strength, NotComputable) else "",
        "weakest": weakest.name if weakest else "",
        "management": MANAGEMENT_NAMES[row.management] if row.management else "",
        "cell": (
            BAND_NAMES[row.cell.attractiveness],
            BAND_NAMES[row.cell.relationship],
        )
        if row.cell
        else None,
    }


def _seen(request: Request, account_id: int) -> Account:
    account = seen_account(request.user, account_id)
    if not may_see_margins(request.user):
        raise PermissionDenied
    return account


def _editable(request: Request, account_id: int) -> Account:
    account = _seen(request, account_id)
    if not may_edit_account(request.user, account):
        raise PermissionDenied
    return account


def _factor(account: Account, factor_id: int) -> KeyBuyingFactor:
    return get_object_or_404(standing(KeyBuyingFactor), pk=factor_id, account=account)
