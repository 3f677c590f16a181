"""What a file holds, month by month."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.documents.sheet import Kind
from verder.domain.values.period import add_months
from verder.facts.findings import MonthTotal
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Table

LONGEST = 120  # months that are drawn with those without lines between them


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
    return [_row(month, found.get(month, {}), currencies) for month in _months_between(found)]


def months_table(
    months: Sequence[MonthRow], currencies: Sequence[str], query: QueryDict
) -> Table[MonthRow]:
    """Return the months as a table, one column of money for each currency."""
    return chart_table(
        "months",
        _("Net amount of each month"),
        [
            Column(key="month", title=_("Month"), value=lambda row: row.month, kind=Kind.MONTH),
            Column(key="lines", title=_("Lines"), value=lambda row: row.lines, kind=Kind.NUMBER),
            *(_amounts(place, currency) for place, currency in enumerate(currencies)),
        ],
        months,
        query,
    )


def _amounts(place: int, currency: str) -> Column[MonthRow]:
    return Column(
        key=currency, title=currency, value=lambda row: row.amounts[place], kind=Kind.DECIMAL
    )


def _months_between(found: Collection[date]) -> list[date]:
    """Return every month from the first to the last, unless they lie many years apart."""
    if not found:
        return []
    first, last = min(found), max(found)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > LONGEST:
        return sorted(found)
    return [add_months(first, step) for step in range(count)]


def _row(month: date, totals: dict[str, MonthTotal], currencies: tuple[str, ...]) -> MonthRow:
    return MonthRow(
        month=month,
        lines=sum(total.lines for total in totals.values()),
        amounts=tuple(
            totals[currency].amount if currency in totals else Decimal(0) for currency in currencies
        ),
    )
