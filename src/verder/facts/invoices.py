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
from verder.facts.session import Frame, once_each

LOOSE_SCHEMA = pa.schema(
    [
        ("volume", pa.int64()),
        ("source", pa.string()),
        ("invoice", pa.string()),
        ("customer", pa.string()),
        ("month", pa.date32()),
        # Whether the months of that volume count it, too; null where lines name it themselves.
        ("is_counted", pa.bool_()),
    ]
)

INVOICE = ["source", "invoice"]
PLACE = ["volume", "source", "invoice", "customer", "month"]


def by_invoice(parts: Frame) -> Frame:
    """Return each invoice of a volume with its place, and whether it has only that one.

    `parts` say of each line whether it `is_main`: in the main currency.
    """
    named = parts.filter(~nw.col("invoice").is_null())
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
    return once_each(named.select(PLACE))


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
    """Return the places of invoices that are not settled, and of those shared with others."""
    in_several = invoices.filter(~nw.col("is_settled")).select(INVOICE)
    loose = once_each(nw.concat([in_several, shared.select(INVOICE)]))
    is_main = nw.col("is_main")
    listed = {
        False: places(parts.filter(is_main).join(loose, on=INVOICE, how="semi")),
        None: places(parts.filter(~is_main)),
        True: shared,
    }
    frames = [
        frame.with_columns(is_counted=nw.lit(is_counted, dtype=nw.Boolean))
        for is_counted, frame in listed.items()
    ]
    return nw.concat([frame.select(LOOSE_SCHEMA.names) for frame in frames])


def once(loose: Frame) -> Frame:
    """Return each place of a loose invoice once; a place in its own volume knows best.

    Several later volumes may list the same place of an earlier one as counted, and
    that earlier one may have been made again since, with the invoice loose. What only
    lines in another currency name is left to them.
    """
    is_counted = nw.col("is_counted")
    found = loose.group_by(PLACE).agg(
        is_counted=is_counted.cast(nw.Int64).min(), is_named=is_counted.is_null().any()
    )
    is_taken_off = nw.col("is_counted") == 1
    kept = found.filter(~nw.col("is_counted").is_null(), ~(is_taken_off & nw.col("is_named")))
    return kept.with_columns(is_counted=is_taken_off).select(LOOSE_SCHEMA.names)


def loose_parts(loose: Frame) -> Frame:
    """Return loose invoices as parts: named, and taken off where sums by month count them."""
    taken = nw.when(nw.col("is_counted")).then(nw.lit(-1, dtype=nw.Int64))
    return parts_of(loose.with_columns(invoices=taken.fill_null(0)))
