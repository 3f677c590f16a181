"""The small sums kept beside the lines, so that whole months are answered without reading them.

Five tables a volume, all made from its lines:

- `months` sums the lines in the main currency by customer number and month;
- `singles` are the lines in other currencies as they are, for each is converted on its own;
- `uncosted` sums, by product too, the lines whose cost is quantity × unit cost;
- `assortment` says in which months a customer number bought a product;
- `loose` lists the invoices that months cannot count (`facts.invoices`).

The first four become *parts*: lines, or sums of lines, in the same columns, so that
one expression answers a question from lines and from sums.
"""

from datetime import date

import narwhals as nw
import pyarrow as pa

from verder.domain.values.period import Period
from verder.facts.session import Frame

UNIT = 10_000
MONTHS_IN_BLOCK = 48  # as bits of a whole number that a float holds exactly, too

TYPES = {
    "volume": pa.int64(),
    "source": pa.string(),
    "customer": pa.string(),
    "product": pa.string(),
    "product_group": pa.string(),
    "invoice": pa.string(),
    "currency": pa.string(),
    "date": pa.date32(),
    "month": pa.date32(),
    "first_on": pa.date32(),
    "last_on": pa.date32(),
    "amount": pa.int64(),
    "weight": pa.int64(),  # sum of absolute amounts
    "cost": pa.int64(),
    "costed_amount": pa.int64(),  # amount and weight of the lines whose cost is known
    "costed_weight": pa.int64(),
    "lacking_amount": pa.int64(),  # the same of lines that take quantity × unit cost
    "lacking_weight": pa.int64(),
    "units": pa.int64(),  # whole units of lines that lack a cost but have a quantity
    "units_rest": pa.int64(),  # ten-thousandths beyond them, the same for all lines summed
    "lines": pa.int64(),
    "uncosted": pa.int64(),  # how many lines `units` stands for
    "groupless": pa.int64(),  # lines of a product without a product group
    "invoices": pa.int64(),  # those that stand in one place
    "block": pa.int64(),  # 48 months in which `bought_in` has a bit for each
    "bought_in": pa.int64(),
}
"""What each column of parts, and of the tables that become parts, holds."""

PARTS = [name for name in TYPES if name not in ("volume", "block", "bought_in")]
MONEY = ["amount", "weight", "cost", "costed_amount", "costed_weight"]
COUNTS = ["lines", "groupless"]
MONTHS = ["volume", "source", "customer", "month", "currency", *MONEY, *COUNTS, "invoices"]
MONTHS += ["first_on", "last_on"]
UNCOSTED = ["volume", "source", "customer", "product", "month", "currency", "units", "units_rest"]
UNCOSTED += ["lacking_amount", "lacking_weight", "uncosted"]
ASSORTMENT = ["volume", "source", "customer", "product", "currency", "block", "bought_in"]
SINGLES = ["volume", *PARTS]


def schema_of(names: list[str]) -> pa.Schema:
    """Return the columns as a schema."""
    return pa.schema([(name, TYPES[name]) for name in names])


def month_of(day: nw.Expr) -> nw.Expr:
    """Return the first day of the month."""
    return day.dt.truncate("1mo").cast(nw.Date)


def month_number(day: nw.Expr) -> nw.Expr:
    """Return the months since the year 0."""
    return day.dt.year().cast(nw.Int64) * 12 + day.dt.month().cast(nw.Int64) - 1


def whole_sum(name: str) -> nw.Expr:
    """Return the sum of a column as BIGINT; engines widen sums, and wide sums are slow."""
    return nw.col(name).sum().cast(nw.Int64)


