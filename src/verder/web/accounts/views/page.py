"""The page of one account."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from verder.apps.accounts.look_alikes import look_alikes_of
from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_arrange_accounts
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.identify.reports.account_page import AccountFigures, account_figures
from verder.domain.values.missing import NotComputable
from verder.web.accounts.charts import groups_option
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core import formats
from verder.web.core.requests import Request, only_for
from verder.web.identify.asked import read_question
from verder.web.identify.charts.months import months_option
from verder.web.identify.presenters.words import CLASS_OF_ONE

MOST_GROUPS = 15


@require_GET
@login_required
def account_page(request: Request, account_id: int) -> HttpResponse:
    """Show who the account is, what it buys, and who looks after it."""
    account = seen_account(request.user, account_id)
    asked = read_question(request.user, request.GET)
    context: dict[str, Any] = {
        **account_frame(request, account, "account"),
        "asked": asked,
        "numbers": account.numbers.order_by("source", "number"),
        "members": account.members.filter(is_active=True).order_by("name"),
        "children": _children(account),
    }
    try:
        figures = account_figures(user=request.user, account=account, period=asked.question.period)
    except NotComputable as missing:
        return render(
            request, "accounts/account.html", {**context, "missing": sentence(missing.reason)}
        )
    return render(request, "accounts/account.html", {**context, **_drawn(figures)})


def _children(account: Account) -> list[Account]:
    return list(account.children.order_by("name", "pk"))


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


def _drawn(figures: AccountFigures) -> dict[str, Any]:
    """Return the figures with their charts."""
    groups = figures.product_groups[:MOST_GROUPS]
    names = [group.product_group or _("without a group") for group in groups]
    return {
        "figures": figures,
        "class_name": CLASS_OF_ONE.get(figures.group, ""),
        "months_chart": months_option(
            [formats.month(pair.month) for pair in figures.months],
            (_("This period"), [pair.revenue for pair in figures.months]),
            (_("A year earlier"), [pair.year_before for pair in figures.months]),
        ),
        "groups_chart": groups_option(
            names,
            now=(_("This period"), [group.revenue for group in groups]),
            before=(_("Period before"), [group.previous for group in groups]),
        ),
        "has_groups": any(group.product_group for group in figures.product_groups),
    }
