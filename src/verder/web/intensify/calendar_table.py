"""The planned contacts as a list, to search, print and take along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.reports.plan_hours import busy_colleagues, contact_hours, effort_of
from verder.apps.intensify.reports.year_calendar import YearCalendar
from verder.documents.sheet import Kind
from verder.web.core.tables import Column, TableSpec
from verder.web.intensify.plan_rows import PlannedRow, planned_row


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A planned contact as a line of the list."""

    row: PlannedRow
    hours: Decimal

    @property
    def account(self) -> str:
        """With whom."""
        return self.row.moment.account.name

    @property
    def day(self) -> date | None:
        """The day, where there is one."""
        return None if self.row.moment.is_month_only else self.row.moment.on


def calendar_lines(calendar: YearCalendar, today: date) -> list[PlanLine]:
    """Return all contacts of the calendar, each once, by day."""
    found = {
        moment.pk: moment for row in calendar.rows for cell in row.cells for moment in cell.moments
    }
    return plan_lines(found.values(), today)


def plan_lines(moments: Iterable[ContactMoment], today: date) -> list[PlanLine]:
    """Return planned contacts as lines, by day."""
    hours = contact_hours()
    return [
        PlanLine(
            row=planned_row(moment, today, may_change=False),
            hours=effort_of(moment, hours) * len(busy_colleagues(moment)),
        )
        for moment in sorted(moments, key=lambda moment: (moment.on, moment.pk))
    ]


def plan_table() -> TableSpec[PlanLine]:
    """Describe the list, the nearest contact first."""
    return TableSpec(
        name="planned",
        columns=[*_when_and_who(), *_how()],
        sort="month",
        search=lambda line: f"{line.account} {line.row.whom} {line.row.who}",
        totals=lambda lines: {"hours": sum((line.hours for line in lines), Decimal(0))},
    )


def _when_and_who() -> list[Column[PlanLine]]:
    return [
        Column(
            key="month", title=_("Month"), value=lambda line: line.row.moment.on, kind=Kind.MONTH
        ),
        Column(key="day", title=_("Day"), value=lambda line: line.day, kind=Kind.DATE),
        Column(
            key="account",
            title=_("Account"),
            value=lambda line: line.account,
            link=lambda line: reverse("contact_plan", args=[line.row.moment.account_id]),
        ),
        Column(key="whom", title=_("Whom"), value=lambda line: line.row.whom),
        Column(key="who", title=_("Who of us"), value=lambda line: line.row.who),
    ]


def _how() -> list[Column[PlanLine]]:
    return [
        Column(key="channel", title=_("How"), value=lambda line: line.row.channel),
        Column(
            key="purpose",
            title=_("What for"),
            value=lambda line: line.row.moment.purpose,
            is_long=True,
        ),
        Column(
            key="minutes",
            title=_("Minutes"),
            value=lambda line: line.row.moment.minutes,
            kind=Kind.NUMBER,
            is_shown=False,
        ),
        Column(key="hours", title=_("Hours"), value=lambda line: line.hours, kind=Kind.DECIMAL),
    ]