def as_parts(lines: Frame) -> Frame:
    """Return lines as parts, each by itself."""
    quantity, amount, cost = nw.col("quantity"), nw.col("amount"), nw.col("cost")
    rest = nw.when(quantity < 0).then(-((-quantity) % UNIT)).otherwise(quantity % UNIT)
    wants_unit_cost = cost.is_null() & ~nw.col("product").is_null() & ~quantity.is_null()
    is_groupless = nw.col("product_group").is_null() & ~nw.col("product").is_null()
    one, none = nw.lit(1, dtype=nw.Int64), nw.lit(0, dtype=nw.Int64)
    parts = lines.with_columns(
        month=month_of(nw.col("date")),
        units_rest=nw.when(wants_unit_cost).then(rest),
        weight=amount.abs(),
        costed_amount=nw.when(~cost.is_null()).then(amount),
        costed_weight=nw.when(~cost.is_null()).then(amount.abs()),
        lacking_amount=nw.when(wants_unit_cost).then(amount),
        lacking_weight=nw.when(wants_unit_cost).then(amount.abs()),
        lines=one,
        uncosted=nw.when(wants_unit_cost).then(one).otherwise(none),
        groupless=nw.when(is_groupless).then(one).otherwise(none),
        invoices=none,
        first_on=nw.col("date"),
        last_on=nw.col("date"),
    )
    units = ((quantity - nw.col("units_rest")) / UNIT).cast(nw.Int64)
    return parts.with_columns(units=units)


def months(parts: Frame) -> Frame:
    """Return the sums by customer number and month."""
    return parts.group_by("volume", "source", "customer", "month", "currency").agg(
        *(whole_sum(name) for name in (*MONEY, *COUNTS)),
        first_on=nw.col("first_on").min(),
        last_on=nw.col("last_on").max(),
    )


def uncosted(parts: Frame) -> Frame:
    """Return the sums of lines that take quantity × unit cost, by product and month."""
    keys = ["volume", "source", "customer", "product", "month", "currency", "units_rest"]
    lacking = parts.filter(nw.col("uncosted") > 0)
    return lacking.group_by(keys).agg(
        *(whole_sum(name) for name in ("units", "lacking_amount", "lacking_weight", "uncosted"))
    )


def bought(parts: Frame) -> Frame:
    """Return the lines that name a product, with their month as a block and a bit of it."""
    named = parts.filter(~nw.col("product").is_null(), ~nw.col("customer").is_null())
    number = month_number(nw.col("date"))
    return named.select(
        *ASSORTMENT[:5],
        block=(number // MONTHS_IN_BLOCK).cast(nw.Int64),
        bit=number % MONTHS_IN_BLOCK,
    )


def main_currency_of(lines: Frame) -> Frame:
    """Return the currency that most lines have, as one row, or none without lines."""
    counts = lines.group_by("currency").agg(lines=nw.len())
    return counts.sort("lines", "currency", descending=[True, False]).head(1).select("currency")


def parts_of(frame: Frame) -> Frame:
    """Return a table in the columns of parts: what it does not have is nothing."""
    given = frame.collect_schema().names()
    zeros = ("lines", "amount", "weight", "uncosted", "groupless", "invoices")
    return frame.select(
        nw.col(name)
        if name in given
        else nw.lit(0 if name in zeros else None, dtype=_NARWHALS[TYPES[name]]).alias(name)
        for name in PARTS
    )


_NARWHALS = {pa.string(): nw.String(), pa.int64(): nw.Int64(), pa.date32(): nw.Date()}


def assortment_parts(frame: Frame, period: Period | None) -> Frame:
    """Return the products bought in a period of whole months, as parts that stand for no lines."""
    if period is not None:
        first, end = _number(period.start_on), _number(period.end_on)
        blocks = range(first // MONTHS_IN_BLOCK, (end - 1) // MONTHS_IN_BLOCK + 1)
        bought = [_bought_in(block, first, end) for block in blocks]
        frame = frame.filter(nw.any_horizontal(*bought, ignore_nulls=True))
    return parts_of(frame)


def _number(month: date) -> int:
    return month.year * 12 + month.month - 1


def _bought_in(block: int, first: int, end: int) -> nw.Expr:
    start = block * MONTHS_IN_BLOCK
    low = max(first - start, 0)
    high = min(end - start, MONTHS_IN_BLOCK)
    bits: int = 2 ** (high - low)
    is_bought: nw.Expr = nw.col("bought_in") // 2**low % bits > 0
    return is_bought & (nw.col("block") == block)
