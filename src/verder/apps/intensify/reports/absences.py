"""When a colleague is away: absences, public holidays, and where nobody stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from verder.apps.core.holidays import public_holidays
from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import Absence, Colleague, Seat
from verder.apps.intensify.queries.absences import absences_of
from verder.apps.intensify.queries.teams import seats_without_deputy
from verder.apps.intensify.reports.capacity import holidays_of
from verder.domain.identify.service_concept import ServiceHours
from verder.domain.intensify.working_time import days_away
from verder.domain.values.holidays import HolidayCalendar
from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceLine:
    """An absence with the working days that it takes."""

    absence: Absence
    days: int
    is_now: bool

    @property
    def last_on(self) -> date:
        """The last day away."""
        return self.period.last_on

    @property
    def period(self) -> Period:
        """All days away."""
        return Period(self.absence.from_on, self.absence.until_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsencesReport:
    """Absences of now and to come, earlier ones, and the public holidays of the year."""

    coming: tuple[AbsenceLine, ...]
    earlier: tuple[AbsenceLine, ...]
    calendar: HolidayCalendar
    holidays: tuple[tuple[date, str], ...]
    unattended: tuple[Seat, ...]  # in view, and without a deputy while the colleague is away


def absences_report(user: User | None, colleague: Colleague, today: date) -> AbsencesReport:
    """Return when a colleague is away, and at which accounts in view nobody stands in then."""
    calendar = holidays_of(colleague, limits_of(ServiceHours))
    rows = list(absences_of([colleague.pk], from_on=date.min))
    off = _holidays(calendar, rows)
    lines = [_line(row, off, today) for row in rows]
    coming = tuple(line for line in lines if line.absence.until_on > today)
    return AbsencesReport(
        coming=coming,
        earlier=tuple(line for line in reversed(lines) if line.absence.until_on <= today),
        calendar=calendar,
        holidays=tuple(public_holidays(calendar, today.year).items()),
        unattended=tuple(seats_without_deputy(user, colleague, today)) if coming else (),
    )


def _line(row: Absence, off: frozenset[date], today: date) -> AbsenceLine:
    period = Period(row.from_on, row.until_on)
    return AbsenceLine(absence=row, days=days_away(period, off), is_now=today in period)


def _holidays(calendar: HolidayCalendar, rows: Sequence[Absence]) -> frozenset[date]:
    return frozenset(day for year in _years(rows) for day in public_holidays(calendar, year))


def _years(rows: Iterable[Absence]) -> set[int]:
    return {year for row in rows for year in range(row.from_on.year, row.until_on.year + 1)}
