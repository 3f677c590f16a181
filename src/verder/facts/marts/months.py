"""Figures by month."""

import narwhals as nw

from verder.facts.aggregates import whole_sum
from verder.facts.marts.totals import invoices, money
from verder.facts.session import Frame


def months(parts: Frame) -> Frame:
    """Return all accounts together, one row for each month that has lines."""
    sums = parts.group_by("month").agg(
        **money(),
        accounts=nw.col("account_id").n_unique().cast(nw.Int64),
        invoices=invoices(),
    )
    names = ["month", "revenue", "cost", "costed_revenue", "accounts", "invoices"]
    return sums.select(names).sort("month")


def months_by_account(parts: Frame) -> Frame:
    """Return the net revenue of each account in each month that it has lines."""
    sums = parts.group_by("account_id", "month").agg(
        revenue=whole_sum("amount"), lines=whole_sum("lines")
    )
    rows = sums.filter(nw.col("lines") > 0).select("account_id", "month", "revenue")
    return rows.sort("account_id", "month")


def margins_by_account(parts: Frame) -> Frame:
    """Return the known cost of each account in each month, and how far it reaches."""
    sums = parts.group_by("account_id", "month").agg(**money(), lines=whole_sum("lines"))
    rows = sums.filter(nw.col("lines") > 0)
    names = ["account_id", "month", "cost", "costed_revenue", "weight", "costed_weight"]
    return rows.select(names).sort("account_id", "month")
