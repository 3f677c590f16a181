"""Rows and their money, counted by the engine."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from verder.domain.values.money import from_ten_thousandths
from verder.facts import sql
from verder.facts.findings import MonthTotal, Tally
from verder.facts.staging.raw_rows import RawRows

NOTHING = Tally(rows=0, amounts={})


@dataclass(frozen=True, slots=True)
class Sum:
    """What the lines of one month, currency and kind come to, with or without a customer."""

    month: date
    currency: str
    kind: str
    has_customer: bool
    rows: int
    amount: int


def sums_of(rows: RawRows, path: Path) -> list[Sum]:
    """Return the sums of staged lines."""
    query = (
        "SELECT CAST(date_trunc('month', date) AS DATE), currency, kind, customer IS NOT NULL, "
        f"count(*), CAST(sum(amount) AS HUGEINT) FROM read_parquet({sql.text(str(path))}) "
        "GROUP BY ALL ORDER BY ALL"
    )
    return [Sum(*row) for row in rows.engine.execute(query).fetchall()]


def tally(sums: Iterable[Sum]) -> Tally:
    """Return these sums as one."""
    count, amounts = 0, defaultdict[str, int](int)
    for each in sums:
        count += each.rows
        amounts[each.currency] += each.amount
    return Tally(rows=count, amounts=_money(amounts))


def tally_of_rejects(rows: RawRows) -> Tally:
    """Return the rows of the table `rejects`; amounts that cannot be read are counted."""
    query = (
        "SELECT currency, count(*), count(amount), CAST(coalesce(sum(amount), 0) AS HUGEINT) "
        "FROM rejects GROUP BY ALL ORDER BY ALL"
    )
    count, readable, amounts = 0, 0, dict[str, int]()
    for currency, lines, with_amount, amount in rows.engine.execute(query).fetchall():
        count += lines
        if with_amount and currency:
            readable += with_amount
            amounts[currency] = amount
    return Tally(rows=count, amounts=_money(amounts), unknown=count - readable)


def together(tallies: Iterable[Tally]) -> Tally:
    """Return these tallies as one."""
    count, unknown, amounts = 0, 0, defaultdict[str, Decimal](Decimal)
    for each in tallies:
        count += each.rows
        unknown += each.unknown
        for currency, amount in each.amounts.items():
            amounts[currency] += amount
    return Tally(rows=count, amounts=dict(sorted(amounts.items())), unknown=unknown)


def months_of(sums: Iterable[Sum]) -> tuple[MonthTotal, ...]:
    """Return what each month holds, by currency."""
    lines, amounts = (
        defaultdict[tuple[date, str], int](int),
        defaultdict[tuple[date, str], int](int),
    )
    for each in sums:
        lines[each.month, each.currency] += each.rows
        amounts[each.month, each.currency] += each.amount
    return tuple(
        MonthTotal(
            month=month,
            currency=currency,
            lines=lines[month, currency],
            amount=from_ten_thousandths(amounts[month, currency]),
        )
        for month, currency in sorted(lines)
    )


def _money(amounts: dict[str, int]) -> dict[str, Decimal]:
    return {currency: from_ten_thousandths(whole) for currency, whole in sorted(amounts.items())}
