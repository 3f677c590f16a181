"""How distinct invoices are counted without reading the lines.

Counts of invoices add up only where each invoice stands in one place: all its
lines in one volume, under one customer number, in one month, in the main currency.
Those are *settled*, and the sums by month count them. All others are *loose*:
listed by place, and counted again in every answer. When a volume brings lines of
an invoice that an earlier volume has too, the earlier sums stay as they are; the
places of the invoice there are listed as already counted, so that an answer takes
them off before it counts the loose ones.
"""

import narwhals as nw
import pyarrow as pa

from verder.facts.aggregates import MONTHS, parts_of
from verder.facts.session import Frame

LOOSE_SCHEMA = pa.schema(
    [
        ("volume", pa.int64()),
        ("source", pa.string()),
        ("invoice", pa.string()),
        ("customer", pa.string()),
        ("month", pa.date32()),
        ("is_counted", pa.bool_()),  # the months of that volume count it, too
    ]
)

INVOICE = ["source", "invoice"]
PLACE = ["volume", "source", "invoice", "customer", "month"]


def by_invoice(parts: Frame, main_currency: str) -> Frame:
    """Return each invoice of a volume with its place, and whether it has only that one."""
    is_main = nw.col("currency") == main_currency
    named = parts.filter(~nw.col("invoice").is_null()).with_columns(is_main=is_main)
    spread = named.group_by(INVOICE).agg(
        customer=nw.col("customer").min(),
        last_customer=nw.col("customer").max(),
        month=nw.col("month").min(),
        last_month=nw.col("month").max(),
        is_main=nw.col("is_main").all(),
    )
    has_one_customer = (nw.col("customer") == nw.col("last_customer")).fill_null(value=True)
    has_one_month = nw.col("month") == nw.col("last_month")
    return spread.with_columns(is_settled=has_one_customer & has_one_month & nw.col("is_main"))


def places(parts: Frame) -> Frame:
    """Return where invoices stand, once a place."""
    named = parts.filter(~nw.col("invoice").is_null(), ~nw.col("customer").is_null())
    return named.select(PLACE).unique()


def with_settled(months: Frame, invoices: Frame, shared: Frame) -> Frame:
    """Return the sums by month with the number of settled invoices."""
    keys = ["source", "customer", "month"]
    settled = invoices.filter(nw.col("is_settled"))
    counts = (
        settled.join(shared.select(INVOICE), on=INVOICE, how="anti")
        .group_by(keys)
        .agg(invoices=nw.len().cast(nw.Int64))
    )
    joined = months.join(counts, on=keys, how="left")
    return joined.with_columns(invoices=nw.col("invoices").fill_null(0)).select(MONTHS)


def loose_places(parts: Frame, invoices: Frame, shared: Frame) -> Frame:
    """Return the places of invoices that are not settled, and of those shared with others.

    `parts` are the lines in the main currency; the others name their invoice themselves.
    """
    in_several = invoices.filter(~nw.col("is_settled")).select(INVOICE)
    loose = nw.concat([in_several, shared.select(INVOICE)]).unique()
    own = places(parts.join(loose, on=INVOICE, how="semi"))
    own = own.with_columns(is_counted=nw.lit(value=False))
    others = shared.with_columns(is_counted=nw.lit(value=True))
    return nw.concat([own.select(LOOSE_SCHEMA.names), others.select(LOOSE_SCHEMA.names)])


def once(loose: Frame) -> Frame:
    """Return each place of a loose invoice once; a place in its own volume knows best.

    Several later volumes may list the same place of an earlier one as counted, and
    that earlier one may have been made again since, with the invoice loose.
    """
    return loose.group_by(PLACE).agg(is_counted=nw.col("is_counted").all())


def loose_parts(loose: Frame) -> Frame:
    """Return loose invoices as parts: named, and taken off where sums by month count them."""
    taken = nw.when(nw.col("is_counted")).then(nw.lit(-1, dtype=nw.Int64))
    return parts_of(loose.with_columns(invoices=taken.fill_null(0)))
