"""Which number of a sentence belongs to which input: by unit first, then by the words beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.card import Input, Unit
from verder.domain.engines.recognition.amounts import Amount
from verder.domain.engines.recognition.topics import Index, Topic
from verder.domain.engines.recognition.words import Word, words

SAME_UNIT, KIN_UNIT, NO_UNIT = 12, 5, 4
OPTIONAL: Final = 2  # points less, for what most people leave empty
NEXT_TO: Final = 12  # points of a word of the label right beside a number
STEP_AWAY: Final = 2  # points less for each word between
FAR: Final = 6  # no closer than this, a word says nothing about a number without unit
MARK_BETWEEN: Final = 7  # a comma, or another number
BEFORE_NUMBER: Final = 1  # "fixed cost 140,000" rather than "140,000 volume"
MOST_TRIED: Final = 4  # inputs for one number
MOST_AMOUNTS: Final = 8
REACH: Final = 8  # words within which "discount" gives a change its sign
MONEY: Final = frozenset((Unit.MONEY, Unit.MONEY_EACH, Unit.MONEY_HOUR, Unit.MONEY_VISIT))
MARKS: Final = frozenset(",;.?!")
KIN: Final = (
    MONEY,
    frozenset((Unit.VISITS, Unit.TIMES_A_YEAR, Unit.CONTACTS, Unit.FACTOR)),
    frozenset((Unit.PIECES, Unit.ORDERS)),
    frozenset((Unit.ACCOUNTS, Unit.PEOPLE)),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A number of the sentence that was taken for an input."""

    amount: Amount
    key: str
    value: Decimal
    because: tuple[str, ...]  # words beside it that told so; without any, its unit alone did


@dataclass(frozen=True, slots=True)
class _Beside:
    """A word beside a number: what it may stand for, and how close it is."""

    text: str
    stems: Mapping[str, Decimal]
    closeness: int


@dataclass(frozen=True, slots=True)
class _Fit:
    points: int
    taken: Taken


def take(sentence: str, found: Sequence[Amount], topic: Topic, index: Index) -> tuple[Taken, ...]:
    """Return which numbers are taken for which inputs; a number that may be two is left.

    Each input gets one number at most. Together they get what fits best.
    """
    outside = [word for word in words(sentence) if not _is_inside(word, found)]
    fits = [
        _fits(
            amount,
            _beside(sentence, amount, found, outside, index),
            _direction(amount, outside, index),
            topic,
            index,
        )
        for amount in found[:MOST_AMOUNTS]
    ]
    best = _assigned(fits, frozenset())
    return tuple(fit.taken for fit in best if not _is_unsure(fit, best, fits))


def _is_inside(word: Word, found: Sequence[Amount]) -> bool:
    return any(amount.start <= word.start < amount.end for amount in found)


def _beside(
    sentence: str,
    amount: Amount,
    found: Sequence[Amount],
    outside: Sequence[Word],
    index: Index,
) -> list[_Beside]:
    """Return the words that are close enough to a number to say what it is."""
    return [
        _Beside(word.text, index.stems_of(word.text, word.stem), closeness)
        for word in outside
        if (closeness := _closeness(sentence, amount, found, outside, word)) > 0
    ]


def _closeness(
    sentence: str,
    amount: Amount,
    found: Sequence[Amount],
    outside: Sequence[Word],
    word: Word,
) -> int:
    is_before = word.start < amount.start
    low, high = (word.end, amount.start) if is_before else (amount.end, word.start)
    between = sum(low <= each.start < high for each in outside)
    marks = sum(mark in MARKS for mark in sentence[low:high])
    numbers = sum(low <= each.start < high for each in found)
    points = NEXT_TO - STEP_AWAY * between - MARK_BETWEEN * (marks + numbers)
    return max(0, points + (BEFORE_NUMBER if is_before else 0))


