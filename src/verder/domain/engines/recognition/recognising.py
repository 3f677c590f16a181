"""Which topics a sentence is about, why, and what it brings for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.engines.recognition.amounts import Amount, amounts
from verder.domain.engines.recognition.taking import Taken, take
from verder.domain.engines.recognition.topics import Index, Topic
from verder.domain.engines.recognition.words import Word, words

MOST: Final = 3
LEAST_POINTS: Final = Decimal(4)  # of a word that only one topic has; below nothing is recognised
LEAST_PART: Final = Decimal("0.45")  # of the points of the best
LEAST_CLUE: Final = Decimal("0.12")  # part of the points of a word that is told as a reason
WHOLE_PHRASE: Final = Decimal("1.6")  # points more, as a part of those of its words
UNIT_POINTS: Final = Decimal(4)
NO_INPUT: Final = Decimal(3)  # points less for a number that no input can be
ASKED_WORDS: Final = 3  # words behind "how many" that say what is wanted
WANTED: Final = Decimal("1.5")
MOST_CHARACTERS: Final = 300


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic that may be meant: its points, the words that gave it away, and its numbers."""

    key: str
    points: Decimal
    because: tuple[str, ...]
    taken: tuple[Taken, ...]
    left: tuple[Amount, ...]  # numbers that were taken for nothing


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was made of a sentence: at most three suggestions, the best first."""

    suggestions: tuple[Suggestion, ...]
    unknown: tuple[str, ...]  # words that say nothing to any topic


def recognise(sentence: str, index: Index) -> Recognised:
    """Return what a sentence in words may ask for; without suggestions nothing was recognised."""
    sentence = sentence[:MOST_CHARACTERS]
    found = amounts(sentence, index.vocabulary)
    telling = [word for word in words(sentence) if _tells(word, found, index)]
    ranked = sorted(
        (_suggestion(topic, sentence, telling, found, index) for topic in index.topics),
        key=lambda each: (-each.points, each.key),
    )
    best = ranked[0].points if ranked else Decimal(0)
    least = max(LEAST_POINTS * index.rarest, best * LEAST_PART)
    return Recognised(
        suggestions=tuple(each for each in ranked[:MOST] if each.points >= least),
        unknown=tuple(
            word.text
            for word in telling
            if not any(stem in index.rarity for stem in index.stems_of(word.text, word.stem))
        ),
    )


def _tells(word: Word, found: Sequence[Amount], index: Index) -> bool:
    """Return whether a word may say something: no small or asking word, no part of a number."""
    is_counted = any(amount.start <= word.start < amount.end for amount in found)
    little = index.vocabulary.small_stems | index.vocabulary.asking_stems
    return not is_counted and word.stem not in little


def _suggestion(
    topic: Topic,
    sentence: str,
    telling: Sequence[Word],
    found: Sequence[Amount],
    index: Index,
) -> Suggestion:
    by_word = _word_points(topic, sentence, telling, index)
    whole = _phrase_points(topic, sentence, by_word, index)
    total = sum(by_word.values(), Decimal(0)) + whole
    taken = take(sentence, found, topic.asked, index) if total else ()
    left = tuple(each for each in found if each not in {one.amount for one in taken})
    told = total * LEAST_CLUE
    return Suggestion(
        key=topic.key,
        points=total + _number_points(taken, left) if total else total,
        because=tuple(
            dict.fromkeys(word.text for word, points in by_word.items() if points > told)
        ),
        taken=taken,
        left=left,
    )


def _word_points(
    topic: Topic, sentence: str, telling: Sequence[Word], index: Index
) -> Mapping[Word, Decimal]:
    """Return what each word of the sentence says for a topic; said twice it counts once."""
    weights = index.weights[topic.key]
    wanted = _wanted(sentence, index)
    points: dict[Word, Decimal] = {}
    seen: set[str] = set()
    for word in telling:
        stems = index.stems_of(word.text, word.stem)
        if word.stem in seen:
            continue
        seen.add(word.stem)
        best = max(
            (
                weights[stem] * sure * index.rarity[stem]
                for stem, sure in stems.items()
                if stem in weights
            ),
            default=Decimal(0),
        )
        points[word] = best * (WANTED if word.start in wanted else 1)
    return points


def _wanted(sentence: str, index: Index) -> frozenset[int]:
    """Return where the words stand that follow a word of asking."""
    found: set[int] = set()
    left = 0
    for word in words(sentence):
        if word.stem in index.vocabulary.asking_stems:
            left = ASKED_WORDS
        elif left and word.stem not in index.vocabulary.small_stems:
            found.add(word.start)
            left -= 1
    return frozenset(found)


def _phrase_points(
    topic: Topic, sentence: str, by_word: Mapping[Word, Decimal], index: Index
) -> Decimal:
    """Return points for phrases of which all words stand in the sentence."""
    said = {
        stem
        for word in words(sentence)
        for stem in index.stems_of(word.text, word.stem)
        if not stem.startswith("=")
    }
    whole = {
        stem for phrase in index.phrases[topic.key] if said.issuperset(phrase) for stem in phrase
    }
    return WHOLE_PHRASE * sum(
        (points for word, points in by_word.items() if word.stem in whole), Decimal(0)
    )


def _number_points(taken: Sequence[Taken], left: Sequence[Amount]) -> Decimal:
    """Return points for numbers that have their place, less those that have none."""
    exact = sum(one.amount.unit is not None or bool(one.because) for one in taken)
    return UNIT_POINTS * exact - NO_INPUT * len(left)
