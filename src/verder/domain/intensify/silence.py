"""Silence (stilte): longer without contact than agreed for this person or this class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from verder.domain.values.missing import NotComputable

DAYS_A_YEAR: Final = Decimal(365)


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceLimits:
    """How much longer than the norm is still no silence, and the shortest norm in days."""

    grace_share: Decimal = Decimal("0.25")
    least_days: int = 7

    def __post_init__(self) -> None:
        if self.grace_share < 0 or self.least_days < 1:
            raise ValueError("A limit is never below nothing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """So many days without contact, where the norm is fewer."""

    key: int
    days: int
    norm_days: Decimal
    was_heard: bool = True

    @property
    def norms(self) -> Decimal:
        """How many times the norm it is: the order in which they call for attention."""
        return self.days / self.norm_days


def norm_days(times: Decimal, limits: SilenceLimits = SilenceLimits()) -> Decimal:
    """Return how many days lie between contacts at so many times a year.

    Without a number of contacts there is no norm, and so no silence.

    >>> norm_days(Decimal(10))
    Decimal('36.5')
    """
    if times <= 0:
        raise NotComputable("no_contact_norm")
    return max(DAYS_A_YEAR / times, Decimal(limits.least_days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Somebody or some account: the wanted contacts a year, and the day of the last one.

    Who was never heard counts from the day since which contact is wanted.
    """

    key: int
    times: Decimal
    last_on: date
    was_heard: bool = True


def silences(
    heard: Iterable[Heard],
    *,
    today: date,
    limits: SilenceLimits = SilenceLimits(),
) -> list[Silence]:
    """Return who was not heard for longer than the norm and its grace, the longest first.

    What has no norm is left out, and so is what is still to come.
    """
    found = []
    for each in heard:
        if each.times <= 0:
            continue
        norm = norm_days(each.times, limits)
        days = (today - each.last_on).days
        if days > norm * (1 + limits.grace_share):
            found.append(Silence(key=each.key, days=days, norm_days=norm, was_heard=each.was_heard))
    return sorted(found, key=lambda one: (-one.norms, one.key))
