"""Where rows of the engine become the values that leave the facts, and records go in."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any

import pyarrow as pa

from verder.domain.identify.order_history import HistoryLimits, OrderHistory
from verder.domain.values.money import from_ten_thousandths as money
from verder.domain.values.money import to_ten_thousandths
from verder.facts.mapping import NumberOfAccount, ProductInfo, Rate
from verder.facts.marts.worth import RATE_UNIT
from verder.facts.rows import (
    AccountMonth,
    AccountMonthMargin,
    AccountOrders,
    AccountTotals,
    GroupMonth,
    GroupTotals,
    ImportedLines,
    InvoiceTotals,
    LeftOut,
    LineRow,
    MonthOrders,
    MonthTotals,
    ProductSums,
)

Row = tuple[Any, ...]
RATE_DAYS = 7


def account_totals(row: Row) -> AccountTotals:
    """Return a row of `totals_by_account`."""
    return AccountTotals(
        account_id=row[0],
        revenue=money(row[1]),
        cost=money(row[2]),
        costed_revenue=money(row[3]),
        weight=money(row[4]),
        costed_weight=money(row[5]),
        lines=row[6],
        invoices=row[7],
        products=row[8] or None,
        first_on=row[9],
        last_on=row[10],
    )


def account_month(row: Row) -> AccountMonth:
    """Return a row of `months_by_account`."""
    return AccountMonth(account_id=row[0], month=row[1], revenue=money(row[2]))


def account_month_margin(row: Row) -> AccountMonthMargin:
    """Return a row of `margins_by_account`."""
    return AccountMonthMargin(
        account_id=row[0],
        month=row[1],
        cost=money(row[2]),
        costed_revenue=money(row[3]),
        weight=money(row[4]),
        costed_weight=money(row[5]),
    )


def account_orders(row: Row) -> AccountOrders:
    """Return a row of `orders_by_account`."""
    account_id, orders, lines, credit_notes, _nameless = row
    is_named = _is_named(row)
    return AccountOrders(
        account_id=account_id,
        orders=orders if is_named else None,
        lines=lines,
        credit_notes=credit_notes if is_named else None,
    )


def month_orders(row: Row) -> MonthOrders:
    """Return a row of `orders_by_month`."""
    month, orders, lines, credit_notes, _nameless, last_on = row
    is_named = _is_named(row)
    return MonthOrders(
        month=month,
        orders=orders if is_named else None,
        lines=lines,
        credit_notes=credit_notes if is_named else None,
        last_on=last_on,
    )


def _is_named(row: Row) -> bool:
    """Return whether any line names its invoice."""
    _key, orders, _lines, credit_notes, nameless, *_rest = row
    return bool(orders or credit_notes or not nameless)


def imported_lines(row: Row) -> ImportedLines:
    """Return a row of `lines_by_import`."""
    return ImportedLines(import_id=row[0], lines=row[1], first_on=row[2], last_on=row[3])


def order_history(row: Row, limits: HistoryLimits) -> OrderHistory:
    """Return a row of `histories`; too few intervals have no median."""
    has_enough = row[4] >= limits.fewest_intervals
    return OrderHistory(
        account_id=row[0],
        orders=row[1],
        first_on=row[2],
        last_on=row[3],
        median_interval=Decimal(row[5]) if has_enough else None,
        longest_return=row[6],
        is_seasonal=row[7],
    )


def group_totals(row: Row) -> GroupTotals:
    """Return a row of `groups_by_account`."""
    return GroupTotals(
        account_id=row[0],
        product_group=row[1],
        revenue=money(row[2]),
        cost=money(row[3]),
        costed_revenue=money(row[4]),
    )


def group_month(row: Row) -> GroupMonth:
    """Return a row of `group_months`."""
    return GroupMonth(account_id=row[0], month=row[1], product_group=row[2], revenue=money(row[3]))


def invoice_totals(row: Row) -> InvoiceTotals:
    """Return a row of `invoices`."""
    account_id, _invoice, revenue, cost, costed_revenue = row
    return InvoiceTotals(
        account_id=account_id,
        revenue=money(revenue),
        cost=money(cost),
        costed_revenue=money(costed_revenue),
    )


def month_totals(row: Row) -> MonthTotals:
    """Return a row of `months`."""
    return MonthTotals(
        month=row[0],
        revenue=money(row[1]),
        cost=money(row[2]),
        costed_revenue=money(row[3]),
        accounts=row[4],
        invoices=row[5],
    )


def product_sums(row: Row) -> ProductSums:
    """Return a row of `sold_by_product`."""
    return ProductSums(
        is_after=row[0],
        source=row[1],
        product=row[2],
        unit=row[3],
        is_counted=row[4],
        name=row[5],
        lines=row[6],
        quantity=money(row[7] or 0),
        amount=money(row[8]),
        cost=money(row[9] or 0),
        costed_quantity=money(row[10] or 0),
        costed_amount=money(row[11] or 0),
    )


def line_row(row: Row) -> LineRow:
    """Return a row of `listing`."""
    return LineRow(
        import_id=row[0],
        row=row[1],
        source=row[2],
        invoice=row[3],
        line=row[4],
        kind=row[5],
        date=row[6],
        customer=row[7],
        product=row[8],
        product_name=row[9],
        product_group=row[10],
        quantity=_optional(row[11]),
        amount=money(row[12]),
        cost=_optional(row[13]),
        currency=row[14],
        salesperson=row[15],
    )


def left_out(rows: Iterable[Row]) -> LeftOut:
    """Return rows of `left_out` as one value."""
    by_currency = list(rows)
    return LeftOut(
        lines=sum(row[1] for row in by_currency),
        amounts={row[0]: money(row[2]) for row in by_currency},
    )


def _optional(whole: int | None) -> Decimal | None:
    return None if whole is None else money(whole)


def numbers_table(numbers: Iterable[NumberOfAccount]) -> pa.Table:
    """Return the mapping of customer numbers."""
    rows = [(each.source, each.number, each.entity_id, each.account_id) for each in numbers]
    return _table(
        rows,
        pa.schema(
            [
                ("source", pa.string()),
                ("customer", pa.string()),
                ("entity_id", pa.int64()),
                ("account_id", pa.int64()),
            ]
        ),
    )


def unit_costs_table(products: Iterable[ProductInfo]) -> pa.Table:
    """Return the unit costs that are known, in ten-thousandths."""
    rows = [
        (each.source, each.number, to_ten_thousandths(each.unit_cost))
        for each in products
        if each.unit_cost is not None
    ]
    return _table(rows, _of_product("unit_cost", pa.int64()))


def own_groups_table(products: Iterable[ProductInfo]) -> pa.Table:
    """Return the product groups that the article file names."""
    rows = [(each.source, each.number, each.group) for each in products if each.group]
    return _table(rows, _of_product("own_group", pa.string()))


def _of_product(name: str, kind: pa.DataType) -> pa.Schema:
    return pa.schema([("source", pa.string()), ("product", pa.string()), (name, kind)])


def rates_table(rates: Iterable[Rate]) -> pa.Table:
    """Return one rate for each day on which one holds, in hundred-millionths."""
    schema = pa.schema([("currency", pa.string()), ("date", pa.date32()), ("rate", pa.int64())])
    return _table([row for rate in _in_order(rates) for row in rate], schema)


def _in_order(rates: Iterable[Rate]) -> Iterator[Iterator[Row]]:
    ordered = sorted(rates, key=attrgetter("currency", "on"))
    for _, same in groupby(ordered, key=attrgetter("currency")):
        listed = list(same)
        for rate, following in pairwise([*listed, None]):
            if rate is not None:
                yield _days_of(rate, following.on if following else date.max)


def _days_of(rate: Rate, until: date) -> Iterator[Row]:
    """Yield the days on which a rate holds: until the next one, and at most seven after its own."""
    whole = int(rate.rate * RATE_UNIT)
    for number in range(RATE_DAYS + 1):
        day = rate.on + timedelta(days=number)
        if day < until:
            yield rate.currency, day, whole


def _table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [pa.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)]
    return pa.table(arrays, schema=schema)
