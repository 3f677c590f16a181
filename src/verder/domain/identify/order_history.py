"""Order history (bestelhistorie): when an account ordered, seen from one day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median

MONTHS_IN_QUARTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLimits:
    """How an order history is read.

    `intervals` is how many of the latest intervals the usual one is taken from, of which
    there must be `fewest_intervals`; a return counts for `return_days`.
    """

    intervals: int = 12
    fewest_intervals: int = 3
    return_days: int = 365

    def __post_init__(self) -> None:
        if not 1 <= self.fewest_intervals <= self.intervals or self.return_days < 1:
            raise ValueError("The latest intervals hold at least the fewest.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderHistory:
    """The days on which one account ordered, summed up; a credit note is no order.

    `median_interval` is the middle of the latest intervals, in days, None where they are
    too few. `longest_return` is the longest interval that ended within the last year, None
    where none did. `is_seasonal` where several years hold orders, all in one quarter.
    """

    account_id: int
    orders: int  # different days
    first_on: date
    last_on: date
    median_interval: Decimal | None
    longest_return: int | None
    is_seasonal: bool


def order_history(
    account_id: int, days: Iterable[date], today: date, limits: HistoryLimits | None = None
) -> OrderHistory | None:
    """Return the history up to and with this day; None where nothing was ordered by then.

    The facts answer the same for all accounts at once; this says what they must answer.

    >>> found = order_history(
    ...     1, [date(2025, 1, day) for day in (1, 4, 8, 11)], date(2025, 2, 1)
    ... )
    >>> found.median_interval, found.longest_return
    (Decimal('3'), 4)
    """
    limits = limits or HistoryLimits()
    order_days = sorted({day for day in days if day <= today})
    if not order_days:
        return None
    intervals = [(after - before).days for before, after in pairwise(order_days)]
    latest = intervals[-limits.intervals :]
    returns = [
        interval
        for interval, day in zip(intervals, order_days[1:], strict=True)
        if (today - day).days <= limits.return_days
    ]
    return OrderHistory(
        account_id=account_id,
        orders=len(order_days),
        first_on=order_days[0],
        last_on=order_days[-1],
        median_interval=_median(latest) if len(latest) >= limits.fewest_intervals else None,
        longest_return=max(returns, default=None),
        is_seasonal=_is_seasonal(order_days),
    )


def _median(intervals: list[int]) -> Decimal:
    return Decimal(str(median(map(Decimal, intervals))))


def _is_seasonal(days: list[date]) -> bool:
    quarters = {(day.month - 1) // MONTHS_IN_QUARTER for day in days}
    return len(quarters) == 1 and days[0].year < days[-1].year
