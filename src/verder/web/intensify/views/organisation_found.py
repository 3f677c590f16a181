"""People on an organisation chart, found while somebody types in one of its forms."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from verder.apps.intensify.reports.organisation_chart import organisation_chart
from verder.web.accounts.frame import seen_account
from verder.web.core.requests import Request
from verder.web.intensify.organisation.asked import chart_asked
from verder.web.intensify.organisation.page_forms import asked_choice


@require_GET
@login_required
def organisation_found(request: Request, account_id: int, kind: str) -> HttpResponse:
    """Answer with whom this form offers after a search."""
    account, asked = seen_account(request.user, account_id), chart_asked(request.GET)
    chart = organisation_chart(user=request.user, account=account, on=timezone.localdate())
    choice = asked_choice(chart, asked, kind)
    if choice is None:
        raise Http404
    return render(request, "intensify/organisation/options.html", {"offers": choice.offers})
