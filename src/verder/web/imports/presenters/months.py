"""What a file holds, month by month."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.facts.findings import MonthTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """One month: its lines, and its money in each currency."""

    month: date
    lines: int
    amounts: tuple[Decimal, ...]


def month_rows(months: tuple[MonthTotal, ...], currencies: tuple[str, ...]) -> list[MonthRow]:
    """Return one row a month in the order of time, its currencies side by side."""
    found: dict[date, dict[str, MonthTotal]] = {}
    for total in months:
        found.setdefault(total.month, {})[total.currency] = total
    return [_row(month, found[month], currencies) for month in sorted(found)]


def _row(month: date, totals: dict[str, MonthTotal], currencies: tuple[str, ...]) -> MonthRow:
    return MonthRow(
        month=month,
        lines=sum(total.lines for total in totals.values()),
        amounts=tuple(
            totals[currency].amount if currency in totals else Decimal(0) for currency in currencies
        ),
    )
