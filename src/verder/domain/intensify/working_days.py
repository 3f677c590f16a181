"""Days on which contacts can be: what stands for a month of which the day is not known."""

from datetime import date, timedelta

SATURDAY = 5


def first_working_day(month_on: date) -> date:
    """Return the first day of the month from Monday to Friday that is not New Year's Day.

    >>> first_working_day(date(2026, 8, 1)), first_working_day(date(2027, 1, 15))
    (datetime.date(2026, 8, 3), datetime.date(2027, 1, 4))
    """
    day = month_on.replace(day=1)
    while day.weekday() >= SATURDAY or (day.month, day.day) == (1, 1):
        day += timedelta(days=1)
    return day
