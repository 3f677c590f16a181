"""From what was stated for a month or a year to the quantity of any period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter

from verder.domain.identify.cost_to_serve import Measure
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

MONTHS_IN_YEAR = 12
DAYS_IN_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLimits:
    """How much of a period must be known for a quantity of the whole of it.

    What is known for less of the period has no answer; for the rest it is carried
    forward in proportion.
    """

    minimum_known_share: Decimal = Decimal("0.75")

    def __post_init__(self) -> None:
        if not 0 < self.minimum_known_share <= 1:
            raise ValueError("The limit is a share above 0 and at most 1.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A quantity that was typed or imported for a period."""

    period: Period
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A quantity for the days of a period that are known, and which share of it they are."""

    quantity: Decimal
    known_share: Decimal

    def whole(self, measure: Measure, limits: CostLimits) -> Decimal | NotComputable:
        """Return the quantity of the whole period, carried forward where days are missing.

        A balance is an average, so it needs no carrying; money spent is never guessed.
        """
        if self.known_share <= 0:
            return NotComputable("no_quantity")
        if measure is Measure.MONEY:
            return self.quantity
        if self.known_share < limits.minimum_known_share:
            return NotComputable("period_not_known")
        return self.quantity if measure is Measure.BALANCE else self.quantity / self.known_share


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRate:
    """A rate, from a day on."""

    start_on: date
    rate: Decimal


def spread(stated: Iterable[Stated], period: Period, measure: Measure) -> Spread:
    """Spread what was stated over the days of a period.

    The part of a quantity inside the period is in proportion to days; a balance is
    the average over its days. Of statements that overlap the shortest knows best, for
    the days that it covers.

    >>> year = Period(date(2025, 1, 1), date(2026, 1, 1))
    >>> first_half = Period(date(2025, 1, 1), date(2025, 7, 1))
    >>> found = spread(
    ...     [Stated(period=year, quantity=Decimal(365))], first_half, Measure.UNITS
    ... )
    >>> round(found.quantity), found.known_share
    (181, Decimal('1'))
    """
    open_days, quantity, known = [period], Decimal(0), 0
    for each in sorted(stated, key=lambda one: (one.period.days, one.period.start_on)):
        shared = [part for span in open_days if (part := _shared(span, each.period))]
        days = sum(part.days for part in shared)
        of_whole = days if measure is Measure.BALANCE else Decimal(days) / each.period.days
        quantity += each.quantity * of_whole
        known += days
        open_days = [part for span in open_days for part in _without(span, each.period)]
    if measure is Measure.BALANCE and known:
        quantity /= known
    return Spread(quantity=quantity, known_share=Decimal(known) / period.days)


def rate_over(rates: Sequence[DatedRate], period: Period) -> Decimal:
    """Return the rate of a period, the average over its days where it changed inside.

    A rate holds until the next one; the first holds for the days before it, too, as
    nothing better is known. Without any there is "no_rate".

    >>> dated = [DatedRate(start_on=date(2025, 1, 1), rate=Decimal(45))]
    >>> rate_over(dated, Period(date(2024, 7, 1), date(2025, 7, 1)))
    Decimal('45')
    """
    ordered = sorted(rates, key=attrgetter("start_on"))
    if not ordered:
        raise NotComputable("no_rate")
    starts = [date.min, *(each.start_on for each in ordered[1:])]
    ends = [*starts[1:], date.max]
    spans = (_shared(period, Period(*days)) for days in zip(starts, ends, strict=True))
    parts = [(span.days, each.rate) for span, each in zip(spans, ordered, strict=True) if span]
    if len(parts) == 1:
        return parts[0][1]
    return sum((days * rate for days, rate in parts), Decimal(0)) / period.days


def years_of(period: Period) -> Decimal:
    """Return how many years a period lasts: by months where these are whole.

    >>> years_of(Period(date(2025, 4, 1), date(2025, 7, 1)))
    Decimal('0.25')
    """
    if period.is_whole_months:
        return Decimal(period.month_count) / MONTHS_IN_YEAR
    return Decimal(period.days) / DAYS_IN_YEAR


def _shared(first: Period, second: Period) -> Period | None:
    start_on, end_on = max(first.start_on, second.start_on), min(first.end_on, second.end_on)
    return Period(start_on, end_on) if start_on < end_on else None


def _without(span: Period, taken: Period) -> list[Period]:
    before = (span.start_on, min(span.end_on, taken.start_on))
    after = (max(span.start_on, taken.end_on), span.end_on)
    return [Period(start, end) for start, end in (before, after) if start < end]