def _direction(amount: Amount, outside: Sequence[Word], index: Index) -> int:
    """Return -1 where the nearest word of direction goes down, else 1."""
    before = sum(word.start < amount.start for word in outside)
    nearest, sign = REACH, 1
    for place, word in enumerate(outside):
        away = before - place - 1 if place < before else place - before
        stems = index.stems_of(word.text, word.stem)
        is_down = not index.vocabulary.down_stems.isdisjoint(stems)
        if away < nearest and (is_down or not index.vocabulary.up_stems.isdisjoint(stems)):
            nearest, sign = away, -1 if is_down else 1
    return sign


def _fits(
    amount: Amount, beside: Sequence[_Beside], direction: int, topic: Topic, index: Index
) -> list[_Fit]:
    """Return the inputs that a number may be, the likeliest first."""
    fits = []
    for each in topic.asked:
        is_change = (topic.key, each.key) in index.changes
        value = _value(amount, each.asked, direction if is_change else 1)
        by_unit = _unit_points(amount, each.asked)
        if value is None or not by_unit:
            continue
        told = index.labels[topic.key][each.key]
        points, because = _label_points(beside, told, _least(amount, each.asked))
        if because or not (amount.unit is None or each.by_word_only):
            fits.append(_Fit(by_unit + points, Taken(amount, each.key, value, because)))
    return sorted(fits, key=lambda fit: -fit.points)[:MOST_TRIED]


def _least(amount: Amount, asked: Input) -> int:
    """Return how close a word must be at least: "btw 21" tells more than "21, and btw"."""
    if amount.unit is not None:
        return 0
    return NEXT_TO if asked.unit is Unit.SHARE else FAR


def _value(amount: Amount, asked: Input, direction: int) -> Decimal | None:
    """Return the number as this input takes it, or nothing where it cannot be."""
    value = amount.value
    if asked.unit is Unit.SHARE:
        if amount.unit is None and abs(value) >= 1:
            value /= 100  # "40 margin" means per cent
        if asked.least is not None and asked.least >= 0:
            value = abs(value)
        elif not amount.is_signed:
            value *= direction
    return None if asked.problem(value) else value


def _label_points(
    beside: Sequence[_Beside], told: Mapping[str, Decimal], least: int
) -> tuple[int, tuple[str, ...]]:
    """Return how much the words beside a number speak for an input, and which they are."""
    points, because = Decimal(0), []
    for word in beside:
        sure = [told[stem] * how for stem, how in word.stems.items() if stem in told]
        if sure and word.closeness > least:
            points += max(sure) * word.closeness
            because.append(word.text)
    return int(points), tuple(because)


def _unit_points(amount: Amount, asked: Input) -> int:
    """Return how well a number counts what an input counts; nought where it cannot be it."""
    less = OPTIONAL if asked.is_optional else 0
    is_plain_money = amount.unit is Unit.MONEY and asked.unit is Unit.MONEY_EACH
    if amount.unit is asked.unit or is_plain_money:  # who says "50 euro" may mean each
        return SAME_UNIT - less
    if amount.unit is Unit.MONEY_EACH and asked.unit is Unit.MONEY:
        return 0
    if amount.unit is None:
        return NO_UNIT - less if asked.unit is not Unit.NAME else 0
    return KIN_UNIT - less if any({amount.unit, asked.unit} <= kin for kin in KIN) else 0


def _assigned(fits: Sequence[Sequence[_Fit]], used: frozenset[str]) -> tuple[_Fit, ...]:
    """Return the choice, one for each number and each input at most, with most points."""
    if not fits:
        return ()
    first, *others = fits
    choices = [_assigned(others, used)]
    choices += [
        (fit, *_assigned(others, used | {fit.taken.key}))
        for fit in first
        if fit.taken.key not in used
    ]
    return max(choices, key=lambda choice: sum(fit.points for fit in choice))


def _is_unsure(fit: _Fit, best: Sequence[_Fit], fits: Sequence[Sequence[_Fit]]) -> bool:
    """Return whether as much speaks for another input, to which no number went."""
    used = {other.taken.key for other in best}
    mine = next(each for each in fits if fit in each)
    return any(other.taken.key not in used and other.points >= fit.points for other in mine)
