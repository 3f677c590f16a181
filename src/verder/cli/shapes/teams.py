"""`verder report teams`: the work of colleagues beside their hours, by name and never ranked."""

from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.intensify.reports.team_view import Member, team_report
from verder.cli.shapes.answers import Csv, Table, percent
from verder.domain.values.missing import NotComputable

NOTHING: dict[str, Any] = {"today": None, "colleagues": []}
COLUMNS = (
    *("colleague", "name", "accounts", "seats", "hours", "capacity", "load_share"),
    *("planned_hours", "planned_share", "coverage_share"),
    *("late_contacts", "late_promises", "silences", "back_on", "left_on"),
)
SHOWN = ("name", "load_share", "planned_share", "coverage_share")
COUNTED = ("late_contacts", "late_promises", "silences")


def as_json(_question: Question) -> dict[str, Any]:
    """Return every colleague with load, coverage, what is late, and silences."""
    today = timezone.localdate()
    rows = [_row(each) for each in team_report(None, today)]
    return {"today": today.isoformat(), "colleagues": rows}


def _row(member: Member) -> dict[str, Any]:
    colleague, load = member.colleague, member.load
    return {
        "colleague": colleague.pk,
        "name": colleague.name,
        "accounts": member.accounts,
        "seats": load.accounts,
        "hours": _plain(load.hours),
        "capacity": _plain(load.capacity),
        "load_share": _plain(load.share),
        "planned_hours": _plain(member.planned.needed),
        "planned_share": _plain(member.planned.used),
        "coverage_share": _plain(member.coverage_share),
        "late_contacts": member.late_contacts,
        "late_promises": member.late_promises,
        "silences": member.silences,
        "back_on": member.away.until_on.isoformat() if member.away else None,
        "left_on": colleague.ended_on.isoformat()
        if member.has_left and colleague.ended_on
        else None,
    }


def _plain(found: Decimal | NotComputable) -> float | None:
    return None if isinstance(found, NotComputable) else round(float(found), 6)


def as_table(question: Question) -> Table:
    """Return a row a colleague, by name."""
    found = as_json(question)
    headers = [_("colleague"), _("agreed hours"), _("planned hours"), _("coverage")]
    headers += [_("overdue contacts"), _("overdue promises"), _("silences")]
    rows = [
        tuple(_written(name, row[name]) for name in (*SHOWN, *COUNTED))
        for row in found["colleagues"]
    ]
    return _("Team view on %(day)s") % {"day": found["today"]}, headers, rows


def _written(name: str, value: Any) -> str:  # noqa: ANN401 - a value of JSON
    if value is None:
        return "–"
    return str(percent(value) if name.endswith("_share") else value)


def as_csv(question: Question) -> Csv:
    """Return a row a colleague, with all figures."""
    rows = [tuple(row[name] for name in COLUMNS) for row in as_json(question)["colleagues"]]
    return list(COLUMNS), rows
