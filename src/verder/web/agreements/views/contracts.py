"""The contracts of all accounts in view, by the next day that matters."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.agreements.queries import seen_contracts
from verder.apps.identify.limits import limits_of
from verder.domain.agreements.notice import ReminderLimits
from verder.web.agreements.contracts_table import contract_counts, contract_lines, contracts_table
from verder.web.core.exports import table_page
from verder.web.core.formats import day
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.views.common import about


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def agreements_page(request: Request) -> HttpResponseBase:
    """Show which contracts end, or can be given notice, and when."""
    today = timezone.localdate()
    lines = contract_lines(seen_contracts(request.user), today)
    table = read_table(contracts_table(today), lines, request.GET)
    context = {
        **about(request),
        "counts": contract_counts(lines, today),
        "count": len(lines),
        "limits": limits_of(ReminderLimits),
        "today": today,
    }
    return table_page(
        request,
        "agreements/contracts.html",
        table,
        context,
        title=_("Contracts"),
        about=[(_("Day"), day(today))],
    )
