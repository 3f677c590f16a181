"""What the figures say of the accounts of a round: shares of contribution and revenue, growth."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from verder.apps.identify import figures
from verder.apps.identify.reports.contributions import company_contributions
from verder.apps.identify.selection_choices import FilledBy
from verder.apps.imports.queries import current_facts
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountTotals

Figure = Decimal | NotComputable
Totals = Mapping[int, AccountTotals]
ZERO = Decimal(0)
NO_LINES = NotComputable("no_lines")


def revenues(period: Period, account_ids: Collection[int]) -> dict[int, Decimal]:
    """Return the net revenue of these accounts; nothing bought is nothing."""
    totals = _totals(current_facts(), period)
    return {key: _revenue(totals, key) for key in account_ids}


def fact_values(
    filled_by: FilledBy, period: Period, account_ids: Collection[int]
) -> dict[int, Figure]:
    """Return by account what the figures say, or why they say nothing."""
    facts = current_facts()
    if figures.span(facts) is None:
        return dict.fromkeys(account_ids, NO_LINES)
    if filled_by == FilledBy.GROWTH:
        return _growths(facts, period, account_ids)
    if filled_by == FilledBy.REVENUE_SHARE:
        return _revenue_shares(_totals(facts, period), account_ids)
    # What the period brought stands for what is expected of the years to come.
    found = company_contributions(facts, period)
    return {key: found.share(key) for key in account_ids}


def _revenue_shares(totals: Totals, account_ids: Collection[int]) -> dict[int, Figure]:
    whole = sum((row.revenue for row in totals.values()), ZERO)
    if whole <= 0:
        return dict.fromkeys(account_ids, NotComputable("no_positive_revenue"))
    return {key: _revenue(totals, key) / whole for key in account_ids}


def _growths(facts: Facts, period: Period, account_ids: Collection[int]) -> dict[int, Figure]:
    days = figures.span(facts)
    earlier = period.previous()
    if days is None or days[0] > earlier.last_on:
        return dict.fromkeys(account_ids, NotComputable("no_earlier_lines"))
    now, before = _totals(facts, period), _totals(facts, earlier)
    return {key: _growth(_revenue(now, key), _revenue(before, key)) for key in account_ids}


def _growth(now: Decimal, before: Decimal) -> Figure:
    return (now - before) / before if before > 0 else NotComputable("no_previous_revenue")


def _totals(facts: Facts, period: Period) -> Totals:
    return figures.totals(facts, period, Level.ACCOUNT, "")


def _revenue(totals: Totals, account_id: int) -> Decimal:
    row = totals.get(account_id)
    return row.revenue if row else ZERO
