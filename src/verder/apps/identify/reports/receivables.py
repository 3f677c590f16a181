"""What stands out on average of every account, and how one of them pays."""

from collections.abc import Mapping
from decimal import Decimal

from verder.apps.identify.queries.open_items import items_by_account, known_days
from verder.domain.identify.driver_quantities import CostLimits
from verder.domain.identify.receivables import Payments, average_receivable, payments
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Level


def average_receivables(
    period: Period, level: Level, limits: CostLimits
) -> Mapping[int, Decimal | NotComputable]:
    """Return the average receivable of every account with an item on a day of the period."""
    known = known_days()
    if known is None:
        return {}
    found: dict[int, Decimal | NotComputable] = {}
    for account_id, items in items_by_account(period, level).items():
        try:
            found[account_id] = average_receivable(items, period, known, limits)
        except NotComputable as missing:
            found[account_id] = missing
    return found


def payments_of(
    account_id: int, period: Period, level: Level, limits: CostLimits
) -> Payments | None:
    """Return how an account pays; None where the ledger tells nothing of it."""
    known = known_days()
    items = items_by_account(period, level, [account_id]).get(account_id)
    if known is None or not items:
        return None
    return payments(items, period, known, limits)
