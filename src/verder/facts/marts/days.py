"""When accounts bought."""

import narwhals as nw

from verder.facts.session import Frame


def span(parts: Frame) -> Frame:
    """Return the first and the last day with lines; both are null without lines."""
    return parts.select(nw.col("first_on").min(), nw.col("last_on").max())


def first_and_last_dates(parts: Frame) -> Frame:
    """Return the first and the last day that each account bought."""
    days = parts.group_by("account_id").agg(nw.col("first_on").min(), nw.col("last_on").max())
    return days.filter(~nw.col("first_on").is_null()).sort("account_id")
