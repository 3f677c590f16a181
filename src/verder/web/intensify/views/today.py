"""Today: what one person has to do. For account managers it is the first page."""

from decimal import Decimal
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verder.apps.core.enums import Role
from verder.apps.intensify.enums import Channel
from verder.apps.intensify.models import ContactMoment, Position
from verder.apps.intensify.queries.people import visible_positions
from verder.apps.intensify.reports.relations import own_relations
from verder.apps.intensify.reports.today import today_report
from verder.apps.intensify.services.day_acts import plan_call, wish_birthday
from verder.web.accounts.frame import seen_account
from verder.web.core import formats
from verder.web.core.flash import say
from verder.web.core.requests import Request, go_back
from verder.web.identify.views.common import about_page
from verder.web.intensify.contact_lines import birthday_lines, promise_lines, visit_lines
from verder.web.intensify.contact_words import people_words
from verder.web.intensify.matrix_threads import thin_accounts
from verder.web.intensify.silence_lines import silence_lines

MOST_THREADS: Final = 5
WISHED_BY: Final = (Channel.CALL, Channel.MAIL)
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


@login_required
@require_GET
def today_threads(request: Request) -> HttpResponse:
    """Show which own accounts hang on one person, after the page: it takes a moment."""
    found = thin_accounts(own_relations(user=request.user, on=timezone.localdate()))
    found.sort(key=lambda thin: -thin.risk if isinstance(thin.risk, Decimal) else 0)
    context = {"lines": found[:MOST_THREADS], "count": len(found)}
    return render(request, "intensify/parts/today_threads.html", context)


@login_required
@require_POST
def account_call(request: Request, account_id: int) -> HttpResponse:
    """Plan a call with an account that was not heard for too long."""
    account = seen_account(request.user, account_id)
    moment = plan_call(by=request.user, account=account, position=None, today=timezone.localdate())
    return _planned(request, moment)


@login_required
@require_POST
def position_call(request: Request, position_id: int) -> HttpResponse:
    """Plan a call with somebody who was not heard for too long."""
    position = _seen(request, position_id)
    moment = plan_call(
        by=request.user,
        account=position.account,
        position=position,
        today=timezone.localdate(),
    )
    return _planned(request, moment)


@login_required
@require_POST
def position_wish(request: Request, position_id: int) -> HttpResponse:
    """Keep that somebody was called or written to on their birthday."""
    position, channel = _seen(request, position_id), request.POST.get("channel")
    if channel not in WISHED_BY:
        return HttpResponseBadRequest(_("Say how: by phone or in writing."))
    moment = wish_birthday(
        by=request.user, position=position, channel=Channel(channel), today=timezone.localdate()
    )
    told = _("Kept: %(name)s was wished a happy birthday (%(how)s).")
    say(
        request,
        told % {"name": position, "how": moment.get_channel_display()},
        undo=reverse("contact_remove", args=[moment.pk]),
    )
    return redirect("today")


def _planned(request: Request, moment: ContactMoment) -> HttpResponse:
    told = _("A call with %(who)s is planned on %(day)s.")
    who = people_words(moment) or moment.account.name
    undo = reverse("contact_remove", args=[moment.pk])
    say(request, told % {"who": who, "day": formats.day(moment.on)}, undo=undo)
    return go_back(request, "today")


def _seen(request: Request, position_id: int) -> Position:
    found = visible_positions(request.user).select_related("person", "account")
    return get_object_or_404(found, pk=position_id)
