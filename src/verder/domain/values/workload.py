"""Work and time: the hours that contacts take, and the hours that people have for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Effort:
    """So many times a year, so many hours each."""

    times: Decimal
    hours: Decimal


def account_hours(efforts: Iterable[Effort], administration: Decimal = ZERO) -> Decimal:
    """Return the hours of one account in a year: Σ times × hours + administration.

    >>> visits = [(4, "4.0"), (12, "3.25"), (6, "3.75"), (2, "3.0"), (24, "0.5")]
    >>> account_hours((Effort(Decimal(n), Decimal(h)) for n, h in visits), Decimal(20))
    Decimal('115.50')
    """
    return sum((effort.times * effort.hours for effort in efforts), administration)


def capacity_hours(days: Decimal, hours_a_day: Decimal, customer_share: Decimal) -> Decimal:
    """Return the hours for customers in a year: days × hours a day × share.

    >>> capacity_hours(Decimal(220), Decimal(8), Decimal("0.45"))
    Decimal('792.00')
    """
    return days * hours_a_day * customer_share


def accounts_carried(capacity: Decimal, hours_an_account: Decimal) -> Decimal:
    """Return how many such accounts fit in the hours; the whole ones among them are real.

    >>> round(accounts_carried(Decimal(792), Decimal("115.5")), 6)
    Decimal('6.857143')
    """
    if hours_an_account <= 0:
        raise NotComputable("no_service_hours")
    return max(ZERO, capacity) / hours_an_account


def utilisation(needed: Decimal, capacity: Decimal) -> Decimal:
    """Return the share of the hours that is taken; above 1 there is more work than time.

    >>> utilisation(9 * Decimal("115.5"), Decimal(792))
    Decimal('1.3125')
    """
    if capacity <= 0:
        raise NotComputable("no_capacity")
    return needed / capacity
