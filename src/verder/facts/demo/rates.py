"""Exchange rates of the demo company's two foreign currencies."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from verder.domain.values.period import Period
from verder.facts.demo.chance import Chance

START = {"GBP": 0.86, "USD": 1.08}
SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRate:
    """How much of the currency one euro was worth on a day."""

    on: date
    currency: str
    rate: Decimal


def rates(period: Period, seed: int) -> tuple[DemoRate, ...]:
    """Return a rate for every working day, wandering a little from day to day."""
    found: list[DemoRate] = []
    for currency, start in START.items():
        chance, rate = Chance(seed, currency), start
        for number in range(period.days):
            on = period.start_on + timedelta(days=number)
            if on.weekday() < SATURDAY:
                rate += float(chance.draw.normal(0.02 * (start - rate), 0.003))
                found.append(DemoRate(on=on, currency=currency, rate=Decimal(f"{rate:.4f}")))
    return tuple(sorted(found, key=lambda each: (each.on, each.currency)))
