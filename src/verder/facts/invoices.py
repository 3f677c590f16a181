"""How distinct invoices are counted without reading the lines.

Counts of invoices add up only where each invoice stands in one place: all its
lines in one import, under one customer number, in one month, in the main currency.
Those are *settled*, and the aggregate counts them in rows of their own. All others
are *loose*: listed by place, and counted again in every answer. When an import
brings lines of an invoice that an earlier import has too, the earlier aggregate
stays as it is; the places of the invoice there are listed as already counted, so
that an answer takes them off before it counts the loose ones.
"""

import narwhals as nw
import pyarrow as pa

from verder.facts.aggregates import AGGREGATE_SCHEMA, month_of
from verder.facts.session import Frame

LOOSE_SCHEMA = pa.schema(
    [
        ("import_id", pa.int64()),
        ("source", pa.string()),
        ("invoice", pa.string()),
        ("customer", pa.string()),
        ("month", pa.date32()),
        ("is_counted", pa.bool_()),  # the aggregate of that import counts it, too
    ]
)

INVOICE = ["source", "invoice"]
PLACE = ["import_id", "source", "invoice", "customer", "month"]


def by_invoice(lines: Frame, main_currency: str) -> Frame:
    """Return each invoice of an import with its place, and whether it has only that one."""
    month, is_main = month_of(nw.col("date")), nw.col("currency") == main_currency
    named = lines.filter(~nw.col("invoice").is_null()).with_columns(month=month, is_main=is_main)
    spread = named.group_by("import_id", *INVOICE).agg(
        customer=nw.col("customer").min(),
        last_customer=nw.col("customer").max(),
        month=nw.col("month").min(),
        last_month=nw.col("month").max(),
        is_main=nw.col("is_main").all(),
    )
    has_one_customer = (nw.col("customer") == nw.col("last_customer")).fill_null(value=True)
    has_one_month = nw.col("month") == nw.col("last_month")
    return spread.with_columns(is_settled=has_one_customer & has_one_month & nw.col("is_main"))


def places(lines: Frame) -> Frame:
    """Return where invoices stand, once a place."""
    named = lines.filter(~nw.col("invoice").is_null(), ~nw.col("customer").is_null())
    return named.with_columns(month=month_of(nw.col("date"))).select(PLACE).unique()


def settled_counts(invoices: Frame, shared: Frame) -> Frame:
    """Return the rows of the aggregate that count the settled invoices."""
    settled = invoices.filter(nw.col("is_settled"), ~nw.col("customer").is_null())
    counts = (
        settled.join(shared.select(INVOICE), on=INVOICE, how="anti")
        .group_by("import_id", "source", "customer", "month")
        .agg(invoices=nw.len().cast(nw.Int64))
    )
    return _without_lines(counts)


def loose_parts(loose: Frame) -> Frame:
    """Return loose invoices as parts: named, and taken off where an aggregate counts them."""
    taken = nw.when(nw.col("is_counted")).then(nw.lit(-1, dtype=nw.Int64))
    return _without_lines(loose.with_columns(invoices=taken.fill_null(0)))


def once(loose: Frame) -> Frame:
    """Return each place of a loose invoice once; a place in its own import knows best.

    Several later imports may list the same place of an earlier one as counted, and
    that earlier one may have been added again since, with the invoice loose.
    """
    return loose.group_by(PLACE).agg(is_counted=nw.col("is_counted").all())


def _without_lines(frame: Frame) -> Frame:
    """Return the frame in the columns of the aggregate, as rows that stand for no lines."""
    given = frame.collect_schema().names()
    zeros = {name: nw.lit(0, dtype=nw.Int64) for name in ("amount", "weight", "lines")}
    nothing = {
        each.name: nw.lit(None, dtype=_TYPES[each.type])
        for each in AGGREGATE_SCHEMA
        if each.name not in given and each.name not in zeros
    }
    return frame.with_columns(**zeros, **nothing).select(AGGREGATE_SCHEMA.names)


_TYPES = {pa.string(): nw.String(), pa.int64(): nw.Int64(), pa.date32(): nw.Date()}


def loose_places(lines: Frame, invoices: Frame, shared: Frame, main_currency: str) -> Frame:
    """Return the places of the invoices that are not settled, and of those shared with others."""
    in_several = invoices.filter(~nw.col("is_settled")).select(INVOICE)
    loose = nw.concat([in_several, shared.select(INVOICE)]).unique()
    own = places(lines.filter(nw.col("currency") == main_currency))
    own = own.join(loose, on=INVOICE, how="semi").with_columns(is_counted=nw.lit(value=False))
    others = shared.with_columns(is_counted=nw.lit(value=True))
    return nw.concat([own.select(LOOSE_SCHEMA.names), others.select(LOOSE_SCHEMA.names)])
