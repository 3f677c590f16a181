"""The year calendar: the plans of all accounts in view beside the hours of colleagues."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from verder.apps.core.models import User
from verder.apps.core.rules import may_change_limits, may_see_margins
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import PlanFitting
from verder.apps.intensify.queries.plans import (
    colleagues_in_view,
    planned_accounts,
    planned_moments,
)
from verder.apps.intensify.reports.slipped import slipped_report
from verder.apps.intensify.reports.year_calendar import YearCalendar, year_calendar
from verder.apps.intensify.services.fitting import open_rows
from verder.domain.intensify.fitting_options import FittingLimits
from verder.web.core.exports import table_page
from verder.web.core.formats import month
from verder.web.core.requests import Request
from verder.web.core.tables import read_table
from verder.web.identify.views.common import about_page
from verder.web.intensify.calendar_forms import CalendarForm
from verder.web.intensify.calendar_rows import FitRow, fit_row, heat_rows, load_rows
from verder.web.intensify.calendar_table import calendar_lines, plan_table
from verder.web.intensify.plan_rows import PlannedRow, planned_row


@login_required
@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def year_calendar_page(request: Request) -> HttpResponseBase:
    """Show who is seen in which month, who has too much, and what slipped."""
    user, today = request.user, timezone.localdate()
    form = CalendarForm(
        request.GET,
        today=today,
        colleagues=colleagues_in_view(user, today).order_by("name", "pk"),
        accounts=planned_accounts(user),
    )
    calendar = year_calendar(user=user, asked=form.asked, today=today)
    table = read_table(plan_table(), calendar_lines(calendar, today), request.GET)
    months = calendar.asked.months
    context: dict[str, Any] = {
        **about_page("contact_plan"),
        "calendar": calendar,
        "months": months,
        "form": form,
        "rows": heat_rows(calendar, today),
        "loads": load_rows(calendar),
        "overdue": _slipped(user, calendar, today),
        "opened": _opened(calendar, request.GET.get("open", "")),
        "contacts": sum(row.contacts for row in calendar.rows),
        "hours": sum(row.hours for row in calendar.rows),
        "may_see_margins": may_see_margins(user),
        "may_change_limits": may_change_limits(user),
        "limits": limits_of(FittingLimits),
        **_fitting(user, calendar),
    }
    return table_page(
        request,
        "intensify/year_calendar.html",
        table,
        context,
        title=_("Year calendar"),
        about=[(_("Months"), f"{month(months[0])} – {month(months[-1])}")],
    )


def _slipped(user: User, calendar: YearCalendar, today: date) -> list[PlannedRow]:
    """Return what slipped, each with the date that is proposed for it."""
    late = planned_moments(user).filter(pk__in=[moment.pk for moment in calendar.overdue])
    return [
        planned_row(each.moment, today, may_change=True, again=each.proposed)
        for each in slipped_report(user=user, moments=late, today=today)
    ]


def _opened(calendar: YearCalendar, key: str) -> list[PlannedRow]:
    """Return the contacts of the cell that was opened."""
    today = timezone.localdate()
    return [
        planned_row(moment, today, may_change=True)
        for row in calendar.rows
        for cell, on in zip(row.cells, calendar.asked.months, strict=True)
        if key == f"{row.key}.{on:%Y-%m}"
        for moment in cell.moments
    ]


def _fitting(user: User, calendar: YearCalendar) -> dict[str, Any]:
    """Return the proposal that waits for the user, where there is one."""
    fitting = PlanFitting.objects.filter(by=user).select_related("job").order_by("-pk").first()
    if fitting is None:
        return {"fitting": None, "fit_rows": []}
    names = {key: each.name for key, each in calendar.colleagues.items()}
    rows: list[FitRow] = [fit_row(row, moment, names) for row, moment in open_rows(fitting)]
    return {"fitting": fitting, "fit_rows": rows}
