"""What was invoiced one by one, and what was credited."""

import narwhals as nw

from verder.facts.aggregates import whole_sum
from verder.facts.session import Frame


def amounts_by_account(parts: Frame) -> Frame:
    """Return the amount of each account."""
    sums = parts.group_by("account_id").agg(amount=whole_sum("amount"))
    return sums.select("account_id", "amount").sort("account_id")


def invoices(parts: Frame) -> Frame:
    """Return the invoices that have a number: revenue, known cost and the revenue behind it."""
    named = parts.filter(~nw.col("invoice").is_null())
    sums = named.group_by("account_id", "invoice").agg(
        revenue=whole_sum("amount"),
        cost=whole_sum("cost"),
        costed_revenue=whole_sum("costed_amount"),
    )
    rows = sums.select("account_id", "invoice", "revenue", "cost", "costed_revenue")
    return rows.sort("account_id", "invoice")
