"""Which number of a sentence belongs to which input: by unit first, then by the words beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.card import Input, Unit
from verder.domain.engines.recognition.amounts import Amount
from verder.domain.engines.recognition.topics import AskedNumber, Index
from verder.domain.engines.recognition.words import Word, words

SAME_UNIT, KIN_UNIT, NO_UNIT = 12, 5, 2
OPTIONAL: Final = 2  # points less, for what most people leave empty
NEXT_TO: Final = 12  # points of a word of the label right beside a number
STEP_AWAY: Final = 2  # points less for each word between
MARK_BETWEEN: Final = 7  # a comma, or another number
BEFORE_NUMBER: Final = 1  # "fixed cost 140,000" rather than "140,000 volume"
MOST_TRIED: Final = 4  # inputs for one number
MOST_AMOUNTS: Final = 8
REACH: Final = 8  # words within which "discount" gives a change its sign
MONEY: Final = frozenset((Unit.MONEY, Unit.MONEY_EACH, Unit.MONEY_HOUR, Unit.MONEY_VISIT))
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
class _Fit:
    points: int
    taken: Taken


def take(
    sentence: str, found: Sequence[Amount], asked: Sequence[AskedNumber], index: Index
) -> tuple[Taken, ...]:
    """Return which numbers are taken for which inputs; a number that may be two is left.

    Each input gets one number at most. Together they get what fits best.
    """
    beside = [word for word in words(sentence) if not _is_inside(word, found)]
    fits = [_fits(sentence, amount, found, beside, asked, index) for amount in found]
    best = _assigned(fits[:MOST_AMOUNTS], frozenset())
    return tuple(fit.taken for fit in best if not _is_unsure(fit, best, fits))


def _is_inside(word: Word, found: Sequence[Amount]) -> bool:
    return any(amount.start <= word.start < amount.end for amount in found)


def _fits(
    sentence: str,
    amount: Amount,
    all_amounts: Sequence[Amount],
    beside: Sequence[Word],
    asked: Sequence[AskedNumber],
    index: Index,
) -> list[_Fit]:
    told = _label_stems(asked, index)
    fits = []
    for each in asked:
        value = _value(amount, each.asked, beside, index)
        by_unit = _unit_points(amount, each.asked)
        if value is None or not by_unit:
            continue
        points, because = _label_points(
            sentence, amount, all_amounts, beside, told[each.key], index
        )
        if amount.unit is None and not because:
            continue
        fits.append(_Fit(by_unit + points, Taken(amount, each.key, value, because)))
    return sorted(fits, key=lambda fit: -fit.points)[:MOST_TRIED]


def _unit_points(amount: Amount, asked: Input) -> int:
    """Return how well a number counts what an input counts; nought where it cannot be it."""
    less = OPTIONAL if asked.is_optional else 0
    is_plain_money = amount.unit is Unit.MONEY and asked.unit is Unit.MONEY_EACH
    if amount.unit is asked.unit or is_plain_money:  # who says "50 euro" may mean each
        return SAME_UNIT - less
    if amount.unit is None:
        return NO_UNIT if asked.unit is not Unit.NAME else 0
    return KIN_UNIT - less if any({amount.unit, asked.unit} <= kin for kin in KIN) else 0


def _value(amount: Amount, asked: Input, beside: Sequence[Word], index: Index) -> Decimal | None:
    """Return the number as this input takes it, or nothing where it cannot be."""
    value = amount.value
    if asked.unit is Unit.SHARE:
        if amount.unit is None and abs(value) >= 1:
            value /= 100  # "40 margin" means per cent
        may_fall = asked.least is None or asked.least < 0
        if not amount.is_signed and may_fall:
            value *= _direction(amount, beside, index)
        if not may_fall:
            value = abs(value)
    return None if asked.problem(value) else value


def _direction(amount: Amount, beside: Sequence[Word], index: Index) -> int:
    """Return -1 where the nearest word of direction goes down, else 1."""
    before = [word for word in beside if word.start < amount.start]
    nearest, sign = REACH, 1
    for place, word in enumerate(beside):
        away = len(before) - place - 1 if place < len(before) else place - len(before)
        stems = index.stems_of(word.text, word.stem)
        is_down = not index.vocabulary.down_stems.isdisjoint(stems)
        if away < nearest and (is_down or not index.vocabulary.up_stems.isdisjoint(stems)):
            nearest, sign = away, -1 if is_down else 1
    return sign


def _label_stems(asked: Sequence[AskedNumber], index: Index) -> dict[str, Mapping[str, Decimal]]:
    """Return by input what its labels are made of; a word of many inputs tells less."""
    found = {
        each.key: {
            stem: sure
            for label in each.labels
            for word in words(label)
            if word.stem not in index.vocabulary.small_stems
            for stem, sure in index.stems_of(word.text, word.stem).items()
        }
        for each in asked
    }
    return {
        key: {
            stem: sure / sum(stem in others for others in found.values())
            for stem, sure in stems.items()
        }
        for key, stems in found.items()
    }


def _label_points(
    sentence: str,
    amount: Amount,
    all_amounts: Sequence[Amount],
    beside: Sequence[Word],
    told: Mapping[str, Decimal],
    index: Index,
) -> tuple[int, tuple[str, ...]]:
    """Return how much the words beside a number speak for an input, and which they are."""
    points, because = Decimal(0), []
    for word in beside:
        stems = index.stems_of(word.text, word.stem)
        sure = max((told[stem] * how for stem, how in stems.items() if stem in told), default=None)
        if sure is None:
            continue
        close = sure * _closeness(sentence, amount, all_amounts, beside, word)
        if close > 0:
            points += close
            because.append(word.text)
    return int(points), tuple(because)


def _closeness(
    sentence: str,
    amount: Amount,
    all_amounts: Sequence[Amount],
    beside: Sequence[Word],
    word: Word,
) -> int:
    is_before = word.start < amount.start
    low, high = (word.end, amount.start) if is_before else (amount.end, word.start)
    between = sum(low <= each.start < high for each in beside)
    marks = sum(mark in ",;:.?!" for mark in sentence[low:high] if mark != ":")
    numbers = sum(low <= each.start < high for each in all_amounts)
    points = NEXT_TO - STEP_AWAY * between - MARK_BETWEEN * (marks + numbers)
    return max(0, points + (BEFORE_NUMBER if is_before else 0))


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
    """Return whether only its unit speaks for an input, and for another free one as much."""
    if fit.taken.because:
        return False
    used = {other.taken.key for other in best if other is not fit}
    mine = next(each for each in fits if fit in each)
    return any(
        other.taken.key not in {*used, fit.taken.key} and other.points >= fit.points
        for other in mine
    )
