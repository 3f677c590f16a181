"""When accounts ordered, and how regularly."""

from datetime import date, timedelta

import narwhals as nw

from verder.domain.identify.order_history import HistoryLimits
from verder.facts.session import Frame, once_each

MONTHS_IN_QUARTER = 3


def histories(lines: Frame, today: date, limits: HistoryLimits) -> Frame:
    """Return the order history of each account up to and with a day, by account.

    `order_history` of the domain says what it must be.
    """
    days = with_intervals(order_days(lines, today))
    has_returned = nw.col("date") >= today - timedelta(days=limits.return_days)
    latest = nw.when(nw.col("place") <= limits.intervals).then("interval")
    found = days.with_columns(latest=latest, returned=nw.when(has_returned).then("interval"))
    sums = found.group_by("account_id").agg(
        orders=nw.len().cast(nw.Int64),
        first_on=nw.col("date").min(),
        last_on=nw.col("date").max(),
        intervals=nw.col("latest").count().cast(nw.Int64),
        median_interval=nw.col("latest").median(),
        longest_return=nw.col("returned").max(),
        quarters=nw.col("quarter").n_unique(),
    )
    is_seasonal = (nw.col("quarters") == 1) & (
        nw.col("first_on").dt.year() < nw.col("last_on").dt.year()
    )
    rows = sums.with_columns(is_seasonal=is_seasonal).drop("quarters")
    return rows.sort("account_id")


def order_days(lines: Frame, today: date) -> Frame:
    """Return the days on which each account ordered; credit alone is no order."""
    orders = lines.filter(
        nw.col("kind") == "invoice", nw.col("amount") > 0, nw.col("date") <= today
    )
    return once_each(orders.select("account_id", "date"))


def with_intervals(days: Frame) -> Frame:
    """Return order days with the days since the one before, and their place from the last."""
    numbered = days.with_columns(
        day=day_number(nw.col("date")), quarter=(nw.col("date").dt.month() - 1) // MONTHS_IN_QUARTER
    )
    before = nw.col("day").shift(1).over("account_id", order_by="day")
    return numbered.with_columns(
        interval=(nw.col("day") - before).cast(nw.Int64),
        place=nw.col("day").rank("ordinal", descending=True).over("account_id"),
    )


def day_number(day: nw.Expr) -> nw.Expr:
    """Return the days since the year 0, as `date.toordinal` counts them.

    Engines do not agree on what the difference of two dates is.
    """
    before = day.dt.year().cast(nw.Int64) - 1
    leap_days = before // 4 - before // 100 + before // 400
    return before * 365 + leap_days + day.dt.ordinal_day().cast(nw.Int64)
