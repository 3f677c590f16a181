"""Half-open periods of dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

FRIDAY = 4


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """All days from `start_on` up to, but without, `end_on`."""

    start_on: date
    end_on: date

    def __post_init__(self) -> None:
        if self.end_on <= self.start_on:
            raise ValueError("A period ends after it starts.")

    @classmethod
    def of_days(cls, first_on: date, last_on: date) -> Self:
        """Return the period with both days included, as people write it."""
        return cls(first_on, last_on + timedelta(days=1))

    @classmethod
    def of_months(cls, last: date, count: int) -> Self:
        """Return so many whole months, the one that holds `last` the last of them."""
        end_on = add_months(first_of_month(last), 1)
        return cls(add_months(end_on, -count), end_on)

    @property
    def last_on(self) -> date:
        """The last day inside."""
        return self.end_on - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end_on - self.start_on).days

    @property
    def is_whole_months(self) -> bool:
        """Whether it begins and ends on the border of a month."""
        return self.start_on.day == 1 and self.end_on.day == 1

    @property
    def month_count(self) -> int:
        """How many months it touches."""
        years = self.last_on.year - self.start_on.year
        return years * 12 + self.last_on.month - self.start_on.month + 1

    def previous(self) -> "Period":
        """Return the equally long period just before: in months where it is whole months.

        >>> Period(date(2026, 1, 1), date(2026, 4, 1)).previous().start_on
        datetime.date(2025, 10, 1)
        """
        if self.is_whole_months:
            return Period(add_months(self.start_on, -self.month_count), self.start_on)
        return Period(self.start_on - timedelta(days=self.days), self.start_on)

    def months(self) -> Iterator[date]:
        """Yield the first day of every month that it touches."""
        for number in range(self.month_count):
            yield add_months(first_of_month(self.start_on), number)

    def __contains__(self, day: date) -> bool:
        return self.start_on <= day < self.end_on


def first_of_month(day: date) -> date:
    """Return the first day of that day's month."""
    return day.replace(day=1)


def add_months(first: date, count: int) -> date:
    """Return the first of the month so many months later, or earlier.

    >>> add_months(date(2026, 1, 1), -1)
    datetime.date(2025, 12, 1)
    """
    months = first.year * 12 + first.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def is_month_complete(last_line_on: date) -> bool:
    """Return whether lines that end on this day fill their month.

    A month counts as complete from its last working day (Monday to Friday) on,
    for nobody invoices in the weekend that may follow.

    >>> is_month_complete(date(2026, 5, 29)), is_month_complete(date(2026, 5, 28))
    (True, False)
    """
    last_day = add_months(first_of_month(last_line_on), 1) - timedelta(days=1)
    weekend = max(0, last_day.weekday() - FRIDAY)
    return last_line_on >= last_day - timedelta(days=weekend)


def last_complete_months(last_line_on: date, count: int = 12) -> Period:
    """Return the last complete months of the lines, which end on this day.

    >>> last_complete_months(date(1998, 5, 6)).last_on
    datetime.date(1998, 4, 30)
    """
    month = first_of_month(last_line_on)
    if not is_month_complete(last_line_on):
        month = add_months(month, -1)
    return Period.of_months(month, count)
