"""The stage of the relation with a key account (evolutie in relaties met key accounts)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from verder.domain.values.missing import NotComputable


class RelationStage(StrEnum):
    """How close the relation is. Source: names and order stand in the literature."""

    EXPLORATORY = "exploratory"  # verkennend: no trade yet
    BASIC = "basic"
    COOPERATIVE = "cooperative"
    INTERDEPENDENT = "interdependent"
    INTEGRATED = "integrated"
    DISINTEGRATED = "disintegrated"  # ontbonden


LADDER: Final = (
    RelationStage.EXPLORATORY,
    RelationStage.BASIC,
    RelationStage.COOPERATIVE,
    RelationStage.INTERDEPENDENT,
    RelationStage.INTEGRATED,
)
FALL: Final = 2  # so many steps down within a year undo a relation


@dataclass(frozen=True, slots=True)
class Reached:
    """A stage that both views gave from a day on."""

    on: date
    stage: RelationStage


def relationship_stage(
    scored: RelationStage | NotComputable,
    *,
    has_trade: bool,
    is_ended: bool,
    history: Iterable[Reached] = (),
    today: date,
) -> RelationStage:
    """Return the stage: what the lower of both scores gives, unless facts say otherwise.

    Notice given, or a fall of two steps within twelve months, makes it disintegrated; without
    any trade yet it is exploratory, whatever people answered. Raises the reason of `scored`
    where nobody scored it. Source: the rule of the lower score and of disintegration is our own.

    >>> scored, today = RelationStage.BASIC, date(2026, 3, 1)
    >>> relationship_stage(scored, has_trade=False, is_ended=False, today=today).value
    'exploratory'
    """
    if is_ended:
        return RelationStage.DISINTEGRATED
    if not has_trade:
        return RelationStage.EXPLORATORY
    if isinstance(scored, NotComputable):
        raise scored
    if steps_fallen(scored, history, today) >= FALL:
        return RelationStage.DISINTEGRATED
    return scored


def steps_fallen(stage: RelationStage, history: Iterable[Reached], today: date) -> int:
    """Return how many steps the stage lies below the highest that held in twelve months."""
    begins_on = a_year_before(today)
    ordered = sorted((each for each in history if each.on <= today), key=lambda each: each.on)
    before = [each for each in ordered if each.on <= begins_on][-1:]  # held as the year began
    within = [each for each in ordered if each.on > begins_on]
    highest = max((LADDER.index(each.stage) for each in [*before, *within]), default=0)
    return max(0, highest - LADDER.index(stage))


def a_year_before(day: date) -> date:
    """Return the same day of the year before; 28 February for the 29th.

    >>> a_year_before(date(2028, 2, 29))
    datetime.date(2027, 2, 28)
    """
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
