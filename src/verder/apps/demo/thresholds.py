"""A threshold that the demo company chose itself: from which share on a customer is too large."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Final

from verder.apps.identify import figures
from verder.apps.identify.limits import change_limits
from verder.apps.identify.reports.company_alerts import alert_years, revenues
from verder.apps.imports.queries import current_facts
from verder.domain.identify.concentration import ConcentrationLimits

STEPS: Final = tuple(map(Decimal, ("0.05", "0.01", "0.005", "0.001")))


def guard_concentration() -> None:
    """Be warned from a round share that the largest growing customer has just passed.

    A wholesaler with hundreds of customers has none of a quarter of its revenue, the
    share from which the method warns.
    """
    limit = next(_passed(), None)
    if limit is not None:
        texts = {"largest_share": f"{limit:f}"}
        change_limits(by=None, kind=ConcentrationLimits, texts=texts)


def _passed() -> Iterator[Decimal]:
    """Yield the roundest share that each customer passed in the last month, the largest first."""
    facts, years = current_facts(), alert_years(figures.default_period().last_on)
    before, now = _shares(revenues(facts, years.before)), _shares(revenues(facts, years.now))
    for key, share in sorted(now.items(), key=lambda pair: (-pair[1], pair[0])):
        was = before.get(key, Decimal(0))
        for step in STEPS:
            limit = (was / step).to_integral_value(ROUND_CEILING) * step
            if was <= limit < share:
                yield limit
                break


def _shares(bought: Mapping[int, Decimal]) -> dict[int, Decimal]:
    whole = sum((amount for amount in bought.values() if amount > 0), Decimal(0))
    return {key: amount / whole for key, amount in bought.items() if amount > 0}
