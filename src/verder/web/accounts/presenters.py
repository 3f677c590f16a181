"""What the account pages show, prepared from what the reports answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from verder.facts.rows import LineRow

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """The lines of one invoice that stand together on a page."""

    source: str
    number: str
    on: date
    is_credit_note: bool
    lines: tuple[LineRow, ...]
    amounts: tuple[tuple[str, Decimal], ...]  # by currency


def invoices_of(lines: Iterable[LineRow]) -> list[Invoice]:
    """Return lines grouped by their invoice, in the order in which they come."""
    return [_invoice(tuple(found)) for _key, found in groupby(lines, key=_key_of)]


def _key_of(line: LineRow) -> tuple[str, str, date]:
    return line.source, line.invoice or "", line.date


def _invoice(lines: tuple[LineRow, ...]) -> Invoice:
    first = lines[0]
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.currency] = sums.get(line.currency, ZERO) + line.amount
    return Invoice(
        source=first.source,
        number=first.invoice or "",
        on=first.date,
        is_credit_note=all(line.kind == "credit_note" for line in lines),
        lines=lines,
        amounts=tuple(sorted(sums.items())),
    )
