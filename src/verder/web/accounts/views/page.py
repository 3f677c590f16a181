"""The page of one account."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.accounts.look_alikes import look_alikes_of
from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.rules import may_arrange_accounts
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.identify.queries.selection import running_entries
from verder.apps.identify.reports.account_page import AccountFigures, account_figures
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.accounts.relation_rows import hanging_rows, relation_rows
from verder.web.accounts.stage import stage_of
from verder.web.accounts.views.pictures import account_charts, account_tables
from verder.web.agreements.account_line import contract_reminders
from verder.web.core import formats
from verder.web.core.exports import asked_file
from verder.web.core.requests import Request, only_for
from verder.web.identify.asked import read_question
from verder.web.identify.presenters.words import CLASS_OF_ONE


@require_GET
@login_required
def account_page(request: Request, account_id: int) -> HttpResponseBase:
    """Show who the account is, what it buys, and who looks after it."""
    account = seen_account(request.user, account_id)
    asked = read_question(request.user, request.GET)
    context: dict[str, Any] = {
        **account_frame(request, account, "account"),
        "asked": asked,
        "numbers": account.numbers.order_by("source", "number"),
        "members": account.members.filter(is_active=True).order_by("name"),
        "children": _children(request.user, account),
        "relations": relation_rows(request.user, account),
        "hanging": hanging_rows(request.user, account),
        "running": running_entries(account),
        "contract_reminders": contract_reminders(account, timezone.localdate()),
    }
    try:
        figures = account_figures(user=request.user, account=account, period=asked.question.period)
    except NotComputable as missing:
        return render(
            request, "accounts/account.html", {**context, "missing": sentence(missing.reason)}
        )
    tables = account_tables(figures, request.GET)
    if file := asked_file(tables.values(), about=_about(figures, account)):
        return file
    found = {
        "figures": figures,
        "stage": stage_of(account, figures.period),
        "class_name": CLASS_OF_ONE.get(figures.group, ""),
        **account_charts(figures),
        **tables,
    }
    return render(request, "accounts/account.html", {**context, **found})


def _about(figures: AccountFigures, account: Account) -> list[tuple[str, str]]:
    """Return what stands beside the figures that are taken along."""
    return [(_("Account"), account.name), (_("Period"), formats.period(figures.period))]


def _children(user: User, account: Account) -> list[Account]:
    return list(visible_accounts(user).filter(parent=account).order_by("name", "pk"))


@require_GET
@only_for(may_arrange_accounts)
def account_alike(request: Request, account_id: int) -> HttpResponse:
    """Show which accounts look like this one; comparing them all takes a moment."""
    account = seen_account(request.user, account_id)
    context = {"account": account, "alike": _alike(account, request.user)}
    return render(request, "accounts/parts/alike.html", context)


def _alike(account: Account, user: User) -> list[Account]:
    """Return the accounts that look like this one, the surest first."""
    pairs = look_alikes_of(account, user)
    keys = [pair.second_id if pair.first_id == account.pk else pair.first_id for pair in pairs][:5]
    found = Account.objects.in_bulk(keys)
    return [found[key] for key in keys if key in found]
