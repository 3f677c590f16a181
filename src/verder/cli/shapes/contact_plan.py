"""`verder report contact-plan`: what is planned in twelve months, and who has the hours for it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.reports.plan_hours import (
    busy_colleagues,
    contact_hours,
    effort_of,
    plan_months,
)
from verder.apps.intensify.reports.year_calendar import (
    CalendarAsked,
    ColleagueLoad,
    YearCalendar,
    year_calendar,
)
from verder.cli.shapes.answers import Csv, Table, percent
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import round_half_up

NOTHING: Final[dict[str, Any]] = {"from": None, "colleagues": [], "contacts": [], "overdue": []}
COLUMNS: Final = (
    *("id", "account", "name", "on", "is_month_only", "channel", "purpose", "minutes", "hours"),
    *("whom", "who"),
)


def as_json(_question: Question) -> dict[str, Any]:
    """Return the contacts of twelve months, what slipped, and the load of every colleague."""
    calendar = _calendar()
    moments = {
        moment.pk: moment for row in calendar.rows for cell in row.cells for moment in cell.moments
    }
    return {
        "from": calendar.asked.months[0].isoformat(),
        "colleagues": [_load(each, calendar.asked.months) for each in calendar.loads],
        "contacts": [_contact(moments[key]) for key in sorted(moments)],
        "overdue": [_contact(moment) for moment in calendar.overdue],
    }


def as_table(_question: Question) -> Table:
    """Return a row a colleague: the hours planned, those there are, and the months too full."""
    calendar = _calendar()
    rows = [
        (
            each.colleague.name,
            round_half_up(each.year.needed, 1),
            round_half_up(each.year.available, 1),
            _share(each.year.used),
            sum(load.over > 0 for load in each.months),
        )
        for each in calendar.loads
    ]
    title = _("Contact plan from %(month)s, %(contacts)s contacts, %(late)s overdue") % {
        "month": f"{calendar.asked.months[0]:%Y-%m}",
        "contacts": sum(row.contacts for row in calendar.rows),
        "late": len(calendar.overdue),
    }
    headers = [_("colleague"), _("hours planned"), _("hours there are"), _("taken"), _("too full")]
    return title, headers, rows


def as_csv(question: Question) -> Csv:
    """Return a row a planned contact."""
    found = as_json(question)["contacts"]
    return list(COLUMNS), [tuple(row[name] for name in COLUMNS) for row in found]


def _calendar() -> YearCalendar:
    today = timezone.localdate()
    return year_calendar(user=None, asked=CalendarAsked(months=plan_months(today)), today=today)


def _load(load: ColleagueLoad, months: Sequence[date]) -> dict[str, Any]:
    return {
        "colleague": load.colleague.pk,
        "name": load.colleague.name,
        "months": [
            {
                "month": month.isoformat(),
                "needed": _plain(each.needed),
                "available": _plain(each.available),
                "over": _plain(each.over),
            }
            for month, each in zip(months, load.months, strict=True)
        ],
    }


def _contact(moment: ContactMoment) -> dict[str, Any]:
    people = busy_colleagues(moment)
    return {
        "id": moment.pk,
        "account": moment.account_id,
        "name": moment.account.name,
        "on": moment.on.isoformat(),
        "is_month_only": moment.is_month_only,
        "channel": moment.channel,
        "purpose": moment.purpose,
        "minutes": moment.minutes,
        "hours": _plain(effort_of(moment, contact_hours()) * len(people)),
        "whom": ", ".join(str(each) for each in moment.positions.all()),
        "who": ", ".join(each.name for each in people),
    }


def _share(used: Decimal | NotComputable) -> str | None:
    return None if isinstance(used, NotComputable) else percent(float(used))


def _plain(hours: Decimal) -> float:
    return round(float(hours), 4)
