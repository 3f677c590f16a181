"""The organisation chart of an account as a picture to take along: SVG, PDF or PNG."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from verder.apps.intensify.reports.chart_picture import KINDS, chart_picture
from verder.apps.intensify.reports.organisation_chart import organisation_chart
from verder.web.accounts.frame import seen_account
from verder.web.core.requests import Request
from verder.web.intensify.organisation.asked import chart_asked


@require_GET
@login_required
def organisation_picture(request: Request, account_id: int, kind: str) -> HttpResponse:
    """Answer with the chart as its page shows it, as a file of this kind."""
    account, asked = seen_account(request.user, account_id), chart_asked(request.GET)
    if kind not in KINDS:
        raise Http404
    today = timezone.localdate()
    chart = organisation_chart(user=request.user, account=account, on=today, closed=asked.closed)
    found = chart_picture(chart, account, kind=kind, shows=asked.shows, on=today)
    headers = {"Content-Disposition": f'attachment; filename="{found.name}"'}
    return HttpResponse(found.content, content_type=found.media_type, headers=headers)
