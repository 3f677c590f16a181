"""What serving one account takes: the tab with its cost drivers, and typing their quantities."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.rules import may_see_margins
from verder.apps.core.sentences import sentence
from verder.apps.identify.reports.account_costs import AccountCosts, account_costs
from verder.apps.identify.rules import may_set_driver_rates, may_state_quantities
from verder.apps.identify.services import state_quantities, undo_quantities
from verder.domain.values.missing import NotComputable
from verder.web.accounts.cost_rows import cost_rows, statement_rows
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.accounts.quantities_form import QuantitiesForm
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.identify.asked import Asked, read_question
from verder.web.identify.views.common import why


@require_http_methods(["GET", "POST"])
@login_required
def account_costs_page(request: Request, account_id: int) -> HttpResponse:
    """Show the cost drivers of the account, and keep what is typed of them."""
    account = seen_account(request.user, account_id)
    asked = read_question(request.user, request.GET)
    may_type = may_state_quantities(request.user, account)
    if request.method == "POST" and not may_type:
        raise PermissionDenied
    try:
        costs = account_costs(user=request.user, account=account, question=asked.question)
    except NotComputable as missing:
        context = {**_frame(request, account, asked), "missing": sentence(missing.reason)}
        return render(request, "accounts/costs.html", context)
    form = QuantitiesForm(request.POST or None, lines=costs.lines) if may_type else None
    if form is not None and form.is_valid():
        return _keep(request, account, costs, form)
    context = {
        **_frame(request, account, asked),
        "costs": costs,
        "rows": cost_rows(costs, form),
        "statements": list(statement_rows(costs)),
        "form": form,
        "has_entities": any(each.account_id != account.pk for each in costs.statements),
        "sees_costs": may_see_margins(request.user),
        "may_set_rates": may_set_driver_rates(request.user),
        **_reasons(costs),
        **_payments(costs),
    }
    return render(request, "accounts/costs.html", context)


def _frame(request: Request, account: Account, asked: Asked) -> dict[str, Any]:
    return {**account_frame(request, account, "account_costs"), "asked": asked}


def _reasons(costs: AccountCosts) -> dict[str, str]:
    """Return why figures are not there."""
    if costs.costs is None:
        return {}
    return {
        "why_total": why(costs.costs.total),
        "why_service": why(costs.costs.service),
        "why_capital": why(costs.costs.capital),
        "why_share": why(costs.revenue_share),
    }


def _payments(costs: AccountCosts) -> dict[str, Any]:
    """Return how the account pays, with why figures are not there."""
    found = costs.payments
    if found is None:
        return {}
    return {
        "payments": found,
        "why_average": why(found.average),
        "why_dso": why(found.days_outstanding),
        "why_late": why(found.days_late),
    }


def _keep(
    request: Request, account: Account, costs: AccountCosts, form: QuantitiesForm
) -> HttpResponse:
    at = state_quantities(said=form.said(account, costs.period), by=request.user)
    if at is None:
        say(request, _("Nothing was changed."))
    else:
        undo = f"{reverse('quantities_undo')}?{urlencode({'at': at.isoformat()})}"
        say(request, _("The quantities of %(name)s were kept.") % {"name": account.name}, undo=undo)
    return redirect(request.get_full_path())


@require_POST
@login_required
def quantities_undo(request: Request) -> HttpResponse:
    """Take back what was typed in one go; what held before holds again."""
    at = _moment(request.GET.get("at", ""))
    try:
        accounts = undo_quantities(at=at, by=request.user)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect("cost_to_serve")
    say(request, _("The quantities are as they were."))
    if len(accounts) == 1:
        return redirect("account_costs", accounts[0].pk)
    return redirect("cost_to_serve")


def _moment(text: str) -> datetime:
    try:
        at = parse_datetime(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Http404
    return at
