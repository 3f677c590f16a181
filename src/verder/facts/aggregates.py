"""The small sums kept beside the lines of an import.

A row sums the lines of one customer number, product and month. Lines in another
currency than the import's main one stand in it one by one, with their date and
invoice, because each is converted on its own. Lines without a cost keep their
quantity, split in whole units and the rest, so that quantity × unit cost can be
rounded line by line as if the lines themselves were read.
"""

import narwhals as nw
import pyarrow as pa

from verder.facts.session import Frame

AGGREGATE_SCHEMA = pa.schema(
    [
        ("import_id", pa.int64()),
        ("source", pa.string()),
        ("customer", pa.string()),
        ("product", pa.string()),
        ("product_group", pa.string()),
        ("month", pa.date32()),
        ("currency", pa.string()),
        ("date", pa.date32()),  # of a line that stands by itself; else null
        ("invoice", pa.string()),  # of a line that stands by itself; else null
        ("units", pa.int64()),  # whole units of lines that lack a cost but have a quantity
        ("units_rest", pa.int64()),  # ten-thousandths beyond them, the same for all lines
        ("amount", pa.int64()),
        ("weight", pa.int64()),  # sum of absolute amounts
        ("cost", pa.int64()),
        ("lines", pa.int64()),
        ("invoices", pa.int64()),  # that stand in one place; see `facts.invoices`
        ("first_on", pa.date32()),
        ("last_on", pa.date32()),
    ]
)

KEYS = ["import_id", "source", "customer", "product", "product_group", "month", "currency"]
UNIT = 10_000


def month_of(day: nw.Expr) -> nw.Expr:
    """Return the first day of the month."""
    return day.dt.truncate("1mo").cast(nw.Date)


def as_parts(lines: Frame) -> Frame:
    """Return lines in the columns of the aggregate, each as a row of its own."""
    quantity, amount = nw.col("quantity"), nw.col("amount")
    rest = nw.when(quantity < 0).then(-((-quantity) % UNIT)).otherwise(quantity % UNIT)
    wants_unit_cost = nw.col("cost").is_null() & ~nw.col("product").is_null()
    parts = lines.with_columns(
        month=month_of(nw.col("date")),
        units_rest=nw.when(wants_unit_cost).then(rest),
        weight=amount.abs(),
        lines=nw.lit(1, dtype=nw.Int64),
        invoices=nw.lit(0, dtype=nw.Int64),
        first_on=nw.col("date"),
        last_on=nw.col("date"),
    )
    units = ((quantity - nw.col("units_rest")) / UNIT).cast(nw.Int64)
    return parts.with_columns(units=units).select(AGGREGATE_SCHEMA.names)


def aggregate(parts: Frame, main_currency: str) -> Frame:
    """Return the sums of the lines in the main currency, and the other lines as they are."""
    is_main = nw.col("currency") == main_currency
    return nw.concat([_summed(parts.filter(is_main)), parts.filter(~is_main)])


def _summed(parts: Frame) -> Frame:
    keys = [*KEYS, "units_rest", "has_cost"]
    sums = (
        parts.with_columns(has_cost=~nw.col("cost").is_null())
        .group_by(keys)
        .agg(
            *(whole_sum(name) for name in ("units", "amount", "weight", "cost", "lines")),
            first_on=nw.col("first_on").min(),
            last_on=nw.col("last_on").max(),
        )
    )
    return sums.with_columns(
        date=nw.lit(None, dtype=nw.Date),
        invoice=nw.lit(None, dtype=nw.String),
        units=nw.when(~nw.col("units_rest").is_null()).then(nw.col("units")),
        cost=nw.when(nw.col("has_cost")).then(nw.col("cost")),
        invoices=nw.lit(0, dtype=nw.Int64),
    ).select(AGGREGATE_SCHEMA.names)


def whole_sum(name: str) -> nw.Expr:
    """Return the sum of a column as BIGINT; engines widen sums, and wide sums are slow."""
    return nw.col(name).sum().cast(nw.Int64)


def main_currency_of(lines: Frame) -> Frame:
    """Return the currency that most lines have, as one row, or none without lines."""
    counts = lines.group_by("currency").agg(lines=nw.len())
    return counts.sort("lines", "currency", descending=[True, False]).head(1).select("currency")
