"""Acts on the plan from the year calendar: moved, planned again, made to fit."""

from datetime import date
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_keys
from verder.apps.core.sentences import sentence
from verder.apps.intensify.models import ContactMoment, PlanAct, PlanFitting
from verder.apps.intensify.queries.plans import planned_moments
from verder.apps.intensify.services.fitting import accept_rows, make_fitting
from verder.apps.intensify.services.planning import move_planned
from verder.apps.intensify.services.replanning import Again, PlanAgainOn, replan, replan_on
from verder.domain.values.period import add_months, first_of_month
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request, go_back
from verder.web.intensify.plan_forms import month_of

CALENDAR = "year_calendar"
FURTHEST = 24
PROPOSED = "proposed"


@require_POST
@login_required
def plan_move(request: Request, moment_id: int) -> HttpResponse:
    """Move a planned contact to a month, or some months earlier or later."""
    moment = get_object_or_404(planned_moments(request.user), pk=moment_id)
    month = _asked_month(request, moment)
    if month is None:
        warn(request, _("That is not a month in which contacts are planned."))
        return go_back(request, CALENDAR)
    try:
        act = move_planned(by=request.user, moments=[moment], month=month)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        _say_moved(request, act, 1)
    return _back_to_cell(request, month)


@require_POST
@login_required
def plan_again(request: Request) -> HttpResponse:
    """Plan what slipped again: the chosen contacts in one act, or with one tap a single one."""
    only = request.POST.getlist("only")
    keys = record_keys(only or request.POST.getlist("moment"))
    again = PROPOSED if only else request.POST.get("again", "")
    if again not in {PROPOSED, *Again}:
        return go_back(request, CALENDAR)
    moments = list(planned_moments(request.user).filter(pk__in=keys))
    try:
        act = _planned_again(request, moments, again)
    except Refused as refused:
        warn(request, sentence("plan_nothing_chosen" if not keys else refused.code))
    else:
        _say_moved(request, act, len(act.lines))
    return go_back(request, CALENDAR)


@require_POST
@login_required
def plan_fit(request: Request) -> HttpResponse:
    """Ask for a proposal that makes the plan fit."""
    fitting = make_fitting(by=request.user, today=timezone.localdate())
    if fitting.solved_at is not None and not fitting.rows and not fitting.still_over:
        say(request, sentence("plan_fits"))
    return redirect(f"{reverse(CALENDAR)}#fit")


@require_POST
@login_required
def plan_fit_take(request: Request) -> HttpResponse:
    """Take over the chosen rows of the proposal, in one act."""
    fitting = get_object_or_404(PlanFitting, by=request.user)
    keys = set(record_keys(request.POST.getlist("take")))
    try:
        act = accept_rows(by=request.user, fitting=fitting, keys=keys)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        _say_moved(request, act, len(act.lines))
    return redirect(f"{reverse(CALENDAR)}#fit")


def _back_to_cell(request: Request, month: date) -> HttpResponse:
    """Return to the page that sent it; an opened cell follows its contact to the month."""
    address = urlsplit(request.headers.get("Referer", ""))
    query = QueryDict(address.query, mutable=True)
    row, _dot, _month = query.get("open", "").rpartition(".")
    if address.path != reverse(CALENDAR) or not row:
        return go_back(request, CALENDAR)
    query["open"] = f"{row}.{month:%Y-%m}"
    return redirect(f"{address.path}?{query.urlencode()}#opened")


def _planned_again(request: Request, moments: list[ContactMoment], again: str) -> PlanAct:
    """Plan contacts again as was asked, or each on the date that was proposed for it."""
    if again != PROPOSED:
        today = timezone.localdate()
        return replan(by=request.user, moments=moments, again=Again(again), today=today)
    dates = {moment.pk: _new_date(request.POST.get(f"to.{moment.pk}", "")) for moment in moments}
    chosen = {key: found for key, found in dates.items() if found is not None}
    return replan_on(by=request.user, dates=chosen)


def _new_date(text: str) -> PlanAgainOn | None:
    """Return a day, or a month as 2027-03; None where it lies out of reach or is neither."""
    try:
        is_month = len(text) == len("2027-03")
        on = month_of(text) if is_month else date.fromisoformat(text)
    except ValueError:
        return None
    first = first_of_month(timezone.localdate())
    return (
        PlanAgainOn(on=on, is_month_only=is_month)
        if first <= on < add_months(first, FURTHEST)
        else None
    )


def _asked_month(request: Request, moment: ContactMoment) -> date | None:
    """Return the month that was asked for, unless it lies out of reach or is no month."""
    step, text = request.POST.get("by", ""), request.POST.get("month", "")
    try:
        month = add_months(first_of_month(moment.on), int(step)) if step else month_of(text)
    except (ValueError, OverflowError):
        return None
    first = first_of_month(timezone.localdate())
    return month if first <= month <= add_months(first, FURTHEST) else None


def _say_moved(request: HttpRequest, act: PlanAct, count: int) -> None:
    text = ngettext("%(count)d contact was changed.", "%(count)d contacts were changed.", count)
    say(request, text % {"count": count}, undo=reverse("plan_undo", args=[act.pk]))
