"""What parts are worth: whose they are, in which money, at what cost, of which product group."""

from datetime import date

import narwhals as nw

from verder.facts.aggregates import UNIT
from verder.facts.session import Frame

RATE_UNIT = 100_000_000  # rates are kept in whole hundred-millionths


def between(parts: Frame, column: str, start_on: date, end_on: date) -> Frame:
    """Return the parts of a half-open period."""
    return parts.filter(nw.col(column) >= start_on, nw.col(column) < end_on)


def with_account(parts: Frame, numbers: Frame) -> Frame:
    """Return the parts whose customer number belongs to an account, with that account."""
    return parts.join(numbers, on=["source", "customer"], how="inner")


def without_account(parts: Frame, numbers: Frame) -> Frame:
    """Return the lines that have no customer number, or one that no account bears."""
    lines = parts.filter(nw.col("lines") > 0)
    return lines.join(numbers, on=["source", "customer"], how="anti")


def without_rate(parts: Frame, rates: Frame, currency: str) -> Frame:
    """Return the foreign lines that cannot be converted."""
    foreign = parts.filter(nw.col("currency") != currency)
    return foreign.join(rates, on=["currency", "date"], how="anti")


def in_own_currency(parts: Frame, rates: Frame, currency: str) -> Frame:
    """Return the parts with their money in the own currency, without those that have no rate."""
    is_own = (nw.col("currency") == currency).fill_null(value=True)
    known = parts.join(rates, on=["currency", "date"], how="left")
    known = known.filter(is_own | ~nw.col("rate").is_null())
    own = known.with_columns(
        amount=nw.when(is_own).then("amount").otherwise(_converted("amount")),
        cost=nw.when(is_own).then("cost").otherwise(_converted("cost")),
    )
    amount, is_costed = nw.col("amount"), ~nw.col("cost").is_null()
    is_lacking = ~nw.col("units_rest").is_null()
    single = {
        "weight": amount.abs(),
        "costed_amount": nw.when(is_costed).then(amount),
        "costed_weight": nw.when(is_costed).then(amount.abs()),
        "lacking_amount": nw.when(is_lacking).then(amount),
        "lacking_weight": nw.when(is_lacking).then(amount.abs()),
    }
    return own.with_columns(
        **{name: nw.when(is_own).then(name).otherwise(worth) for name, worth in single.items()}
    )


def _converted(name: str) -> nw.Expr:
    foreign = nw.col(name).cast(nw.Int128) * RATE_UNIT
    return divided_half_up(foreign, nw.col("rate")).cast(nw.Int64)


def divided_half_up(whole: nw.Expr, by: nw.Expr | int) -> nw.Expr:
    """Return the quotient in whole numbers, halves away from zero; `by` is positive.

    The quotient passes through a float on DuckDB, exact up to 2**53 ten-thousandths.
    """
    size = (whole.abs() * 2 + by) // (by * 2)
    return nw.when(whole < 0).then(-size).otherwise(size)


def with_unit_cost(parts: Frame, unit_costs: Frame) -> Frame:
    """Return the parts with quantity × unit cost where the lines have no cost of their own.

    It is rounded line by line: lines summed together have the same rest of a unit.
    """
    unit_cost = nw.col("unit_cost").cast(nw.Int128)
    of_rest = divided_half_up(nw.col("units_rest") * unit_cost, UNIT) * nw.col("uncosted")
    estimate = (nw.col("units") * unit_cost + of_rest).cast(nw.Int64)
    joined = parts.join(unit_costs, on=["source", "product"], how="left")
    is_known = ~nw.col("unit_cost").is_null()
    return joined.with_columns(
        cost=nw.coalesce(nw.col("cost"), estimate),
        costed_amount=nw.coalesce(
            nw.col("costed_amount"), nw.when(is_known).then("lacking_amount")
        ),
        costed_weight=nw.coalesce(
            nw.col("costed_weight"), nw.when(is_known).then("lacking_weight")
        ),
    )


def with_product_group(parts: Frame, own_groups: Frame) -> Frame:
    """Return parts, or lines, with the group of the article file where they name none."""
    joined = parts.join(own_groups, on=["source", "product"], how="left")
    group = nw.coalesce(nw.col("product_group"), nw.col("own_group"))
    return joined.with_columns(product_group=group)


def told_apart(parts: Frame) -> Frame:
    """Return the parts with invoices and products named with their source.

    Two bookkeepings may use the same numbers for different things.
    """
    named = {
        name: nw.concat_str(nw.col("source"), nw.col(name), separator="\n")
        for name in ("invoice", "product")
    }
    return parts.with_columns(**named)
