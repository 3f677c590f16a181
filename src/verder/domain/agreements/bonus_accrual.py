"""Accrued year-end bonus (gereserveerde jaarbonus): what each month of revenue takes off."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from verder.domain.agreements.year_end_bonus import BonusScheme, year_end_bonus
from verder.domain.values.money import round_half_up
from verder.domain.values.period import Period, add_months, first_of_month

ZERO: Final = Decimal(0)
PLACES: Final = 4  # as facts keep money
MONTHS_IN_YEAR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusTerms:
    """When a bonus counts, and on what.

    It holds for whole months, from the first of `begins_on`'s up to, but without, `until_on`
    (None: for ever). Its year begins with `first_month`; revenue outside the term does not
    count. Without a product group (None) everything that is bought does.
    """

    scheme: BonusScheme
    begins_on: date
    until_on: date | None = None
    first_month: int = 1
    product_group: str | None = None

    def covers(self, month: date) -> bool:
        """Return whether the bonus counts in that month."""
        return self.begins_on <= month and (self.until_on is None or month < self.until_on)

    def overlaps(self, period: Period) -> bool:
        """Return whether the bonus holds in some part of a period."""
        is_over = self.until_on is not None and self.until_on <= period.start_on
        return self.begins_on < period.end_on and not is_over

    def year_of(self, month: date) -> Period:
        """Return the agreement year in which a month lies."""
        back = (month.month - self.first_month) % MONTHS_IN_YEAR
        start_on = add_months(first_of_month(month), -back)
        return Period(start_on, add_months(start_on, MONTHS_IN_YEAR))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """What one legal entity bought of one product group in a month, or in a part of it."""

    entity_id: int
    month: date
    product_group: str | None
    revenue: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Accrual:
    """The bonus that a month of revenue took off, by entity and product group."""

    entity_id: int
    month: date
    product_group: str | None
    amount: Decimal


def accrued_bonus(
    terms: BonusTerms, earlier: Iterable[Bought], bought: Iterable[Bought]
) -> list[Accrual]:
    """Return what the year-end bonus takes off what was bought, month by month.

    Each month takes the bonus on all revenue of its agreement year so far, less what the
    months before took; `earlier` is what was bought before, so that parts of a year add up
    to the whole. A tier that is reached with retroactive force is caught up in that month,
    and a credit note that loses it gives back. The bonus of a month is shared by who
    bought in it, in proportion.
    Source: literature (accrual by the tier reached); the division is our own.
    """
    reached: dict[date, Decimal] = defaultdict(lambda: ZERO)
    for each in _counting(terms, earlier):
        reached[terms.year_of(each.month).start_on] += each.revenue
    found: list[Accrual] = []
    for month, rows in sorted(_by_month(_counting(terms, bought)).items()):
        year = terms.year_of(month).start_on
        before = _rounded(reached[year], terms.scheme)
        reached[year] += sum((row.revenue for row in rows), ZERO)
        found += _shared(_rounded(reached[year], terms.scheme) - before, rows)
    return found


def counting_revenue(terms: BonusTerms, bought: Iterable[Bought]) -> Decimal:
    """Return the part of what was bought that the bonus looks at."""
    return sum((row.revenue for row in _counting(terms, bought)), ZERO)


def _counting(terms: BonusTerms, bought: Iterable[Bought]) -> list[Bought]:
    group = terms.product_group
    return [
        row
        for row in bought
        if terms.covers(row.month) and (group is None or row.product_group == group)
    ]


def _by_month(bought: Iterable[Bought]) -> Mapping[date, list[Bought]]:
    months: dict[date, list[Bought]] = defaultdict(list)
    for row in bought:
        months[row.month].append(row)
    return months


def _rounded(revenue: Decimal, scheme: BonusScheme) -> Decimal:
    return round_half_up(year_end_bonus(revenue, scheme), PLACES)


def _shared(amount: Decimal, rows: Sequence[Bought]) -> list[Accrual]:
    """Return the parts of an amount: by what was bought, or credited where nothing was.

    The largest part takes what rounding leaves, so that the parts add up exactly.
    """
    if amount == 0:
        return []
    weights = [max(row.revenue, ZERO) for row in rows]
    if not any(weights):
        weights = [abs(row.revenue) for row in rows]
    whole = sum(weights, ZERO)
    parts = [round_half_up(amount * weight / whole, PLACES) for weight in weights]
    parts[weights.index(max(weights))] += amount - sum(parts, ZERO)
    return [
        Accrual(
            entity_id=row.entity_id,
            month=row.month,
            product_group=row.product_group,
            amount=part,
        )
        for row, part in zip(rows, parts, strict=True)
        if part
    ]
