"""The whole company's figures, kept in the process for as long as they are right.

Every change to imports, numbers, products, rates or year-end bonuses makes new facts,
so what is kept under the old ones is never asked for again.

Net revenue is what was invoiced, less credit notes, less the accrued year-end bonus: this
is the one door where the bonus comes off.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from verder.apps.identify.bonuses import (
    bonus_by_account,
    bonus_by_group,
    bonus_by_month,
    less_bonus,
)
from verder.apps.identify.keeping import kept
from verder.apps.imports.queries import current_facts
from verder.domain.identify.order_history import HistoryLimits, OrderHistory
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period, last_complete_months
from verder.facts.by_account import GroupFigures, MonthlyRevenue
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountOrders, AccountTotals, Coverage, GroupTotals


@kept
def span(facts: Facts) -> tuple[date, date] | None:
    """Return the first and the last day with lines."""
    return facts.span()


def default_period() -> Period:
    """Return the last twelve complete months of the invoice lines."""
    days = span(current_facts())
    if days is None:
        raise NotComputable("no_lines")
    return last_complete_months(days[1])


def whole_period() -> Period:
    """Return all days from the first line to the last."""
    days = span(current_facts())
    if days is None:
        raise NotComputable("no_lines")
    return Period.of_days(*days)


@kept
def totals(
    facts: Facts, period: Period, level: Level, product_group: str
) -> Mapping[int, AccountTotals]:
    """Return what every account of the company bought."""
    rows = facts.totals_by_account(period=period, level=level, product_group=product_group or None)
    bonuses = bonus_by_account(facts, period, level, product_group)
    return MappingProxyType(
        {row.account_id: less_bonus(row, bonuses.get(row.account_id)) for row in rows}
    )


@kept
def credit_notes(
    facts: Facts, period: Period, level: Level, product_group: str
) -> Mapping[int, Decimal]:
    """Return what credit notes took off the revenue of each account that has any."""
    return MappingProxyType(
        facts.credit_notes_by_account(
            period=period, level=level, product_group=product_group or None
        )
    )


@kept
def monthly_revenue(
    facts: Facts, period: Period, level: Level, product_group: str
) -> MonthlyRevenue:
    """Return the revenue of every account by month."""
    found = facts.monthly_revenue(period, level=level, product_group=product_group or None)
    return found.less(bonus_by_month(facts, period, level, product_group))


@kept
def group_figures(facts: Facts, period: Period, level: Level) -> GroupFigures:
    """Return what the lines say every account bought of every product group."""
    return facts.group_figures(period, level=level)


@kept
def product_groups(facts: Facts) -> tuple[str, ...]:
    """Return the product groups that occur."""
    return tuple(facts.product_groups())


@kept
def coverage(facts: Facts, period: Period) -> Coverage:
    """Return what stands outside the figures."""
    return facts.coverage(period)


@kept
def totals_by_group(facts: Facts, period: Period, level: Level) -> tuple[GroupTotals, ...]:
    """Return what every account bought of every product group."""
    return _less_bonus(facts, facts.groups_by_account(period, level=level), period, level)


def groups_of(
    facts: Facts, account_id: int, period: Period, level: Level
) -> tuple[GroupTotals, ...]:
    """Return what one account bought of every product group."""
    rows = group_figures(facts, period, level).of(account_id)
    return _less_bonus(facts, rows, period, level)


def _less_bonus(
    facts: Facts, rows: Iterable[GroupTotals], period: Period, level: Level
) -> tuple[GroupTotals, ...]:
    bonuses = bonus_by_group(facts, period, level)
    return tuple(less_bonus(row, bonuses.get((row.account_id, row.product_group))) for row in rows)


@kept
def order_histories(
    facts: Facts, today: date, level: Level, product_group: str, limits: HistoryLimits
) -> Mapping[int, OrderHistory]:
    """Return when every account ordered, up to and with a day."""
    rows = facts.order_histories(today, limits, level=level, product_group=product_group or None)
    return MappingProxyType({row.account_id: row for row in rows})


@kept
def days_of_accounts(facts: Facts, level: Level) -> Mapping[int, tuple[date, date]]:
    """Return the first and the last day that each account ever bought."""
    return MappingProxyType(dict(facts.first_and_last_dates(level=level)))


@kept
def orders_of_accounts(facts: Facts, period: Period, level: Level) -> tuple[AccountOrders, ...]:
    """Return how often every account was invoiced and credited."""
    return tuple(facts.orders_by_account(period, level=level))
