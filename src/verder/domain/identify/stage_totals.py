"""Stages of the life cycle together: how many, how much, and who moved between them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from verder.domain.identify.life_cycle import Stage, Standing
from verder.domain.values.missing import NotComputable

ZERO: Final = Decimal(0)
DAYS_IN_YEAR: Final = Decimal("365.25")
ASLEEP: Final = (Stage.SUSPECT, Stage.PROSPECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTotals:
    """The accounts of one stage together; tenure is in years since the first order."""

    accounts: int
    revenue: Decimal
    average_tenure: Decimal | NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """How many accounts went from one stage to another in a year; share of the first."""

    start: Stage
    end: Stage
    accounts: int
    share: Decimal


def stage_totals(standings: Iterable[Standing], today: date) -> dict[Stage, StageTotals]:
    """Return the accounts, the revenue and the average tenure of every stage.

    >>> stage_totals([], date(2026, 1, 1))[Stage.NEW].accounts
    0
    """
    parts: dict[Stage, list[Standing]] = {stage: [] for stage in Stage}
    for each in standings:
        parts[each.stage].append(each)
    return {
        stage: StageTotals(
            accounts=len(part),
            revenue=sum((each.revenue for each in part), ZERO),
            average_tenure=average_tenure(part, today),
        )
        for stage, part in parts.items()
    }


def average_tenure(standings: Iterable[Standing], today: date) -> Decimal | NotComputable:
    """Return the years since the first order, on average over who ordered."""
    days = [(today - each.history.first_on).days for each in standings if each.history]
    if not days:
        return NotComputable("no_orders")
    return Decimal(sum(days)) / len(days) / DAYS_IN_YEAR


def transitions(before: Mapping[int, Stage], now: Mapping[int, Stage]) -> tuple[Transition, ...]:
    """Return where the accounts of each stage of a year ago stand now.

    The shares of one starting stage add up to 1. Who had not ordered a year ago starts
    nowhere: winning customers is not a transition of theirs.

    >>> [(str(each.end), each.share) for each in transitions(
    ...     {1: Stage.NEW, 2: Stage.NEW}, {1: Stage.MATURE, 2: Stage.LOST}
    ... )]
    [('mature', Decimal('0.5')), ('lost', Decimal('0.5'))]
    """
    pairs: list[tuple[Stage, Stage]] = [
        (stage, now[key]) for key, stage in before.items() if key in now and stage not in ASLEEP
    ]
    counts: Counter[tuple[Stage, Stage]] = Counter(pairs)
    starts: Counter[Stage] = Counter(start for start, _end in pairs)
    return tuple(
        Transition(
            start=start,
            end=end,
            accounts=counts[start, end],
            share=Decimal(counts[start, end]) / starts[start],
        )
        for start in Stage
        for end in Stage
        if counts[start, end]
    )
