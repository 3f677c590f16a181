"""Receivables (debiteuren): what stands out on average, for how long, and who pays late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

ZERO: Final = Decimal(0)
NOTHING_PAID: Final = NotComputable("nothing_paid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An invoice as the debtors' ledger knows it; a credit note has a negative amount."""

    amount: Decimal
    invoiced_on: date
    due_on: date | None = None
    paid_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payments:
    """How one customer pays.

    `days_outstanding` (DSO) = average receivable ÷ invoiced in the period × its days.
    `days_late` is the average over what was paid in the period, weighted by amount and
    negative for who pays early; `late_share` the part of that amount paid after it fell
    due. `overdue` had fallen due on the last known day, and was not paid.
    """

    average: Decimal | NotComputable
    days_outstanding: Decimal | NotComputable
    days_late: Decimal | NotComputable
    late_share: Decimal | NotComputable
    open: Decimal
    overdue: Decimal
    known_until: date


def average_receivable(
    items: Iterable[Item], period: Period, known: Period, limits: CostLimits
) -> Decimal:
    """Return what stood out on an average day of the part of the period that is known.

    Average = Σ amount · days open ÷ days. `known` is how far the ledger reaches; a
    period of which too little is known raises "period_not_known".

    >>> year = Period(date(2025, 1, 1), date(2026, 1, 1))
    >>> item = Item(
    ...     amount=Decimal(365), invoiced_on=date(2025, 3, 1), paid_on=date(2025, 3, 31)
    ... )
    >>> average_receivable([item], year, year, CostLimits())
    Decimal('30')
    """
    start_on, end_on = max(period.start_on, known.start_on), min(period.end_on, known.end_on)
    days = (end_on - start_on).days
    if days < limits.minimum_known_share * period.days:
        raise NotComputable("period_not_known")
    outstanding = sum((item.amount * _days_open(item, start_on, end_on) for item in items), ZERO)
    return outstanding / days


def _days_open(item: Item, start_on: date, end_on: date) -> int:
    until = end_on if item.paid_on is None else min(item.paid_on, end_on)
    return max(0, (until - max(item.invoiced_on, start_on)).days)


def payments(items: Sequence[Item], period: Period, known: Period, limits: CostLimits) -> Payments:
    """Return how a customer pays, from all items of its ledger."""
    try:
        average: Decimal | NotComputable = average_receivable(items, period, known, limits)
    except NotComputable as missing:
        average = missing
    invoiced = sum((item.amount for item in items if item.invoiced_on in period), ZERO)
    settled = [
        (item.amount, (item.paid_on - item.due_on).days)
        for item in items
        if item.paid_on and item.due_on and item.amount > 0 and item.paid_on in period
    ]
    weight = sum((amount for amount, _days in settled), ZERO)
    waiting = [item for item in items if item.paid_on is None]
    return Payments(
        average=average,
        days_outstanding=_days_outstanding(average, invoiced, period),
        days_late=_part(sum((amount * days for amount, days in settled), ZERO), weight),
        late_share=_part(sum((amount for amount, days in settled if days > 0), ZERO), weight),
        open=sum((item.amount for item in waiting), ZERO),
        overdue=sum(
            (item.amount for item in waiting if item.due_on and item.due_on < known.end_on), ZERO
        ),
        known_until=known.last_on,
    )


def _days_outstanding(
    average: Decimal | NotComputable, invoiced: Decimal, period: Period
) -> Decimal | NotComputable:
    if isinstance(average, NotComputable):
        return average
    return average / invoiced * period.days if invoiced > 0 else NotComputable("nothing_invoiced")


def _part(part: Decimal, whole: Decimal) -> Decimal | NotComputable:
    return part / whole if whole else NOTHING_PAID
