"""What each account bought."""

import narwhals as nw

from verder.facts.aggregates import whole_sum
from verder.facts.session import Frame

SUMS = ["revenue", "cost", "costed_revenue", "weight", "costed_weight", "lines", "invoices"]


def totals_by_account(parts: Frame) -> Frame:
    """Return one row for each account with lines: its sums, invoices, products and days."""
    sums = parts.group_by("account_id").agg(
        **money(),
        lines=whole_sum("lines"),
        invoices=invoices(),
        products=distinct("product"),
        first_on=nw.col("first_on").min(),
        last_on=nw.col("last_on").max(),
    )
    rows = sums.filter(nw.col("lines") > 0)
    return rows.select("account_id", *SUMS, "products", "first_on", "last_on").sort("account_id")


def money() -> dict[str, nw.Expr]:
    """Return the sums of money: net revenue, known cost, and how far that cost reaches."""
    return {
        "revenue": whole_sum("amount"),
        "cost": whole_sum("cost"),
        "costed_revenue": whole_sum("costed_amount"),
        "weight": whole_sum("weight"),
        "costed_weight": whole_sum("costed_weight"),
    }


def invoices() -> nw.Expr:
    """Return how many invoices: those already counted, and those named one by one."""
    return whole_sum("invoices") + distinct("invoice")


def distinct(name: str) -> nw.Expr:
    """Return how many different values there are, nothing not counted as one."""
    has_nothing = nw.col(name).is_null().any().cast(nw.Int64)
    return (nw.col(name).n_unique() - has_nothing).cast(nw.Int64)
