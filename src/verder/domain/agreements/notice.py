"""Contract terms (looptijd): when a contract ends, and until when notice can be given."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class NoticeUnit(StrEnum):
    """In what a notice period (opzegtermijn) is counted."""

    MONTHS = "months"
    DAYS = "days"


class TermState(StrEnum):
    """How far a contract is."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    NOTICE_PASSED = "notice_passed"  # too late for notice, and not at its end yet
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLimits:
    """How many days ahead people are reminded of a notice date, and whether by mail."""

    days_ahead: int = 30
    is_mailed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long a contract runs: up to and with `ends_on`, for ever without it.

    Where nobody gives notice in time it renews silently (stilzwijgend) by `renewal_months`,
    or ends where that is 0.
    """

    begins_on: date
    ends_on: date | None = None
    notice_count: int = 0
    notice_unit: NoticeUnit = NoticeUnit.MONTHS
    renewal_months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermStanding:
    """Where a contract stands on a day: the end it runs to, and the last day for notice."""

    state: TermState
    ends_on: date | None
    notice_on: date | None

    @property
    def next_on(self) -> date | None:
        """The next day that matters: that of notice, and after it the end."""
        return self.ends_on if self.state is TermState.NOTICE_PASSED else self.notice_on

    def is_near(self, today: date, days: int) -> bool:
        """Whether the day that matters comes within so many days, and has not passed."""
        return self.next_on is not None and today <= self.next_on <= today + timedelta(days=days)


def term_standing(term: Term, today: date) -> TermStanding:
    """Return where a contract stands on a day.

    The last day for notice leaves the whole notice period before the day after the end,
    weekends or not. Source: our own rule, as most contracts are read.

    >>> term = Term(begins_on=date(2024, 1, 1), ends_on=date(2025, 12, 31), notice_count=3)
    >>> found = term_standing(term, date(2025, 10, 15))
    >>> found.notice_on, found.state.value
    (datetime.date(2025, 9, 30), 'notice_passed')
    """
    ends_on = current_end(term, today)
    if ends_on is None:
        state = TermState.RUNNING if term.begins_on <= today else TermState.NOT_BEGUN
        return TermStanding(state=state, ends_on=None, notice_on=None)
    notice_on = notice_day(term, ends_on)
    return TermStanding(
        state=_state(term, today, ends_on, notice_on), ends_on=ends_on, notice_on=notice_on
    )


def current_end(term: Term, today: date) -> date | None:
    """Return the last day of the term that runs, or ran last; None where it runs for ever.

    >>> term = Term(begins_on=date(2023, 3, 1), ends_on=date(2024, 2, 29), renewal_months=12)
    >>> current_end(term, date(2025, 6, 1))
    datetime.date(2026, 2, 28)
    """
    if term.ends_on is None or term.renewal_months < 1 or today <= term.ends_on:
        return term.ends_on
    after, renewals = term.ends_on + DAY, 1
    while (ends_on := shifted(after, renewals * term.renewal_months) - DAY) < today:
        renewals += 1
    return ends_on


def notice_day(term: Term, ends_on: date) -> date:
    """Return the last day on which notice ends the contract on this day."""
    after = ends_on + DAY
    if term.notice_unit is NoticeUnit.DAYS:
        return after - timedelta(days=term.notice_count) - DAY
    return shifted(after, -term.notice_count) - DAY


def shifted(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a month that is shorter.

    >>> shifted(date(2025, 5, 31), -3)
    datetime.date(2025, 2, 28)
    """
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _state(term: Term, today: date, ends_on: date, notice_on: date) -> TermState:
    if today < term.begins_on:
        return TermState.NOT_BEGUN
    if today > ends_on:
        return TermState.ENDED
    return TermState.NOTICE_PASSED if today > notice_on else TermState.RUNNING
