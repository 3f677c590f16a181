"""Figures by product group."""

import narwhals as nw

from verder.facts.aggregates import whole_sum
from verder.facts.marts.totals import money
from verder.facts.session import Frame, once_each


def groups_by_account(parts: Frame) -> Frame:
    """Return what each account bought of each product group."""
    lines = parts.filter(nw.col("lines") > 0)
    sums = lines.group_by("account_id", "product_group").agg(**money())
    rows = sums.select("account_id", "product_group", "revenue", "cost", "costed_revenue")
    return rows.sort("account_id", "product_group", nulls_last=True)


def group_months(parts: Frame) -> Frame:
    """Return the net revenue of each account by month and product group."""
    lines = parts.filter(nw.col("lines") > 0)
    sums = lines.group_by("account_id", "month", "product_group").agg(revenue=whole_sum("amount"))
    rows = sums.select("account_id", "month", "product_group", "revenue")
    return rows.sort("account_id", "month", "product_group", nulls_last=True)


def named_products(lines: Frame) -> Frame:
    """Return the products of lines with the product groups that stand beside them."""
    return once_each(lines.select("source", "product", "product_group"))


def product_groups(parts: Frame) -> Frame:
    """Return the product groups that occur."""
    named = parts.filter(~nw.col("product_group").is_null()).select("product_group")
    return once_each(named).sort("product_group")


def left_out(parts: Frame) -> Frame:
    """Return the lines of parts that no figure counts, by currency."""
    sums = parts.group_by("currency").agg(lines=whole_sum("lines"), amount=whole_sum("amount"))
    return sums.select("currency", "lines", "amount").sort("currency")
