"""What programs send when key accounts are chosen."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from verder.api.values import Given, Key, Keys, Name, Text
from verder.apps.identify.selection_choices import Decision, FilledBy
from verder.apps.identify.services.selection import CriterionWish

Capacity = Annotated[int, Field(ge=0, le=1000)]
Weight = Annotated[Decimal, Field(ge=0, le=100, max_digits=6, decimal_places=2, examples=["15"])]
Hundred = Annotated[Name, Field(max_length=100)]
Value = Annotated[Decimal, Field(ge=-(10**12), le=10**12, max_digits=19, decimal_places=6)]
Score = Annotated[int, Field(ge=1, le=5)]


class RoundGiven(Given):
    """A new round; without a team it is for the whole company."""

    year: Annotated[int, Field(ge=1990, le=2200)]
    team: Key | None = None
    capacity: Capacity


class RoundChangeGiven(Given):
    """How many key accounts there is room for, and who scores."""

    capacity: Capacity
    is_scored_by_managers: bool


class CriterionGiven(Given):
    """A criterion; of the default set a text that is left empty stays as it is."""

    name: Hundred = ""
    indicator: Name = ""
    words: Annotated[list[Hundred], Field(max_length=5)] = Field(
        default_factory=list, description="Five words for the classes from 1 to 5, or none."
    )
    limits: Annotated[list[Value], Field(max_length=4)] = Field(
        default_factory=list, description="Where the classes 2 to 5 begin, or none; shares as 0..1."
    )
    weight: Weight
    filled_by: FilledBy = FilledBy.JUDGEMENT

    @property
    def wish(self) -> CriterionWish:
        """The criterion as the service takes it."""
        return CriterionWish(
            name=self.name,
            indicator=self.indicator,
            words=tuple(self.words),
            limits=tuple(self.limits),
            weight=self.weight,
            filled_by=self.filled_by,
        )


class WeightGiven(Given):
    """The weight of one criterion."""

    criterion: Key
    weight: Weight


class WeightsGiven(Given):
    """All criteria of the round in the order they are to have, with their weights."""

    weights: Annotated[list[WeightGiven], Field(min_length=1, max_length=50)]


class CandidatesGiven(Given):
    """Accounts to add: named, or class A of the ABC, or those of a rating sheet."""

    accounts: Annotated[list[Key], Field(max_length=1000)] = Field(default_factory=list)
    with_toppers: bool = False
    sheet: Key | None = None


class ScoreGiven(Given):
    """A class from 1 to 5, or a value that gives one; neither leaves it to the figures."""

    score: Score | None = None
    value: Value | None = None
    evidence: Text | None = None


class CellGiven(Given):
    """The score of one account on one criterion; null leaves it to the figures."""

    entry: Key
    criterion: Key
    score: Score | None


class CellsGiven(Given):
    """Scores that are given together: all of them are kept, or none."""

    scores: Annotated[list[CellGiven], Field(min_length=1, max_length=1000)]


class DecisionGiven(Given):
    """What becomes of accounts, and why."""

    decision: Decision
    reason: Annotated[Text, Field(min_length=1)]


class DecisionsGiven(DecisionGiven):
    """The same decision about several accounts of the round."""

    entries: Keys


class AccountDecisionsGiven(DecisionGiven):
    """The same decision about several accounts, in the round or not yet."""

    accounts: Keys
