"""The plans of all accounts in view: loads, what slipped, what is moved, what makes it fit."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from verder.api.authentication import Caller
from verder.api.intensify.plans_given import Month
from verder.api.intensify.plans_shown import NamedPersonShown, PlanActShown, PlannedShown, planned
from verder.api.values import MOST_KEYS, Day, Exact, Given, Key, Keys, Shown
from verder.apps.core.models import User
from verder.apps.core.rules import may_see_margins
from verder.apps.intensify.models import PlanAct, PlanFitting
from verder.apps.intensify.queries.plans import overdue_moments, planned_moments
from verder.apps.intensify.reports.plan_hours import plan_months
from verder.apps.intensify.reports.slipped import slipped_report
from verder.apps.intensify.reports.year_calendar import CalendarAsked, year_calendar
from verder.apps.intensify.services.fitting import accept_rows, make_fitting, open_rows
from verder.apps.intensify.services.planning import move_planned
from verder.apps.intensify.services.replanning import Again, PlanAgainOn, replan, replan_on
from verder.domain.intensify.fitting_options import Remedy

router = Router(tags=["planning"])


class YearCalendarAsked(Given):
    """Twelve months from which one on, and whose contacts."""

    first: Annotated[Month | None, Field(description="Empty: this month.")] = None
    colleague: Key | None = None
    account: Key | None = None


class MonthLoadShown(Shown):
    """Hours of a colleague in a month: asked by the plan in view, and there for it."""

    month: date
    needed: Exact
    available: Exact


class ColleagueLoadShown(Shown):
    """How full the months of a colleague are."""

    colleague: NamedPersonShown
    months: list[MonthLoadShown]


class YearCalendarShown(Shown):
    """What is planned in twelve months, what slipped, and the load of everybody in view."""

    contacts: list[PlannedShown]
    overdue: list[PlannedShown]
    loads: list[ColleagueLoadShown]


class ContactMoveGiven(Given):
    """The month in which a contact is planned from now on, on any day."""

    month: Month


class AgainGiven(Given):
    """Contacts that slipped: moved to this month, spread over the year, or dropped."""

    contacts: Keys
    again: Again = Again.MOVE


class NewDateShown(Shown):
    """The date that is proposed for a contact that slipped; `fits`: the hours are there."""

    contact: int
    on: date
    is_month_only: bool
    fits: bool


class NewDateGiven(Given):
    """A contact and its new date; with `is_month_only` any day of the month will do."""

    contact: Key
    on: Day
    is_month_only: bool = True


class NewDatesGiven(Given):
    """New dates that are set together, and undone together."""

    dates: Annotated[list[NewDateGiven], Field(min_length=1, max_length=MOST_KEYS)]


class FittingRowShown(Shown):
    """A change that is proposed; its value is null for who may not see margins."""

    key: int
    moment: int
    remedy: Remedy
    colleague: int
    from_month: date
    to_colleague: int
    to_month: date
    hours: Exact
    over: Exact
    value_per_hour: Exact | None


class FittingShown(Shown):
    """A proposal that makes the plan fit; `is_solved` is false while the worker looks for it."""

    is_solved: bool
    gap_share: Exact | None
    rows: list[FittingRowShown]


class TakeGiven(Given):
    """Which rows are taken over."""

    keys: Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=1, max_length=2000)]


@router.get("/plan/calendar", response=YearCalendarShown, operation_id="readYearCalendar")
def read_calendar(request: Caller, asked: Query[YearCalendarAsked]) -> dict[str, Any]:
    """Return the plans of the accounts in view, and the load of colleagues."""
    today = timezone.localdate()
    first = date.fromisoformat(f"{asked.first}-01") if asked.first else today
    found = year_calendar(
        user=request.user,
        asked=CalendarAsked(
            months=plan_months(first), colleague_id=asked.colleague, account_id=asked.account
        ),
        today=today,
    )
    months = found.asked.months
    return {
        "contacts": [
            planned(moment) for row in found.rows for cell in row.cells for moment in cell.moments
        ],
        "overdue": [planned(moment) for moment in found.overdue],
        "loads": [
            {
                "colleague": {"id": each.colleague.pk, "name": each.colleague.name},
                "months": [
                    {"month": month, "needed": load.needed, "available": load.available}
                    for month, load in zip(months, each.months, strict=True)
                ],
            }
            for each in found.loads
        ],
    }


@router.post(
    "/plan/contacts/{int:moment_id}/move",
    response=PlanActShown,
    operation_id="movePlannedContact",
)
def move(request: Caller, moment_id: Key, given: ContactMoveGiven) -> dict[str, Any]:
    """Move a planned contact to another month."""
    moment = get_object_or_404(planned_moments(request.user), pk=moment_id)
    month = date.fromisoformat(f"{given.month}-01")
    return _act(move_planned(by=request.user, moments=[moment], month=month))


@router.post("/plan/again", response=PlanActShown, operation_id="planAgain")
def plan_again(request: Caller, given: AgainGiven) -> dict[str, Any]:
    """Plan what slipped again, in one act."""
    moments = list(planned_moments(request.user).filter(pk__in=given.contacts))
    if len(moments) != len(set(given.contacts)):
        raise Http404
    today = timezone.localdate()
    return _act(replan(by=request.user, moments=moments, again=given.again, today=today))


@router.get("/plan/again", response=list[NewDateShown], operation_id="proposeNewDates")
def propose_new_dates(request: Caller) -> list[dict[str, Any]]:
    """Propose a new date for everything in view that slipped; nothing is moved yet."""
    today = timezone.localdate()
    late = overdue_moments(request.user, today)
    found = slipped_report(user=request.user, moments=late, today=today)
    return [
        {
            "contact": each.moment.pk,
            "on": each.proposed.on,
            "is_month_only": each.proposed.is_month_only,
            "fits": each.proposed.fits,
        }
        for each in found
    ]


@router.post("/plan/again/dates", response=PlanActShown, operation_id="planAgainOn")
def plan_again_on(request: Caller, given: NewDatesGiven) -> dict[str, Any]:
    """Plan contacts again, each on its own new date, in one act."""
    wanted = {each.contact: each for each in given.dates}
    seen = planned_moments(request.user).filter(pk__in=wanted)
    if seen.count() != len(wanted):
        raise Http404
    dates = {
        key: PlanAgainOn(on=each.on, is_month_only=each.is_month_only)
        for key, each in wanted.items()
    }
    return _act(replan_on(by=request.user, dates=dates))


@router.get("/plan/fitting", response=FittingShown | None, operation_id="readFitting")
def read_fitting(request: Caller) -> dict[str, Any] | None:
    """Return the proposal that waits for the caller, or null where none does."""
    fitting = PlanFitting.objects.filter(by=request.user).first()
    return _fitting(fitting, request.user) if fitting else None


@router.post("/plan/fitting", response=FittingShown, operation_id="proposeFitting")
def propose_fitting(request: Caller) -> dict[str, Any]:
    """Ask for a proposal that makes the plan fit; a large plan is solved in the background."""
    return _fitting(make_fitting(by=request.user, today=timezone.localdate()), request.user)


@router.post("/plan/fitting/take", response=PlanActShown, operation_id="takeFitting")
def take_fitting(request: Caller, given: TakeGiven) -> dict[str, Any]:
    """Take over rows of the proposal, in one act."""
    fitting = get_object_or_404(PlanFitting, by=request.user)
    return _act(accept_rows(by=request.user, fitting=fitting, keys=set(given.keys)))


def _fitting(fitting: PlanFitting, user: User) -> dict[str, Any]:
    sees = may_see_margins(user)
    return {
        "is_solved": fitting.solved_at is not None,
        "gap_share": fitting.gap_share,
        "rows": [
            {**row, "value_per_hour": row["value_per_hour"] if sees else None}
            for row, _moment in open_rows(fitting)
        ],
    }


def _act(act: PlanAct) -> dict[str, Any]:
    return {"id": act.pk, "contacts": [line["moment"] for line in act.lines]}
