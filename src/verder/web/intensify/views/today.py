"""Today: what one person has to do. For account managers it is the first page."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from verder.apps.core.enums import Role
from verder.apps.intensify.reports.today import today_report
from verder.web.core.requests import Request
from verder.web.identify.views.common import about_page
from verder.web.intensify.contact_lines import birthday_lines, promise_lines, visit_lines
from verder.web.intensify.silence_lines import silence_lines

# Whoever has accounts to look after begins with the day, others with the whole.
BEGIN_TODAY: Final = frozenset({Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER})


@login_required
@require_GET
def first_page(request: Request) -> HttpResponse:
    """Lead to the page that somebody begins with."""
    return redirect("today" if request.user.role in BEGIN_TODAY else "home")


@login_required
@require_GET
def today_page(request: Request) -> HttpResponse:
    """Show the contacts, promises, silences and birthdays that ask for attention."""
    user, today = request.user, timezone.localdate()
    report = today_report(user, today)
    context = {
        **about_page("today"),
        "fresh_book": True,
        "report": report,
        "visits": visit_lines(report.planned, user, today),
        "promised": promise_lines(report.promises, user, today),
        "silences": silence_lines(report),
        "birthdays": birthday_lines(report.birthdays, today),
    }
    return render(request, "intensify/today.html", context)
