"""How often two people meet in a year, from the log of contacts or from an estimate."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

ZERO: Final = Decimal(0)
YEAR_DAYS: Final = 365


class CountSource(StrEnum):
    """Where the number of contacts there are comes from."""

    COUNTED = "counted"  # logged, in the last year or scaled to a year
    TOO_SHORT = "too_short"  # logged, over too short a time to scale to a year
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


class CountBasis(StrEnum):
    """What the reader wants to see of the contacts there are."""

    BEST = "best"  # what was counted, and estimates where nothing was
    COUNTED = "counted"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLimits:
    """Over how many days contacts are counted, and after how many they are scaled to a year."""

    window_days: int = 365
    least_days: int = 91

    def __post_init__(self) -> None:
        if self.least_days > self.window_days:
            raise ValueError("A log is scaled to a year before it is one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLog:
    """The log of an account: its first contact ever, and the day up to and with which it runs."""

    first_on: date | None
    on: date

    def days(self, limits: CountLimits) -> int:
        """Return how many of the counted days it covers."""
        if self.first_on is None or self.first_on > self.on:
            return 0
        return min(limits.window_days, (self.on - self.first_on).days + 1)


@dataclass(frozen=True, slots=True)
class Estimate:
    """How often somebody said that two people meet in a year, and when."""

    times: Decimal
    on: date


@dataclass(frozen=True, slots=True)
class CurrentContacts:
    """Contacts a year as they are; None where nobody knows."""

    times: Decimal | None
    source: CountSource


UNKNOWN: Final = CurrentContacts(None, CountSource.UNKNOWN)


def current_contacts(
    *,
    counted: int,
    estimate: Estimate | None,
    log: ContactLog,
    basis: CountBasis = CountBasis.BEST,
    limits: CountLimits | None = None,
) -> CurrentContacts:
    """Return how often a pair meets in a year, and where that comes from.

    What was counted goes before an estimate, but a log of less than three months is not
    scaled to a year: then the estimate holds, or what was counted so far. An estimate of
    before a whole year of log gives way to it. Source: our own rule.

    >>> log = ContactLog(first_on=date(2026, 1, 1), on=date(2026, 6, 30))
    >>> current_contacts(counted=3, estimate=None, log=log).times.quantize(Decimal("0.01"))
    Decimal('6.05')
    """
    limits = limits or CountLimits()
    estimated = CurrentContacts(estimate.times, CountSource.ESTIMATED) if estimate else UNKNOWN
    if basis is CountBasis.ESTIMATED:
        return estimated
    days = log.days(limits)
    is_scaled = days >= limits.least_days
    if is_scaled and (counted or basis is CountBasis.COUNTED or _is_past(estimate, log, limits)):
        times = Decimal(counted) * YEAR_DAYS / days
        return CurrentContacts(times, CountSource.COUNTED)
    if estimate is not None and basis is CountBasis.BEST:
        return estimated
    if is_scaled:
        return CurrentContacts(ZERO, CountSource.COUNTED)
    return CurrentContacts(Decimal(counted), CountSource.TOO_SHORT) if counted else UNKNOWN


def _is_past(estimate: Estimate | None, log: ContactLog, limits: CountLimits) -> bool:
    """Return whether a whole year of log lies behind the estimate."""
    if estimate is None:
        return False
    is_old = (log.on - estimate.on).days >= limits.window_days
    return is_old and log.days(limits) == limits.window_days
