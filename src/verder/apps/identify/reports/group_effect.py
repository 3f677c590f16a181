"""What the figures of groups become when accounts move from one to another."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.identify.limits import limits_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import ZERO, Sums, period_of, sums_of
from verder.domain.identify.abc_analysis import AbcRow, abc
from verder.domain.identify.abc_limits import AbcLimits
from verder.domain.identify.ranking import AccountRevenue
from verder.facts.engine import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a group stands in the whole company; class and rank are empty without lines."""

    revenue: Decimal
    group: str
    rank: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEffect:
    """A group before and after; None where it is not an account by itself."""

    account_id: int
    before: Standing | None
    after: Standing | None


def group_effects(
    moving: Collection[int], *, head_before: int, head_after: int
) -> tuple[GroupEffect, ...]:
    """Return what becomes of the group that accounts leave, and of the one they come to.

    Heads are of the accounts as they stand and as they will; nothing changes within one group.
    """
    if head_before == head_after:
        return ()
    period = period_of(Question())
    sums = sums_of(Question(is_compared=False), period)
    moved = revenue_together(moving)
    revenue = {key: row.revenue for key, row in sums.now.items()}
    revenue[head_after] = revenue.get(head_after, ZERO) + moved
    left = revenue.pop(head_before, ZERO) - moved
    if head_before not in moving:
        revenue[head_before] = left
    judged = abc((AccountRevenue(*each) for each in revenue.items()), limits_of(AbcLimits))
    after = {row.account_id: row for row in judged.rows}
    return tuple(
        GroupEffect(
            account_id=head,
            before=None if is_new else _before(sums, head),
            after=None if is_gone else _after(after[head]),
        )
        for head, is_new, is_gone in (
            (head_before, False, head_before in moving),
            (head_after, head_after in moving, False),
        )
    )


def revenue_together(account_ids: Collection[int]) -> Decimal:
    """Return what these accounts bought themselves, each without what is below it."""
    question = Question(level=Level.ENTITY, is_compared=False)
    sums = sums_of(question, period_of(question))
    return sums.revenue_together(account_ids)


def _before(sums: Sums, account_id: int) -> Standing:
    found = sums.standings.get(account_id)
    return Standing(
        revenue=sums.revenue(account_id),
        group=sums.group(account_id),
        rank=found.rank if found else None,
    )


def _after(row: AbcRow) -> Standing:
    return Standing(revenue=row.revenue, group=str(row.group), rank=row.rank)
