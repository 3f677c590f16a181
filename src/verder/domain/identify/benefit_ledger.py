"""Ledger of benefits (wederzijds voordeel): what each side gains a year, and on what grounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)


class Side(StrEnum):
    """Who gains."""

    CUSTOMER = "customer"
    US = "us"


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """What one side gains a year; an amount of None is a benefit that nobody put a figure on."""

    side: Side
    amount: Decimal | None
    is_fact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SideTotal:
    """The benefits of one side together; the total is of those with an amount."""

    count: int
    total: Decimal
    of_facts: Decimal
    without_amount: int

    @property
    def is_empty(self) -> bool:
        """Whether no benefit is named at all."""
        return not self.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Both sides, the part of all benefit that falls to the customer, and what rests on facts."""

    customer: SideTotal
    us: SideTotal
    balance_share: Decimal | NotComputable
    fact_share: Decimal | NotComputable

    @property
    def is_stated(self) -> bool:
        """Whether it says what the customer gains: without that, account management won't work."""
        return not self.customer.is_empty


def ledger(benefits: Iterable[Benefit]) -> Ledger:
    """Add up both sides; balance = the customer's benefit / that of both together.

    Nothing on either side, or no amount, gives no balance ("no_benefit_amounts"). Negative
    amounts are refused: what a side gives up belongs to the other side's price.
    Source: mutual advantage made concrete S2; the ledger is our own (REC).

    >>> found = ledger([
    ...     Benefit(side=Side.CUSTOMER, amount=Decimal(24_000), is_fact=True),
    ...     Benefit(side=Side.US, amount=Decimal(12_000)),
    ... ])
    >>> round(found.balance_share, 4), round(found.fact_share, 4)
    (Decimal('0.6667'), Decimal('0.6667'))
    """
    rows = list(benefits)
    if any(row.amount is not None and row.amount < 0 for row in rows):
        raise ValueError("A benefit is not negative.")
    customer, us = (_total([row for row in rows if row.side is side]) for side in Side)
    whole = customer.total + us.total
    none = NotComputable("no_benefit_amounts")
    return Ledger(
        customer=customer,
        us=us,
        balance_share=customer.total / whole if whole else none,
        fact_share=(customer.of_facts + us.of_facts) / whole if whole else none,
    )


def _total(rows: list[Benefit]) -> SideTotal:
    amounts = [(row.amount, row.is_fact) for row in rows if row.amount is not None]
    return SideTotal(
        count=len(rows),
        total=sum((amount for amount, _is_fact in amounts), ZERO),
        of_facts=sum((amount for amount, is_fact in amounts if is_fact), ZERO),
        without_amount=len(rows) - len(amounts),
    )
