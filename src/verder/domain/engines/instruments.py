"""Instruments: questionnaires and staged scales that are scored, banded and compared.

An instrument is a value; which ones there are is said by files, never by code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from verder.domain.values.missing import NotComputable

Answers = Mapping[str, int]
NOTHING: Final = Fraction(0)
LEAST_WEIGHT_SHARE: Final = Fraction(7, 10)  # of a group, or its score says too little


class Scoring(StrEnum):
    """How the answers to the items become one score."""

    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the scale of scores: it begins at `least` and ends where the next begins."""

    key: str
    least: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGroup:
    """Items that belong together, and how they weigh: each in the group, the group in the score.

    A group of weight nought is asked and told, and leaves the score alone.
    """

    key: str
    weights: Mapping[str, Decimal]  # by item
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """Items that are all answered on one scale of whole numbers, and bands of the score.

    Without groups all items weigh the same.
    """

    key: str
    items: tuple[str, ...]
    least: int
    most: int
    scoring: Scoring
    bands: tuple[Band, ...]  # the lowest first
    groups: tuple[ItemGroup, ...] = ()

    def __post_init__(self) -> None:
        starts = [band.least for band in self.bands]
        if not self.items or len(set(self.items)) != len(self.items) or self.least >= self.most:
            raise ValueError("An instrument has items, each once, on a scale.")
        grouped = [item for group in self.groups for item in group.weights]
        if self.groups and sorted(grouped) != sorted(self.items):
            raise ValueError("Each item stands in one group.")
        if not any(weight > 0 for weight in self.weights.values()):
            raise ValueError("Some item weighs in the score.")
        if not starts or starts != sorted(set(starts)) or starts[0] > self.lowest_score:
            raise ValueError("Bands begin at the lowest score and rise.")

    @property
    def weights(self) -> Mapping[str, Fraction]:
        """How much one point of each item adds to the score."""
        if not self.groups:
            count = 1 if self.scoring is Scoring.SUM else len(self.items)
            return dict.fromkeys(self.items, Fraction(1, count))
        whole = sum((Fraction(group.weight) for group in self.groups), NOTHING)
        found = {}
        for group in self.groups:
            inside = sum(map(Fraction, group.weights.values()), NOTHING)
            part = inside * whole if self.scoring is Scoring.MEAN else Fraction(1)
            for item, weight in group.weights.items():
                found[item] = Fraction(weight) * Fraction(group.weight) / part if part else NOTHING
        return found

    @property
    def lowest_score(self) -> Decimal:
        """The score of who answers every item with the least."""
        return self._scored(dict.fromkeys(self.items, self.least))

    @property
    def highest_score(self) -> Decimal:
        """The score of who answers every item with the most."""
        return self._scored(dict.fromkeys(self.items, self.most))

    def score(self, answers: Answers) -> Decimal:
        """Return the score; raises "items_missing" unless every item that weighs is answered.

        >>> scale = Instrument(key="k", items=("a", "b"), least=1, most=4, scoring=Scoring.SUM,
        ...                    bands=(Band("low", Decimal(2)), Band("high", Decimal(6))))
        >>> scale.score({"a": 3, "b": 4}), scale.band_of(Decimal(7)).key
        (Decimal('7'), 'high')
        """
        if self.missing(answers):
            raise NotComputable("items_missing")
        return self._scored(answers)

    def missing(self, answers: Answers) -> tuple[str, ...]:
        """Return the items that weigh in the score and have no answer."""
        return tuple(item for item in self.weighing if item not in answers)

    @property
    def weighing(self) -> tuple[str, ...]:
        """The items that weigh in the score, in their order."""
        weights = self.weights
        return tuple(item for item in self.items if weights[item] > 0)

    def group_score(self, group: ItemGroup, answers: Answers) -> Decimal:
        """Return the mean of a group over the items answered, on the scale of the answers.

        Raises "too_little_answered" where those weigh less than seven tenths of the group.
        """
        given = {
            item: Fraction(weight) for item, weight in group.weights.items() if item in answers
        }
        there = sum(given.values(), NOTHING)
        whole = sum(map(Fraction, group.weights.values()), NOTHING)
        if not there or there < LEAST_WEIGHT_SHARE * whole:
            raise NotComputable("too_little_answered")
        return as_decimal(sum(answers[item] * part for item, part in given.items()) / there)

    def is_answer(self, item: str, answer: int) -> bool:
        """Return whether an item of this name can be answered so."""
        return item in self.items and self.least <= answer <= self.most

    def band_of(self, score: Decimal) -> Band:
        """Return the band that a score lies in."""
        return next(band for band in reversed(self.bands) if band.least <= score)

    def band_after(self, band: Band) -> Band | None:
        """Return the next band, or None after the highest."""
        return next((each for each in self.bands if each.least > band.least), None)

    def _scored(self, answers: Answers) -> Decimal:
        weights = self.weights
        return as_decimal(sum((answers[item] * weights[item] for item in self.weighing), NOTHING))


def as_decimal(exact: Fraction) -> Decimal:
    """Return an exact number as a decimal.

    >>> str(as_decimal(Fraction(1, 4)))
    '0.25'
    """
    return Decimal(exact.numerator) / Decimal(exact.denominator)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What separates a score from the next band: the score lacking, and the items in the way."""

    band: Band
    lacking: Decimal
    items: tuple[str, ...]  # in their order; the first is where to begin


def next_step(instrument: Instrument, answers: Answers) -> NextStep | None:
    """Return what keeps the answers below the next band; None in the highest one.

    In the way stands every item below the even level of the next limit: what each item would
    score if all scored the same and just reached it. There is always one such item, for if
    none were below, the limit would be reached. Raises "items_missing".
    """
    score = instrument.score(answers)
    band = instrument.band_after(instrument.band_of(score))
    if band is None:
        return None
    even = Fraction(band.least) / sum(instrument.weights.values())
    behind = tuple(item for item in instrument.weighing if answers[item] < even)
    return NextStep(band=band, lacking=band.least - score, items=behind)


def class_of_count(count: Decimal, limits: Iterable[Decimal], least: int) -> int:
    """Return the answer that a counted value stands for: one higher from each limit on.

    >>> class_of_count(Decimal(5), (Decimal(3), Decimal(6), Decimal(13)), 1)
    2
    """
    return least + sum(1 for limit in limits if count >= limit)
