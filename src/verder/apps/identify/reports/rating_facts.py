"""What invoices and accounts already say on a criterion of a rating sheet."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.identify import figures
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.queries import values_of
from verder.apps.identify.question import Question
from verder.apps.identify.rating_choices import FactSource
from verder.apps.identify.reports.account_sums import change_share
from verder.apps.identify.reports.amounts import ENOUGH_COST, costed_share, gross_margin
from verder.apps.identify.reports.contributions import company_contributions
from verder.apps.identify.reports.profit import profits
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
    if source == FactSource.PROFIT:
        return profits_of(accounts, period)
    if source == FactSource.CONTRIBUTION:
        return contributions_of(accounts, period)
    now, before = totals_of(accounts, period), totals_of(accounts, period.previous())
    figure = FIGURES[source]
    found = {account.pk: figure(account.pk, now, before) for account in accounts}
    return {key: value for key, value in found.items() if value is not None}


def revenues_of(accounts: Collection[Account], period: Period | None) -> dict[int, Decimal]:
    """Return the net revenue of each account in the period; without lines it is nothing."""
    if period is None:
        return {}
    return {key: row.revenue for key, row in totals_of(accounts, period).items()}


def profits_of(accounts: Collection[Account], period: Period) -> dict[int, Decimal]:
    """Return what each left after the cost to serve, where the whole ladder is known."""
    found: dict[int, Decimal] = {}
    for level, wanted in by_level(accounts).items():
        ladders = profits(None, Question(period=period, level=level))
        steps = {key: ladders[key].cm3 for key in wanted if key in ladders}
        found |= {key: cm3 for key, cm3 in steps.items() if not isinstance(cm3, NotComputable)}
    return found


def contributions_of(accounts: Collection[Account], period: Period) -> dict[int, Decimal]:
    """Return what each contributed, on the deepest step that is known."""
    found: dict[int, Decimal] = {}
    for level, wanted in by_level(accounts).items():
        amounts = company_contributions(current_facts(), period, level).amounts
        found |= {key: amounts[key] for key in wanted if key in amounts}
    return found


def by_level(accounts: Collection[Account]) -> dict[Level, list[int]]:
    """Return the accounts by how they are summed: a group whole, an entity by itself."""
    heads = [account.pk for account in accounts if account.head_id is None]
    entities = [account.pk for account in accounts if account.head_id is not None]
    levels = {Level.ACCOUNT: heads, Level.ENTITY: entities}
    return {level: keys for level, keys in levels.items() if keys}


def totals_of(accounts: Collection[Account], period: Period) -> dict[int, AccountTotals]:
    """Return what each bought."""
    facts = current_facts()
    found: dict[int, AccountTotals] = {}
    for level, wanted in by_level(accounts).items():
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
