"""Amounts in other currencies as the figures take them: at the rate of their day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter

from verder.domain.values.money import round_half_up
from verder.facts.edge import RATE_DAYS
from verder.facts.mapping import Rate

PLACES = 4


class Exchange:
    """The rates of the organisation: one holds until the next, and at most a week."""

    def __init__(self, own: str, rates: Iterable[Rate]) -> None:
        self._own = own
        self._rates: dict[str, list[Rate]] = defaultdict(list)
        for rate in sorted(rates, key=attrgetter("on")):
            self._rates[rate.currency].append(rate)

    def own_amount(self, amount: Decimal, currency: str, on: date) -> Decimal | None:
        """Return the amount in the own currency, or None where no rate holds that day.

        >>> rates = [Rate(currency="USD", on=date(2025, 3, 3), rate=Decimal("1.25"))]
        >>> exchange = Exchange("EUR", rates)
        >>> exchange.own_amount(Decimal(100), "USD", date(2025, 3, 5))
        Decimal('80.0000')
        >>> exchange.own_amount(Decimal(100), "USD", date(2025, 3, 11)) is None
        True
        """
        if currency == self._own:
            return amount
        listed = self._rates.get(currency, [])
        place = bisect_right(listed, on, key=attrgetter("on"))
        if not place or on - listed[place - 1].on > timedelta(days=RATE_DAYS):
            return None
        return round_half_up(amount / listed[place - 1].rate, PLACES)
