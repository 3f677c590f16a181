"""The time that colleagues have for customers: working days, absences and public holidays."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from verder.apps.core.holidays import public_holidays
from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import Colleague
from verder.apps.intensify.queries.absences import absences_of
from verder.domain.identify.service_concept import ServiceHours
from verder.domain.intensify.working_time import WorkingTime, monthly_days, yearly_hours
from verder.domain.values.holidays import HolidayCalendar
from verder.domain.values.period import Period

DAY: Final = timedelta(days=1)
DaysOff = Mapping[int, Sequence[Period]]  # by colleague


def working_time_of(colleague: Colleague, usual: ServiceHours) -> WorkingTime:
    """Return the time of a colleague; where nothing is said, that of the service concept."""

    def said(own: Decimal | None, usually: Decimal) -> Decimal:
        return usually if own is None else own

    return WorkingTime(
        days=said(colleague.days_a_year, usual.days),
        hours_a_day=said(colleague.hours_a_day, usual.hours_a_day),
        customer_share=said(colleague.customer_share, usual.customer_share),
    )


def holidays_of(colleague: Colleague, usual: ServiceHours) -> HolidayCalendar:
    """Return whose public holidays a colleague has."""
    return HolidayCalendar(colleague.holidays) if colleague.holidays else usual.holidays


def free_days(
    colleagues: Iterable[Colleague], months: Sequence[date]
) -> dict[int, dict[date, Decimal]]:
    """Return the days at work of each colleague in each month; none once they left."""
    people, usual = list(colleagues), limits_of(ServiceHours)
    off = days_off(people, usual, {month.year for month in months})
    return {
        each.pk: monthly_days(
            working_time_of(each, usual), months, off[each.pk], left_on=each.ended_on
        )
        for each in people
    }


def capacities(
    colleagues: Iterable[Colleague], months: Sequence[date]
) -> dict[tuple[int, date], Decimal]:
    """Return the hours for customers of each colleague in each month."""
    people, usual = list(colleagues), limits_of(ServiceHours)
    days = free_days(people, months)
    times = {each.pk: working_time_of(each, usual) for each in people}
    return {
        (key, month): count * times[key].hours_a_day * times[key].customer_share
        for key, found in days.items()
        for month, count in found.items()
    }


def year_capacities(colleagues: Iterable[Colleague], year: int) -> dict[int, Decimal]:
    """Return the hours for customers of each colleague in a calendar year."""
    people, usual = list(colleagues), limits_of(ServiceHours)
    off = days_off(people, usual, {year})
    return {
        each.pk: yearly_hours(
            working_time_of(each, usual), year, off[each.pk], left_on=each.ended_on
        )
        for each in people
    }


def days_off(people: Collection[Colleague], usual: ServiceHours, years: Collection[int]) -> DaysOff:
    """Return the absences and public holidays of each colleague in these years."""
    found: defaultdict[int, list[Period]] = defaultdict(list)
    for each in people:
        found[each.pk] += _holidays(holidays_of(each, usual), years)
    until_on = date(max(years) + 1, 1, 1)
    for row in absences_of(found.keys(), from_on=date(min(years), 1, 1), until_on=until_on):
        found[row.colleague_id].append(Period(row.from_on, row.until_on))
    return found


def _holidays(calendar: HolidayCalendar, years: Collection[int]) -> Iterator[Period]:
    for year in years:
        for day in public_holidays(calendar, year):
            yield Period(day, day + DAY)
