"""Figures by month."""

import narwhals as nw

from verder.facts.aggregates import whole_sum
from verder.facts.marts.totals import money, with_listed_invoices
from verder.facts.session import Frame

SUMS = ["revenue", "cost", "costed_revenue", "weight", "costed_weight", "invoices"]


def months(parts: Frame) -> Frame:
    """Return all accounts together, one row for each month that has lines."""
    by_account = parts.group_by("month", "account_id").agg(
        **money(), invoices=whole_sum("invoices"), lines=whole_sum("lines")
    )
    has_lines = nw.when(nw.col("lines") > 0).then(nw.lit(1, dtype=nw.Int64))
    sums = by_account.group_by("month").agg(
        *(whole_sum(name) for name in SUMS), accounts=has_lines.sum().cast(nw.Int64)
    )
    rows = with_listed_invoices(sums, parts, "month").filter(nw.col("accounts") > 0)
    return rows.select("month", "revenue", "cost", "costed_revenue", "accounts", "invoices").sort(
        "month"
    )


def months_by_account(parts: Frame) -> Frame:
    """Return the net revenue of each account in each month that it has lines."""
    sums = parts.group_by("account_id", "month").agg(
        revenue=whole_sum("amount"), lines=whole_sum("lines")
    )
    rows = sums.filter(nw.col("lines") > 0).select("account_id", "month", "revenue")
    return rows.sort("account_id", "month")
