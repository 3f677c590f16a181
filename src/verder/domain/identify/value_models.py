"""What each account is worth, by the retention that is assumed, learned, or grows with years."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from verder.domain.identify.lifetime_value import (
    LifetimeAssumptions,
    ValueRange,
    value_range,
    yearly_contributions,
)
from verder.domain.identify.likelihood import LikelyRange
from verder.domain.identify.sbg import ShiftedBetaGeometric
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
NINETY: Final = Decimal("1.645")


class ValueModel(StrEnum):
    """Where retention comes from."""

    LOYALTY = "loyalty"  # own orders, and it rises with the years (sBG)
    OWN = "own"  # own orders, the same for everybody
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A customer that still buys: its yearly contribution and the years it bought.

    `retention` is what somebody said of this one, None where nobody did.
    """

    account_id: int
    contribution: Decimal
    years: int
    retention: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerValue:
    """What a customer is worth from now on, and the chance that it stays the coming year."""

    customer: Customer
    retention: Decimal
    value: ValueRange


def likely_swing(retention: Decimal, renewals: int) -> Decimal:
    """Return how far a retention may lie beside what so many renewals showed, in 9 of 10 cases.

    >>> round(likely_swing(Decimal("0.8"), 400), 4)
    Decimal('0.0329')
    """
    return NINETY * (retention * (ONE - retention) / renewals).sqrt()


def constant_values(
    customers: Iterable[Customer], assumed: LifetimeAssumptions, said_swing: Decimal
) -> list[CustomerValue]:
    """Return the values by one retention, or by what was said of a customer."""
    return [_constant_value(each, assumed, said_swing) for each in customers]


def _constant_value(
    customer: Customer, assumed: LifetimeAssumptions, said_swing: Decimal
) -> CustomerValue:
    assumed = _assumed_of(customer.retention, assumed, said_swing)
    return CustomerValue(
        customer=customer,
        retention=assumed.retention,
        value=value_range(customer.contribution, assumed),
    )


def _assumed_of(
    said: Decimal | None, assumed: LifetimeAssumptions, said_swing: Decimal
) -> LifetimeAssumptions:
    if said is None:
        return assumed
    return replace(assumed, swing=said_swing).with_retention(said)


def loyal_values(
    customers: Iterable[Customer], model: ShiftedBetaGeometric, assumed: LifetimeAssumptions
) -> list[CustomerValue]:
    """Return m · DERL(n); what was said of a customer goes before what was learned of all."""
    rows = list(customers)
    years = sorted({each.years for each in rows})
    found = model.residual_lifetime(years, net_discount(assumed))
    factors = {
        year: (_exact(low), _exact(middle), _exact(high))
        for year, low, middle, high in zip(years, found.low, found.middle, found.high, strict=True)
    }
    return [
        _constant_value(each, assumed, assumed.swing)
        if each.retention is not None
        else CustomerValue(
            customer=each,
            retention=_exact(model.retention(each.years)),
            value=scaled(each.contribution, factors[each.years]),
        )
        for each in rows
    ]


def net_discount(assumed: LifetimeAssumptions) -> float:
    """Return the discount that is left after growth; without any the value has no end."""
    net = (ONE + assumed.discount) / (ONE + assumed.growth) - ONE
    if net <= 0:
        raise NotComputable("growth_outruns_discount")
    return float(net)


def scaled(amount: Decimal, factors: tuple[Decimal, Decimal, Decimal]) -> ValueRange:
    """Return an amount times low, middle and high; a loss turns the ends around.

    >>> scaled(Decimal(-2), (Decimal(1), Decimal(2), Decimal(3))).low
    Decimal('-6')
    """
    ends = sorted((amount * factors[0], amount * factors[2]))
    return ValueRange(low=ends[0], middle=amount * factors[1], high=ends[1])


def constant_years(
    customers: Iterable[Customer], assumed: LifetimeAssumptions, said_swing: Decimal
) -> tuple[ValueRange, ...]:
    """Return the discounted contributions of all customers together, year after year."""
    amounts: dict[Decimal | None, Decimal] = {}
    for each in customers:
        amounts[each.retention] = amounts.get(each.retention, ZERO) + each.contribution
    return _year_by_year(
        assumed.years,
        [
            _years_of(amount, _assumed_of(retention, assumed, said_swing))
            for retention, amount in amounts.items()
        ],
    )


def loyal_years(
    customers: Iterable[Customer], model: ShiftedBetaGeometric, assumed: LifetimeAssumptions
) -> tuple[ValueRange, ...]:
    """Return the same where retention rises with the years, unless it was said of a customer."""
    rows = list(customers)
    amounts: dict[int, Decimal] = {}
    for each in rows:
        if each.retention is None:
            amounts[each.years] = amounts.get(each.years, ZERO) + each.contribution
    said = constant_years(
        [each for each in rows if each.retention is not None], assumed, assumed.swing
    )
    if not amounts:
        return said
    found = model.renewing(list(amounts), assumed.years)
    step = ONE / (ONE + _exact(net_discount(assumed)))
    loyal = [
        tuple(
            scaled(amount * step**year, _chances(found, row, year)) for year in range(assumed.years)
        )
        for row, amount in enumerate(amounts.values())
    ]
    return _year_by_year(assumed.years, [*loyal, said])


def _years_of(amount: Decimal, assumed: LifetimeAssumptions) -> tuple[ValueRange, ...]:
    ends = [
        yearly_contributions(amount, assumed.with_retention(assumed.retention + move))
        for move in (-assumed.swing, ZERO, assumed.swing)
    ]
    return tuple(
        ValueRange(low=min(each), middle=each[1], high=max(each))
        for each in zip(*ends, strict=True)
    )


def _year_by_year(years: int, parts: Iterable[tuple[ValueRange, ...]]) -> tuple[ValueRange, ...]:
    rows = list(parts)
    return tuple(together(part[year] for part in rows) for year in range(years))


def _chances(found: LikelyRange, row: int, year: int) -> tuple[Decimal, Decimal, Decimal]:
    low, middle, high = (each[row, year] for each in (found.low, found.middle, found.high))
    return _exact(low), _exact(middle), min(ONE, _exact(high))


def together(ranges: Iterable[ValueRange]) -> ValueRange:
    """Return the sum of ranges that rise and fall together."""
    rows = list(ranges)
    return ValueRange(
        low=sum((each.low for each in rows), ZERO),
        middle=sum((each.middle for each in rows), ZERO),
        high=sum((each.high for each in rows), ZERO),
    )


def _exact(number: float) -> Decimal:
    return Decimal(str(round(float(number), 9)))
