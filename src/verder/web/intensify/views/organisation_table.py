"""The people of an organisation chart as a table, and as a file."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.intensify.reports.organisation_chart import organisation_chart
from verder.web.accounts.frame import account_frame, seen_account
from verder.web.core.exports import table_page
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.intensify.organisation.table import organisation_table


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def organisation_list(request: Request, account_id: int) -> HttpResponseBase:
    """Show everybody on the chart in a table, in reading order."""
    account = seen_account(request.user, account_id)
    chart = organisation_chart(user=request.user, account=account, on=timezone.localdate())
    table = read_table(organisation_table(account, chart), chart.members, request.GET)
    context = {"account": account, "chart": chart}
    context |= account_frame(request, account, "account_organisation")
    title = _("Organisation chart of %(account)s") % {"account": account.name}
    return table_page(request, "intensify/organisation/table.html", table, context, title=title)
