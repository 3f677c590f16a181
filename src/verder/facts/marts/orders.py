"""How often each account was invoiced and credited."""

import narwhals as nw

from verder.facts.session import Frame

CREDIT_NOTE = "credit_note"


def orders_by_account(lines: Frame) -> Frame:
    """Return how many invoices, lines and credit notes each account got.

    An invoice without one ordinary line is a credit note; a discount among other
    lines makes none. Lines without an invoice number tell neither, and are counted
    apart.
    """
    is_ordinary = (nw.col("kind") != CREDIT_NOTE).fill_null(value=True)
    marked = lines.with_columns(ordinary=is_ordinary.cast(nw.Int64))
    by_invoice = marked.group_by("account_id", "source", "invoice").agg(
        lines=nw.col("ordinary").sum(),
        nameless=nw.col("invoice").is_null().cast(nw.Int64).sum(),
    )
    is_named = (nw.col("nameless") == 0).cast(nw.Int64)
    is_order = (nw.col("lines") > 0).cast(nw.Int64)
    counted = by_invoice.with_columns(
        order=is_named * is_order, credit_note=is_named * (1 - is_order)
    )
    sums = counted.group_by("account_id").agg(
        **{name: nw.col(name).sum().cast(nw.Int64) for name in COUNTS}
    )
    return sums.select("account_id", *COUNTS).sort("account_id")


COUNTS = ("order", "lines", "credit_note", "nameless")
