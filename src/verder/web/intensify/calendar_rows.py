"""What the year calendar shows: cells with their heat, load bars, and why it does not fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.reports.plan_hours import PlannedLoad
from verder.apps.intensify.reports.year_calendar import (
    CalendarCell,
    CalendarRow,
    ColleagueLoad,
    YearCalendar,
)
from verder.domain.intensify.fitting_options import Remedy
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.intensify.plan_rows import PlannedRow, planned_row

HEATS = 5
TENTHS = 10
MOST_CHIPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """A row in a month: its contacts as chips, and how hot it is."""

    month: date
    key: str
    count: int
    hours: Decimal
    heat: int
    chips: tuple[PlannedRow, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """An account or a colleague over the year."""

    row: CalendarRow
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCell:
    """How full a month of a colleague is."""

    load: PlannedLoad
    tenths: int
    is_over: bool
    has_answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRow:
    """How full the year of a colleague is."""

    load: ColleagueLoad
    cells: tuple[LoadCell, ...]
    year: LoadCell


@dataclass(frozen=True, slots=True, kw_only=True)
class FitRow:
    """A change that is proposed, and why, in words."""

    key: int
    account: str
    account_id: int
    what: str
    change: str
    why: str
    value_per_hour: Decimal
    is_drop: bool


def heat_rows(calendar: YearCalendar, today: date) -> list[HeatRow]:
    """Return the calendar by row, each cell with the part it has of the fullest one."""
    most = max((cell.hours for row in calendar.rows for cell in row.cells), default=Decimal(0))
    return [
        HeatRow(
            row=row,
            cells=tuple(
                _cell(row, cell, month, most, today)
                for cell, month in zip(row.cells, calendar.asked.months, strict=True)
            ),
        )
        for row in calendar.rows
    ]


def load_rows(calendar: YearCalendar) -> list[LoadRow]:
    """Return the load of every colleague, who has too much first."""
    return [
        LoadRow(
            load=load,
            cells=tuple(_load(each) for each in load.months),
            year=_load(load.year),
        )
        for load in calendar.loads
    ]


def fit_row(row: Mapping[str, Any], moment: ContactMoment, names: Mapping[int, str]) -> FitRow:
    """Return a proposed change in words."""
    who = names.get(row["colleague"], "")
    from_month = date.fromisoformat(row["from_month"])
    to_month = date.fromisoformat(row["to_month"])
    words = {
        "who": who,
        "from": formats.month(from_month),
        "to": formats.month(to_month),
        "other": names.get(row["to_colleague"], ""),
        "over": formats.number(Decimal(row["over"]), 1),
        "hours": formats.number(Decimal(row["hours"]), 1),
    }
    change, why = _told(Remedy(row["remedy"]), words, is_over=Decimal(row["over"]) > 0)
    whom = ", ".join(str(each) for each in moment.positions.all())
    return FitRow(
        key=row["key"],
        account=moment.account.name,
        account_id=moment.account_id,
        what=f"{whom} · {who} · {words['from']}",
        change=change,
        why=why,
        value_per_hour=Decimal(row["value_per_hour"]),
        is_drop=row["remedy"] == Remedy.DROP,
    )


def _told(remedy: Remedy, words: Mapping[str, str], *, is_over: bool) -> tuple[str, str]:
    full = (
        _("In %(from)s %(who)s has %(over)s hours too many.") % words
        if is_over
        else _("It makes room for what brings more.")
    )
    match remedy:
        case Remedy.MOVE:
            return _("To %(to)s") % words, f"{full} " + _("In %(to)s there is room.") % words
        case Remedy.HAND_OVER:
            return (
                _("To %(other)s") % words,
                f"{full} " + _("%(other)s of the team has room for these %(hours)s hours.") % words,
            )
        case _:
            return (
                _("Drop"),
                f"{full} "
                + _(
                    "No month nearby and nobody of the team has room; it brings least for an hour."
                ),
            )


def _cell(
    row: CalendarRow, cell: CalendarCell, month: date, most: Decimal, today: date
) -> HeatCell:
    heat = int((cell.hours * HEATS / most).to_integral_value("ROUND_CEILING")) if most else 0
    shown = cell.moments[:MOST_CHIPS]
    return HeatCell(
        month=month,
        key=f"{row.key}.{month:%Y-%m}",
        count=len(cell.moments),
        hours=cell.hours,
        heat=heat,
        chips=tuple(planned_row(moment, today, may_change=True) for moment in shown),
        more=len(cell.moments) - len(shown),
    )


def _load(load: PlannedLoad) -> LoadCell:
    used = load.used
    if isinstance(used, NotComputable):
        return LoadCell(
            load=load, tenths=TENTHS if load.needed else 0, is_over=load.over > 0, has_answer=False
        )
    tenths = int((used * TENTHS).to_integral_value("ROUND_CEILING"))
    return LoadCell(
        load=load,
        tenths=max(0, min(TENTHS, tenths)),
        is_over=load.over > 0,
        has_answer=True,
    )
