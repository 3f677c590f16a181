"""Reads of open items and payments."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta

from django.db.models import Max, Min, Q

from verder.apps.identify.models import OpenItem
from verder.domain.identify.receivables import Item
from verder.domain.values.period import Period
from verder.facts.engine import Level


def known_days() -> Period | None:
    """Return from the first to the last day that the ledger tells of; None without any item."""
    found = OpenItem.objects.aggregate(
        first=Min("invoiced_on"), last=Max("invoiced_on"), paid=Max("paid_on")
    )
    if found["first"] is None:
        return None
    last_on = max(found["last"], found["paid"] or found["last"])
    return Period(found["first"], last_on + timedelta(days=1))


def items_by_account(
    period: Period, level: Level, account_ids: Collection[int] | None = None
) -> dict[int, list[Item]]:
    """Return the items that stood out on a day of the period, or were paid in it, by account."""
    is_open = Q(paid_on=None) | Q(paid_on__gte=period.start_on)
    rows = OpenItem.objects.filter(is_open, invoiced_on__lt=period.end_on)
    if account_ids is not None:
        rows = rows.filter(
            Q(number__account__in=account_ids) | Q(number__account__head__in=account_ids)
        )
    columns = ("number__account", "number__account__head", "amount", "invoiced_on", "due_on")
    found: dict[int, list[Item]] = defaultdict(list)
    for own, head, amount, invoiced_on, due_on, paid_on in rows.values_list(
        *columns, "paid_on"
    ).iterator(chunk_size=10_000):
        key = own if level is Level.ENTITY else head or own
        found[key].append(
            Item(amount=amount, invoiced_on=invoiced_on, due_on=due_on, paid_on=paid_on)
        )
    return found
