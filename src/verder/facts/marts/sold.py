"""What was sold of each product in one period and in another."""

from datetime import date

import narwhals as nw

from verder.domain.values.period import Period
from verder.facts.aggregates import whole_sum
from verder.facts.session import Frame
from verder.facts.values.kinds import CREDIT_NOTE

ITEM = ("source", "product", "unit", "is_counted")
SUMS = ("lines", "quantity", "amount", "cost", "costed_quantity", "costed_amount")
COLUMNS = ("quantity", "unit", "product_name", "kind")  # of lines, beside those of parts


def in_two_periods(lines: Frame, before: Period, after: Period) -> Frame:
    """Return the lines of two periods that do not overlap, with the one that each belongs to."""
    day = nw.col("date")
    is_after = _inside(day, after.start_on, after.end_on)
    chosen = lines.filter(_inside(day, before.start_on, before.end_on) | is_after)
    return chosen.with_columns(is_after=is_after)


def _inside(day: nw.Expr, start_on: date, end_on: date) -> nw.Expr:
    return (day >= start_on) & (day < end_on)


def sold_by_product(lines: Frame) -> Frame:
    """Return what was sold of each product in each unit, in both periods.

    A line without a quantity is not counted, unless it is a credit note: that takes
    off the price of the product.
    """
    quantity, is_costed = nw.col("quantity"), ~nw.col("cost").is_null()
    counted = lines.with_columns(
        is_counted=~quantity.is_null() | (nw.col("kind") == CREDIT_NOTE).fill_null(value=False),
        costed_quantity=nw.when(is_costed).then(quantity),
        costed_amount=nw.when(is_costed).then(nw.col("amount")),
    )
    sums = counted.group_by("is_after", *ITEM).agg(
        *(whole_sum(name) for name in SUMS), name=nw.col("product_name").max()
    )
    return sums.select("is_after", *ITEM, "name", *SUMS)
