"""The group that an account stands in: its tree, its entities, what they add up to."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.accounts.rules import may_arrange_accounts
from verder.apps.identify.reports.account_group import group_figures
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.accounts.group_nodes import group_nodes
from verder.web.accounts.group_table import group_table
from verder.web.core.exports import table_page
from verder.web.core.requests import Request
from verder.web.identify.asked import read_question
from verder.web.identify.presenters.words import CLASS_OF_ONE
from verder.web.identify.views.common import about_page

TEMPLATE = "accounts/group_page.html"


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def account_group_page(request: Request, account_id: int) -> HttpResponseBase:
    """Show the tree of the group with the figures of every branch, and its entities as a table."""
    account = seen_account(request.user, account_id)
    asked = read_question(request.user, request.GET)
    figures = group_figures(user=request.user, account=account, period=asked.question.period)
    table = group_table(figures, request.GET)
    context = {
        **account_frame(request, account, "account_group"),
        **about_page("groups"),
        "asked": asked,
        "figures": figures,
        "nodes": group_nodes(figures),
        "may_move": may_arrange_accounts(request.user),
        "class_name": CLASS_OF_ONE.get(figures.group, ""),
    }
    title = _("Group of %(name)s") % {"name": (figures.head or account).name}
    return table_page(request, TEMPLATE, table, context, title=title, about=asked.about)
