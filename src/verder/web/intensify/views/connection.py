"""The own calendar server: connect, choose a calendar, look now, leave."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.services.calendar_connections import (
    ask_for_round,
    choose_calendar,
    connect_calendar,
    disconnect_calendar,
    trust_host,
)
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.intensify.connection_rows import connection_context
from verder.web.intensify.forms.calendars import ChoiceForm, ConnectionForm, FeedForm, HostForm
from verder.web.intensify.views.my_calendar import TEMPLATE, page_context


@require_POST
@login_required
def calendar_connect(request: Request) -> HttpResponse:
    """Keep where the server is; the worker looks for calendars meanwhile."""
    form = ConnectionForm(request.POST)
    if form.is_valid():
        try:
            connect_calendar(by=request.user, **form.cleaned_data)
        except ValidationError:
            form.add_error("address", _("That is no address of a server."))
        else:
            return redirect("my_calendar")
    context = page_context(request.user, FeedForm()) | connection_context(request.user, form)
    return render(request, TEMPLATE, context)


@require_GET
@login_required
def calendar_state(request: Request) -> HttpResponse:
    """Show how far the server is, while the worker looks."""
    return render(request, "intensify/calendar/connection.html", connection_context(request.user))


@require_POST
@login_required
def calendar_choose(request: Request) -> HttpResponse:
    """Choose one of the calendars that were found."""
    form = ChoiceForm(request.POST)
    try:
        chosen = choose_calendar(by=request.user, calendar=form.data.get("calendar", ""))
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        told = _("Your contacts go to %(calendar)s from now on.")
        say(request, told % {"calendar": chosen.calendar_name})
    return redirect("my_calendar")


@require_POST
@login_required
def calendar_trust(request: Request) -> HttpResponse:
    """Let the password go to the host that the server points to."""
    form = HostForm(request.POST)
    try:
        trust_host(by=request.user, host=form.data.get("host", ""))
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    return redirect("my_calendar")


@require_POST
@login_required
def calendar_sync(request: Request) -> HttpResponse:
    """Let the worker look at the calendar now."""
    try:
        ask_for_round(by=request.user)
        say(request, _("Your calendar is looked at now."))
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    return redirect("my_calendar")


@require_POST
@login_required
def calendar_disconnect(request: Request) -> HttpResponse:
    """Forget the server, and take the events along if that was asked."""
    try:
        disconnect_calendar(by=request.user, removes_events=bool(request.POST.get("events")))
        say(request, _("The calendar server is forgotten, with its password."))
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    return redirect("my_calendar")
