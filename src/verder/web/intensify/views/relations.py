"""How well every account is covered, and on whom it hangs; and that of one in few words."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.intensify.reports.contact_matrix import contact_matrix_report
from verder.apps.intensify.reports.relations import relations_report
from verder.web.accounts.frame import seen_account
from verder.web.core.exports import table_page
from verder.web.core.formats import day
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.views.common import about_page
from verder.web.intensify.matrix_figures import figures_of, weighing_text
from verder.web.intensify.relations_table import relations_table

CARD = frozenset({"coverage", "single_thread", "key_person", "gap"})


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def relations_page(request: Request) -> HttpResponseBase:
    """Show coverage and risks of every account of which people are known."""
    today = timezone.localdate()
    reports = relations_report(user=request.user, on=today)
    table = read_table(relations_table(), reports, request.GET)
    context = {
        **about_page("contact_matrix"),
        "count": len(reports),
        "others": sum(1 for report in reports if not report.sees_opinions),
    }
    return table_page(
        request,
        "intensify/relations.html",
        table,
        context,
        title=_("Relations"),
        about=[(_("Day"), day(today))],
    )


@require_GET
@login_required
def contact_card(request: Request, account_id: int) -> HttpResponse:
    """Show the coverage and the risks of one account in few words, for its first page."""
    account = seen_account(request.user, account_id)
    report = contact_matrix_report(user=request.user, account=account, on=timezone.localdate())
    context = {
        "account": account,
        "report": report,
        "figures": [each for each in figures_of(report) if each.key in CARD],
        "weighing": weighing_text(report),
    }
    return render(request, "intensify/parts/contact_card.html", context)
