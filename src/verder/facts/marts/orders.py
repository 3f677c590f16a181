"""How often each account was invoiced and credited, and by which imports."""

import narwhals as nw

from verder.facts.aggregates import month_of
from verder.facts.session import Frame

CREDIT_NOTE = "credit_note"
COUNTS = ("order", "lines", "credit_note", "nameless")


def orders_by_account(lines: Frame) -> Frame:
    """Return how many invoices, lines and credit notes each account got.

    An invoice without one ordinary line is a credit note; a discount among other
    lines makes none. Lines without an invoice number tell neither, and are counted
    apart.
    """
    return _counted(lines, "account_id")


def counted_columns(lines: Frame) -> Frame:
    """Return what of lines is looked at when months and imports are counted."""
    return lines.select("import_id", "source", "invoice", "date", "kind")


def orders_by_month(lines: Frame) -> Frame:
    """Return the same for each month, and its last day with a line."""
    dated = lines.with_columns(month=month_of(nw.col("date")))
    ends = dated.group_by("month").agg(last_on=nw.col("date").max())
    return _counted(dated, "month").join(ends, on="month", how="inner").sort("month")


def lines_by_import(lines: Frame) -> Frame:
    """Return how many lines each import brought, and from which days."""
    sums = lines.group_by("import_id").agg(
        lines=nw.len().cast(nw.Int64), first_on=nw.col("date").min(), last_on=nw.col("date").max()
    )
    return sums.select("import_id", "lines", "first_on", "last_on").sort("import_id")


def _counted(lines: Frame, key: str) -> Frame:
    is_ordinary = (nw.col("kind") != CREDIT_NOTE).fill_null(value=True)
    marked = lines.with_columns(ordinary=is_ordinary.cast(nw.Int64))
    by_invoice = marked.group_by(key, "source", "invoice").agg(
        lines=nw.col("ordinary").sum(),
        nameless=nw.col("invoice").is_null().cast(nw.Int64).sum(),
    )
    is_named = (nw.col("nameless") == 0).cast(nw.Int64)
    is_order = (nw.col("lines") > 0).cast(nw.Int64)
    counted = by_invoice.with_columns(
        order=is_named * is_order, credit_note=is_named * (1 - is_order)
    )
    sums = counted.group_by(key).agg(**{name: nw.col(name).sum().cast(nw.Int64) for name in COUNTS})
    return sums.select(key, *COUNTS).sort(key)
