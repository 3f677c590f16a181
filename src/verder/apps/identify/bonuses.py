"""Accrued year-end bonuses: what agreements take off the revenue of the invoice lines.

Every change to a bonus, a number or a group makes new facts, so what is kept under the
old ones is never asked for again.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeVar

from verder.apps.accounts.models import Account
from verder.apps.agreements.queries import bonuses
from verder.apps.identify.keeping import kept
from verder.apps.imports.queries import current_facts
from verder.domain.agreements.bonus_accrual import (
    Accrual,
    BonusTerms,
    Bought,
    accrued_bonus,
    counting_revenue,
)
from verder.domain.values.money import round_half_up
from verder.domain.values.period import Period, add_months
from verder.facts.engine import Facts, Level
from verder.facts.rows import AccountTotals, GroupTotals

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
PLACES: Final = 4
ALWAYS: Final = Period(date.min, date.max)
ByEntity = Mapping[int, list[Bought]]
Key = TypeVar("Key")
Sums = TypeVar("Sums", AccountTotals, GroupTotals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The terms of a bonus, and the legal entities whose revenue counts."""

    key: int
    account_id: int
    terms: BonusTerms
    entity_ids: frozenset[int]

    def of(self, bought: ByEntity) -> list[Bought]:
        """Return what its entities bought."""
        return [row for key in sorted(self.entity_ids) for row in bought.get(key, ())]


@kept
def agreed(_facts: Facts) -> tuple[Agreed, ...]:
    """Return every bonus of the company; it counts for its account and all below that."""
    rows = list(bonuses())
    below = _below({row.account.head_id or row.account_id for row in rows})
    return tuple(
        Agreed(
            key=row.pk,
            account_id=row.account_id,
            terms=row.terms,
            entity_ids=frozenset(_branch(row.account_id, below)),
        )
        for row in rows
    )


def _below(heads: Collection[int]) -> Mapping[int, list[int]]:
    """Return what stands directly under each account of these groups."""
    found: dict[int, list[int]] = defaultdict(list)
    for key, parent_id in Account.objects.filter(head__in=heads).values_list("pk", "parent_id"):
        if parent_id is not None:
            found[parent_id].append(key)
    return found


def _branch(account_id: int, below: Mapping[int, list[int]]) -> Iterator[int]:
    """Yield the account and all that stands below it."""
    waiting = [account_id]
    while waiting:
        key = waiting.pop()
        yield key
        waiting.extend(below.get(key, ()))


def has_bonus_above(account_id: int) -> bool:
    """Return whether a bonus that was agreed higher up in the group counts the account too."""
    return any(
        account_id in each.entity_ids and each.account_id != account_id
        for each in agreed(current_facts())
    )


def in_force(facts: Facts, period: Period) -> list[Agreed]:
    """Return the bonuses that hold in some part of a period."""
    return [each for each in agreed(facts) if each.terms.overlaps(period)]


@kept
def accounts_with_bonus(facts: Facts, period: Period, level: Level) -> frozenset[int]:
    """Return the accounts whose revenue in a period a bonus may lower."""
    running = in_force(facts, period)
    if not running:
        return frozenset()
    entity_ids = frozenset[int]().union(*(each.entity_ids for each in running))
    account_of = _accounts(facts, level)
    return frozenset(account_of.get(key, key) for key in entity_ids)


def has_bonus(account_id: int, level: Level) -> bool:
    """Return whether a bonus ever lowered, or will lower, the revenue of an account."""
    return account_id in accounts_with_bonus(current_facts(), ALWAYS, level)


@kept
def accruals(facts: Facts, period: Period) -> tuple[Accrual, ...]:
    """Return what the bonuses of the company take off a period, up to its last invoice line."""
    running = in_force(facts, period)
    if not running:
        return ()
    start_on = min(each.terms.year_of(period.start_on).start_on for each in running)
    bought: ByEntity = _bought(facts, period)
    earlier: ByEntity = {}
    if start_on < period.start_on:
        earlier = _bought(facts, Period(start_on, period.start_on))
    return tuple(
        accrual
        for each in running
        for accrual in accrued_bonus(each.terms, each.of(earlier), each.of(bought))
    )


def _bought(facts: Facts, period: Period) -> ByEntity:
    """Return what entities with a bonus bought in a period, by entity.

    Whole months are taken from what was asked once for all of them.
    """
    rows = _asked(facts, None if period.is_whole_months else period)
    found: dict[int, list[Bought]] = defaultdict(list)
    for row in rows:
        if row.month < period.end_on and add_months(row.month, 1) > period.start_on:
            found[row.entity_id].append(row)
    return found


@kept
def _asked(facts: Facts, period: Period | None) -> tuple[Bought, ...]:
    entity_ids = frozenset[int]().union(*(each.entity_ids for each in agreed(facts)))
    return tuple(
        Bought(
            entity_id=row.account_id,
            month=row.month,
            product_group=row.product_group,
            revenue=row.revenue,
        )
        for row in facts.group_months(entity_ids, period, level=Level.ENTITY)
    )


def revenue_under(facts: Facts, found: Agreed, year: Period) -> Decimal:
    """Return the revenue that counts for a bonus in an agreement year, before any bonus."""
    return counting_revenue(found.terms, found.of(_bought(facts, year)))


@kept
def bonus_by_account(
    facts: Facts, period: Period, level: Level, product_group: str
) -> Mapping[int, Decimal]:
    """Return the bonus of each account that has any, of all it buys or of a product group."""
    return _summed(facts, period, level, product_group, lambda _row, account_id: account_id)


@kept
def bonus_by_month(
    facts: Facts, period: Period, level: Level, product_group: str
) -> Mapping[tuple[int, date], Decimal]:
    """Return the bonus by account and month."""
    return _summed(
        facts, period, level, product_group, lambda row, account_id: (account_id, row.month)
    )


@kept
def bonus_by_group(
    facts: Facts, period: Period, level: Level
) -> Mapping[tuple[int, str | None], Decimal]:
    """Return the bonus by account and product group."""
    return _summed(
        facts, period, level, "", lambda row, account_id: (account_id, row.product_group)
    )


def _summed(
    facts: Facts,
    period: Period,
    level: Level,
    product_group: str,
    key: Callable[[Accrual, int], Key],
) -> Mapping[Key, Decimal]:
    rows = accruals(facts, period)
    account_of = _accounts(facts, level) if rows else {}
    found: dict[Key, Decimal] = defaultdict(lambda: ZERO)
    for row in rows:
        if not product_group or row.product_group == product_group:
            found[key(row, account_of.get(row.entity_id, row.entity_id))] += row.amount
    return MappingProxyType(dict(found))


def _accounts(facts: Facts, level: Level) -> Mapping[int, int]:
    """Return by entity the account that its figures stand under."""
    if level is Level.ENTITY:
        return {}
    return {each.entity_id: each.account_id for each in facts.numbers}


def less_bonus(row: Sums, bonus: Decimal | None) -> Sums:
    """Return sums with the bonus off; off the costed revenue in proportion to what that is."""
    if not bonus:
        return row
    costed = round_half_up(bonus * _costed_part(row), PLACES)
    return replace(row, revenue=row.revenue - bonus, costed_revenue=row.costed_revenue - costed)


def _costed_part(row: AccountTotals | GroupTotals) -> Decimal:
    """Return how much of the revenue has a known cost, from 0 to 1."""
    if row.costed_revenue == row.revenue:
        return ONE
    return min(ONE, max(ZERO, row.costed_revenue / row.revenue)) if row.revenue > 0 else ZERO
