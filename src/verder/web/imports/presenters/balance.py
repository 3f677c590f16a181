"""Read = kept + rejected + known, as a small table that visibly adds up."""

from dataclasses import dataclass
from decimal import Decimal

from verder.facts.findings import Preview, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceLine:
    """One line of the balance: so many rows, and their money in each currency."""

    part: str  # "read", "kept", "rejected" or "known"
    rows: int
    amounts: tuple[Decimal, ...]
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What was read against what became of it."""

    currencies: tuple[str, ...]
    parts: tuple[BalanceLine, ...]
    read: BalanceLine
    adds_up: bool


def balance_of(preview: Preview) -> Balance:
    """Return the balance of a file, one column of money for each currency in it."""
    currencies = _currencies(preview)
    parts = tuple(
        _line(part, tally, currencies)
        for part, tally in (
            ("kept", preview.kept),
            ("rejected", preview.rejected),
            ("known", preview.known),
        )
    )
    read = _line("read", preview.read, currencies)
    return Balance(currencies=currencies, parts=parts, read=read, adds_up=_adds_up(read, parts))


def _currencies(preview: Preview) -> tuple[str, ...]:
    found = {*preview.read.amounts, *preview.kept.amounts}
    by_rows = dict.fromkeys(found, 0)
    for month in preview.months:
        by_rows[month.currency] = by_rows.get(month.currency, 0) + month.lines
    return tuple(sorted(by_rows, key=lambda currency: (-by_rows[currency], currency)))


def _line(part: str, tally: Tally, currencies: tuple[str, ...]) -> BalanceLine:
    amounts = tuple(tally.amounts.get(currency, Decimal(0)) for currency in currencies)
    return BalanceLine(part=part, rows=tally.rows, amounts=amounts, unknown=tally.unknown)


def _adds_up(read: BalanceLine, parts: tuple[BalanceLine, ...]) -> bool:
    money = tuple(map(sum, zip(*(line.amounts for line in parts), strict=True)))
    rows = sum(line.rows for line in parts)
    return rows == read.rows and money == read.amounts
