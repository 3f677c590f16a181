"""The list of accounts."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.rules import may_arrange_accounts
from verder.apps.core.models import User
from verder.apps.core.rules import may_import
from verder.apps.identify.reports.account_list import list_basis, revenue_of
from verder.apps.identify.rules.ratings import may_make_rating
from verder.apps.identify.selection_choices import Decision
from verder.web.accounts.choices import owner_choices, team_choices
from verder.web.accounts.tables import account_table
from verder.web.core.exports import export_response, table_page
from verder.web.core.requests import Request
from verder.web.identify.asked import read_question
from verder.web.identify.rating_choices import rating_choices, round_choices
from verder.web.identify.views.selection.rounds import may_begin

TEMPLATE = "accounts/accounts.html"


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def accounts_page(request: Request) -> HttpResponseBase:
    """List the accounts in view, with what each bought and where that is going."""
    asked = read_question(request.user, request.GET)
    basis = list_basis(request.user, asked.question)
    owners = owner_choices(request.user)
    table, rows = account_table(basis, request.GET, owners)
    if table.export:
        return export_response(table, title=_("Accounts"), about=asked.about)
    if request.headers.get("HX-Target") == table.id:
        return table_page(request, TEMPLATE, table, {}, title=_("Accounts"))
    context = {
        "asked": asked,
        "table": table,
        "revenue": revenue_of(basis, rows.ids),
        "currency": basis.currency,
        "period": basis.period,
        **bulk_choices(request.user, owners),
    }
    part = f"{TEMPLATE}#result" if request.headers.get("HX-Target") == "result" else TEMPLATE
    return render(request, part, context)


def bulk_choices(user: User, owners: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return what may be done with the accounts that are selected."""
    may_arrange = may_arrange_accounts(user)
    return {
        "may_arrange": may_arrange,
        "may_import": may_import(user),
        "owners": owners if may_arrange else [],
        "teams": team_choices(user) if may_arrange else [],
        "may_rate": may_make_rating(user),
        "ratings": rating_choices(user),
        "rounds": round_choices(user),
        "may_begin_round": may_begin(user),
        "decisions": Decision.choices,
    }
