"""What changed of one account since a month ago, for its page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from verder.apps.identify.reports.alerts import account_alerts
from verder.domain.identify.alerts import AlertKind
from verder.domain.values.missing import NotComputable
from verder.web.accounts.frame import seen_account
from verder.web.core.requests import Request
from verder.web.identify.presenters.alerts import alert_lines

TEMPLATE = "accounts/parts/alerts.html"


@require_GET
@login_required
def account_alerts_part(request: Request, account_id: int) -> HttpResponse:
    """Show the alerts of an account; its stage stands on the page already."""
    account = seen_account(request.user, account_id)
    try:
        report = account_alerts(request.user, account)
    except NotComputable:
        return render(request, TEMPLATE, {"lines": []})
    told = [each for each in report.waiting if each.kind is not AlertKind.LIFE_CYCLE]
    context = {"account": account, "report": report, "lines": alert_lines(report, told)}
    return render(request, TEMPLATE, context)
