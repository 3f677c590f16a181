"""Instruments: questionnaires and staged scales that are scored, banded and compared.

An instrument is a value; which ones there are is said by files, never by code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from verder.domain.values.missing import NotComputable

Answers = Mapping[str, int]


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
class Instrument:
    """Items that are all answered on one scale of whole numbers, and bands of the score."""

    key: str
    items: tuple[str, ...]
    least: int
    most: int
    scoring: Scoring
    bands: tuple[Band, ...]  # the lowest first

    def __post_init__(self) -> None:
        starts = [band.least for band in self.bands]
        if not self.items or len(set(self.items)) != len(self.items) or self.least >= self.most:
            raise ValueError("An instrument has items, each once, on a scale.")
        if not starts or starts != sorted(set(starts)) or starts[0] > self.lowest_score:
            raise ValueError("Bands begin at the lowest score and rise.")

    @property
    def lowest_score(self) -> Decimal:
        """The score of who answers every item with the least."""
        return self._scored(Decimal(self.least * len(self.items)))

    @property
    def highest_score(self) -> Decimal:
        """The score of who answers every item with the most."""
        return self._scored(Decimal(self.most * len(self.items)))

    def score(self, answers: Answers) -> Decimal:
        """Return the score; raises "items_missing" unless every item is answered.

        >>> scale = Instrument(key="k", items=("a", "b"), least=1, most=4, scoring=Scoring.SUM,
        ...                    bands=(Band("low", Decimal(2)), Band("high", Decimal(6))))
        >>> scale.score({"a": 3, "b": 4}), scale.band_of(Decimal(7)).key
        (Decimal('7'), 'high')
        """
        if self.missing(answers):
            raise NotComputable("items_missing")
        return self._scored(Decimal(sum(answers[item] for item in self.items)))

    def missing(self, answers: Answers) -> tuple[str, ...]:
        """Return the items without an answer."""
        return tuple(item for item in self.items if item not in answers)

    def is_answer(self, item: str, answer: int) -> bool:
        """Return whether an item of this name can be answered so."""
        return item in self.items and self.least <= answer <= self.most

    def band_of(self, score: Decimal) -> Band:
        """Return the band that a score lies in."""
        return next(band for band in reversed(self.bands) if band.least <= score)

    def band_after(self, band: Band) -> Band | None:
        """Return the next band, or None after the highest."""
        return next((each for each in self.bands if each.least > band.least), None)

    def _scored(self, total: Decimal) -> Decimal:
        return total if self.scoring is Scoring.SUM else total / len(self.items)


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
    even = band.least
    if instrument.scoring is Scoring.SUM:
        even /= len(instrument.items)
    behind = tuple(item for item in instrument.items if answers[item] < even)
    return NextStep(band=band, lacking=band.least - score, items=behind)


def class_of_count(count: Decimal, limits: Iterable[Decimal], least: int) -> int:
    """Return the answer that a counted value stands for: one higher from each limit on.

    >>> class_of_count(Decimal(5), (Decimal(3), Decimal(6), Decimal(13)), 1)
    2
    """
    return least + sum(1 for limit in limits if count >= limit)
