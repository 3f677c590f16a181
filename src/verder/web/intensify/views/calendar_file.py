"""A calendar file: sent, looked at, accounts chosen for its events, brought in as contacts."""

from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import CalendarFile
from verder.apps.intensify.reports.calendar_file import CalendarPlan, Fate, Meeting
from verder.apps.intensify.services.calendar_files import (
    bring_in_calendar,
    choose_for_events,
    discard_calendar,
    plan_of_file,
    receive_calendar,
)
from verder.web.core.exports import asked_file, table_page
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.intensify.account_choices import chosen_accounts
from verder.web.intensify.calendar_file_rows import (
    FATES,
    meetings_table,
    problems_table,
    when_words,
    why_words,
)
from verder.web.intensify.forms.calendars import CalendarFileForm

TEMPLATE: Final = "intensify/calendar/file.html"
MOST_CHOICES: Final = 100
OPEN: Final = (Fate.UNCLEAR, Fate.NEW, Fate.SKIPPED, Fate.OTHER)


@require_http_methods(["GET", "POST"])
@login_required
def calendar_file(request: Request) -> HttpResponse:
    """Send a calendar file; nothing becomes of it before that is said."""
    form = CalendarFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            receive_calendar(by=request.user, content=sent.file, name=sent.name)
        except Refused as refused:
            form.add_error("file", sentence(refused.code, refused.details))
        else:
            return redirect("calendar_file_preview")
    waiting = CalendarFile.objects.filter(by=request.user).only("name", "at").first()
    context = {"form": form, "waiting": waiting}
    return render(request, "intensify/calendar/file_new.html", context)


@require_GET
@login_required
@vary_on_headers("HX-Request", "HX-Target")
def calendar_file_preview(request: Request) -> HttpResponseBase:
    """Show which contacts a file would make, and all that is wrong with it."""
    file = _own(request)
    plan = plan_of_file(file, today=timezone.localdate())
    meetings = read_table(meetings_table(), plan.meetings, request.GET)
    problems = read_table(problems_table(), plan.problems, request.GET)
    if (asked := asked_file([meetings, problems])) is not None:
        return asked
    if request.headers.get("HX-Target") == problems.id:
        return table_page(request, "", problems, {}, title=_("What was wrong"))
    context: dict[str, Any] = {
        "file": file,
        "counts": [(words, plan.count(each), each) for each, words in FATES.items()],
        "days": plan.new_days(),
        "unclear": plan.count(Fate.UNCLEAR),
        "left_out": plan.problems_left_out,
        "choices": [
            (at, each, when_words(each.group.first), why_words(each))
            for at, each in enumerate(_choosable(plan))
        ],
        "problems": problems,
    }
    return table_page(request, TEMPLATE, meetings, context, title=_("Events of the file"))


@require_POST
@login_required
def calendar_file_choose(request: Request) -> HttpResponse:
    """Say of which account events of the file are."""
    file = _own(request)
    plan = plan_of_file(file, today=timezone.localdate())
    keys = [each.group.number for each in _choosable(plan)]
    choices, unknown = chosen_accounts(request.POST, keys, request.user)
    try:
        choose_for_events(by=request.user, file=file, choices=choices)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    for name in unknown:
        warn(request, _("%(name)s means none of your accounts, or several.") % {"name": name})
    return redirect("calendar_file_preview")


@require_POST
@login_required
def calendar_file_apply(request: Request) -> HttpResponse:
    """Make the contacts that the page shows."""
    file = _own(request)
    try:
        act = bring_in_calendar(by=request.user, file=file, now=timezone.now())
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect("calendar_file_preview")
    count = len(act.lines)
    text = ngettext("%(count)d contact was made.", "%(count)d contacts were made.", count)
    say(request, text % {"count": count}, undo=reverse("plan_undo", args=[act.pk]))
    return redirect("contacts")


@require_POST
@login_required
def calendar_file_discard(request: Request) -> HttpResponse:
    """Forget a file that was not brought in."""
    discard_calendar(by=request.user, file=_own(request))
    say(request, _("What was read of the file was thrown away."))
    return redirect("calendar_file")


def _own(request: Request) -> CalendarFile:
    found = CalendarFile.objects.filter(by=request.user).first()
    if found is None:
        raise Http404
    return found


def _choosable(plan: CalendarPlan) -> list[Meeting]:
    """Return the events for which an account can be chosen, those that wait for it first."""
    found = [each for fate in OPEN for each in plan.meetings if each.fate is fate]
    return found[:MOST_CHOICES]
