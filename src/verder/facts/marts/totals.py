"""What each account bought."""

import narwhals as nw

from verder.facts.aggregates import whole_sum
from verder.facts.invoices import INVOICE
from verder.facts.session import Frame

SUMS = ["revenue", "cost", "costed_revenue", "weight", "costed_weight", "lines", "invoices"]


def totals_by_account(parts: Frame) -> Frame:
    """Return one row for each account with lines: its sums, invoices, products and days."""
    by_product = parts.group_by("account_id", "source", "product").agg(
        **money(),
        lines=whole_sum("lines"),
        invoices=whole_sum("invoices"),
        first_on=nw.col("first_on").min(),
        last_on=nw.col("last_on").max(),
    )
    sums = by_product.group_by("account_id").agg(
        *(whole_sum(name) for name in SUMS),
        products=nw.col("product").count().cast(nw.Int64),
        first_on=nw.col("first_on").min(),
        last_on=nw.col("last_on").max(),
    )
    rows = with_listed_invoices(sums, parts, "account_id").filter(nw.col("lines") > 0)
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


def with_listed_invoices(sums: Frame, parts: Frame, key: str) -> Frame:
    """Return the sums with the invoices added that parts name one by one."""
    named = parts.filter(~nw.col("invoice").is_null()).select(key, *INVOICE).unique()
    counts = named.group_by(key).agg(listed=nw.len().cast(nw.Int64))
    joined = sums.join(counts, on=key, how="left")
    return joined.with_columns(invoices=nw.col("invoices") + nw.col("listed").fill_null(0))
