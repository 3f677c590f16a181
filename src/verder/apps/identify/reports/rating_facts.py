"""What invoices and accounts already say on a criterion of a rating sheet."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.identify import figures
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.queries import values_of
from verder.apps.identify.rating_choices import FactSource
from verder.apps.identify.reports.account_sums import change_share
from verder.apps.identify.reports.amounts import ENOUGH_COST, costed_share, gross_margin
from verder.apps.imports.queries import current_facts
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.facts.mapping import Level
from verder.facts.rows import AccountTotals

Totals = Mapping[int, AccountTotals]
ZERO = Decimal(0)


def facts_of(
    source: FactSource, accounts: Collection[Account], period: Period | None
) -> dict[int, Decimal]:
    """Return what is known of each account; who is absent has no answer, which is not zero."""
    if source == FactSource.POTENTIAL:
        said = values_of([account.pk for account in accounts], [InputKind.POTENTIAL])
        return {key: values[InputKind.POTENTIAL] for key, values in said.items()}
    if period is None or source == FactSource.NONE:
        return {}
    now, before = totals_of(accounts, period), totals_of(accounts, period.previous())
    figure = FIGURES[source]
    found = {account.pk: figure(account.pk, now, before) for account in accounts}
    return {key: value for key, value in found.items() if value is not None}


def revenues_of(accounts: Collection[Account], period: Period | None) -> dict[int, Decimal]:
    """Return the net revenue of each account in the period; without lines it is nothing."""
    if period is None:
        return {}
    return {key: row.revenue for key, row in totals_of(accounts, period).items()}


def totals_of(accounts: Collection[Account], period: Period) -> dict[int, AccountTotals]:
    """Return what each bought: a group with all its entities, an entity by itself."""
    facts = current_facts()
    found: dict[int, AccountTotals] = {}
    for level in Level:
        wanted = [one.pk for one in accounts if (one.head_id is None) == (level is Level.ACCOUNT)]
        if wanted:
            totals = figures.totals(facts, period, level, "")
            found |= {key: totals[key] for key in wanted if key in totals}
    return found


def _revenue(key: int, now: Totals, _before: Totals) -> Decimal | None:
    return now[key].revenue if key in now else None


def _margin(key: int, now: Totals, _before: Totals) -> Decimal | None:
    row = now.get(key)
    return gross_margin(row) if row and costed_share(row) >= ENOUGH_COST else None


def _growth(key: int, now: Totals, before: Totals) -> Decimal | None:
    revenues = [totals[key].revenue if key in totals else ZERO for totals in (now, before)]
    share = change_share(revenues[0], revenues[1])
    return None if isinstance(share, NotComputable) else share


def _products(key: int, now: Totals, _before: Totals) -> Decimal | None:
    row = now.get(key)
    return Decimal(row.products) if row and row.products is not None else None


FIGURES: Mapping[FactSource, Callable[[int, Totals, Totals], Decimal | None]] = {
    FactSource.REVENUE: _revenue,
    FactSource.MARGIN: _margin,
    FactSource.GROWTH: _growth,
    FactSource.PRODUCTS: _products,
}
