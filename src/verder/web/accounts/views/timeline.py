"""The timeline of one account."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.intensify.reports.timeline import MOST
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.accounts.timeline import by_month, timeline_of
from verder.web.accounts.timeline_table import timeline_table
from verder.web.core.exports import export_response
from verder.web.core.requests import Request

TEMPLATE = "accounts/timeline.html"
RESULTS = "accounts/parts/timeline_results.html"


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def account_timeline(request: Request, account_id: int) -> HttpResponseBase:
    """Show everything that happened to an account, as far as the reader may know."""
    account = seen_account(request.user, account_id)
    timeline = timeline_of(account, request.user)
    table = timeline_table(timeline.happenings, request.GET)
    if table.export:
        about = [(_("Account"), account.name)]
        return export_response(table, title=_("Timeline"), about=about)
    happenings = [line.row for line in table.body]
    context = {
        "table": table,
        "happenings": happenings,
        "months": by_month(happenings),
        "most": MOST if timeline.is_cut else None,
    }
    if request.headers.get("HX-Target") == table.id:
        return render(request, RESULTS, context)
    frame = account_frame(request, account, "account_history")
    return render(request, TEMPLATE, {**frame, **context, "results": RESULTS})
