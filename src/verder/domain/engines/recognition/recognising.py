"""Which topics a sentence is about, why, and what it brings for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.card import Unit
from verder.domain.engines.recognition.amounts import Amount, amounts
from verder.domain.engines.recognition.taking import Taken, take
from verder.domain.engines.recognition.topics import Index, Topic
from verder.domain.engines.recognition.words import Word, words

MOST: Final = 3
WEIGHED: Final = 9  # topics of which the numbers are looked at too
LEAST_POINTS: Final = Decimal(4)  # of a word that only one topic has; below nothing is recognised
LEAST_PART: Final = Decimal("0.45")  # of the points of the best
LEAST_CLUE: Final = Decimal("0.12")  # part of the points of a word that is told as a reason
WHOLE_PHRASE: Final = Decimal("1.6")  # points more, as a part of those of its words
UNIT_POINTS: Final = Decimal(8)
NO_INPUT: Final = Decimal(3)  # points less for a number that no input can be
ASKED_WORDS: Final = 3  # words behind "how many" that say what is wanted
WANTED: Final = Decimal("1.5")
BESIDE_NUMBER: Final = Decimal("0.5")  # "price 50" tells what is known, not what is asked
BESIDE_WORDS: Final = 2
UNLIKELY: Final = Decimal("0.6")
MOST_CHARACTERS: Final = 300
MARKS: Final = frozenset(",;.:?!")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic that may be meant: its points, the words that gave it away, and its numbers."""

    key: str
    points: Decimal
    because: tuple[str, ...]
    taken: tuple[Taken, ...]
    left: tuple[Amount, ...]  # numbers that were taken for nothing


@dataclass(frozen=True, slots=True)
class _Heard:
    """A sentence, read once for all topics."""

    text: str
    telling: tuple[Word, ...]  # words that may say something
    found: tuple[Amount, ...]
    said: frozenset[str]  # all that its words may stand for
    wanted: frozenset[int]  # where words stand that follow a word of asking
    describing: frozenset[int]  # where words stand that say what a number is


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was made of a sentence: at most three suggestions, the best first."""

    suggestions: tuple[Suggestion, ...]
    unknown: tuple[str, ...]  # words that say nothing to any topic


def recognise(sentence: str, index: Index) -> Recognised:
    """Return what a sentence in words may ask for; without suggestions nothing was recognised."""
    heard = _heard(sentence[:MOST_CHARACTERS], index)
    by_words = {topic: _word_points(topic, heard, index) for topic in index.topics}
    totals = {topic: _total(topic, by_words[topic], heard, index) for topic in index.topics}
    likely = sorted(totals, key=lambda topic: (-totals[topic], topic.key))[:WEIGHED]
    ranked = sorted(
        (_suggestion(topic, totals[topic], by_words[topic], heard, index) for topic in likely),
        key=lambda each: (-each.points, each.key),
    )
    best = ranked[0].points if ranked else Decimal(0)
    least = max(LEAST_POINTS * index.rarest, best * LEAST_PART)
    return Recognised(
        suggestions=tuple(each for each in ranked[:MOST] if each.points >= least),
        unknown=tuple(
            word.text
            for word in heard.telling
            if not any(stem in index.rarity for stem in index.stems_of(word.text, word.stem))
        ),
    )


def _heard(sentence: str, index: Index) -> _Heard:
    found, all_words = amounts(sentence, index.vocabulary), words(sentence)
    little = index.vocabulary.small_stems | index.vocabulary.asking_stems
    telling = tuple(
        word
        for word in all_words
        if word.stem not in little
        and not any(amount.start <= word.start < amount.end for amount in found)
    )
    return _Heard(
        text=sentence,
        telling=telling,
        found=found,
        said=frozenset(stem for word in all_words for stem in index.stems_of(word.text, word.stem)),
        wanted=_wanted(all_words, index),
        describing=_describing(sentence, telling, found),
    )


def _wanted(all_words: Sequence[Word], index: Index) -> frozenset[int]:
    """Return where the words stand that follow a word of asking."""
    found: set[int] = set()
    left = 0
    for word in all_words:
        if word.stem in index.vocabulary.asking_stems:
            left = ASKED_WORDS
        elif left and word.stem not in index.vocabulary.small_stems:
            found.add(word.start)
            left -= 1
    return frozenset(found)


def _describing(sentence: str, telling: Sequence[Word], found: Sequence[Amount]) -> frozenset[int]:
    """Return where the words stand that say what a number is; per cent may be what is asked."""
    return frozenset(
        word.start
        for amount in found
        if amount.unit is not Unit.SHARE
        for word in [each for each in telling if each.start < amount.start][-BESIDE_WORDS:]
        if not MARKS.intersection(sentence[word.end : amount.start])
    )


def _word_points(topic: Topic, heard: _Heard, index: Index) -> Mapping[Word, Decimal]:
    """Return what each word of the sentence says for a topic; said twice it counts once."""
    weights = index.weights[topic.key]
    points: dict[Word, Decimal] = {}
    for word in {each.stem: each for each in reversed(heard.telling)}.values():
        best = max(
            (
                weights[stem] * sure * index.rarity[stem]
                for stem, sure in index.stems_of(word.text, word.stem).items()
                if stem in weights
            ),
            default=Decimal(0),
        )
        how = BESIDE_NUMBER if word.start in heard.describing else Decimal(1)
        points[word] = best * (WANTED if word.start in heard.wanted else how)
    return points


def _total(topic: Topic, by_word: Mapping[Word, Decimal], heard: _Heard, index: Index) -> Decimal:
    """Return the points of all words, more for whole phrases, less without what is needed."""
    whole = {
        stem
        for phrase in index.phrases[topic.key]
        if heard.said.issuperset(phrase)
        for stem in phrase
    }
    total = sum(
        (
            points * (1 + WHOLE_PHRASE if word.stem in whole else 1)
            for word, points in by_word.items()
        ),
        Decimal(0),
    )
    needed = index.needed.get(topic.key)
    is_likely = needed is None or not needed.isdisjoint(heard.said)
    return total if is_likely else total * UNLIKELY


def _suggestion(
    topic: Topic,
    total: Decimal,
    by_word: Mapping[Word, Decimal],
    heard: _Heard,
    index: Index,
) -> Suggestion:
    taken = take(heard.text, heard.found, topic, index) if total else ()
    amounts_taken = {one.amount for one in taken}
    left = tuple(each for each in heard.found if each not in amounts_taken)
    told = sum(by_word.values(), Decimal(0)) * LEAST_CLUE
    clues = sorted((word for word in by_word if by_word[word] > told), key=lambda word: word.start)
    return Suggestion(
        key=topic.key,
        points=total + _number_points(taken, left) if total else total,
        because=tuple(dict.fromkeys(word.text for word in clues)),
        taken=taken,
        left=left,
    )


def _number_points(taken: Sequence[Taken], left: Sequence[Amount]) -> Decimal:
    """Return points for numbers that have their place, less those that have none."""
    exact = sum(one.amount.unit is not None or bool(one.because) for one in taken)
    return UNIT_POINTS * exact - NO_INPUT * len(left)
