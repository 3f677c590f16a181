"""What there is to recognise: topics with their words, weighed by how rare these are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from verder.domain.engines.calculators.card import Input
from verder.domain.engines.recognition.vocabulary import Vocabulary
from verder.domain.engines.recognition.words import folded, one_less, parts, stem, words

OF_PHRASE, OF_NAME, OF_QUESTION, OF_RESULT, OF_INPUT, OF_TEXT = 10, 9, 7, 6, 4, 3
OF_PHRASE_PART: Final = 5  # a word of a phrase of several
ALIKE_PART: Final = Decimal("0.7")  # a word that only means the same, or is only nearly written so
REMEMBERED: Final = 4096  # words
JOINED_PART: Final = Decimal("0.6")  # one of the two words that a word is joined of


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedNumber:
    """An input of a topic, with what it is called in every language."""

    key: str
    asked: Input
    labels: tuple[str, ...]
    by_word_only: bool = False  # its unit alone does not tell that it is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A calculator as the recogniser sees it: its words in every language, and what it asks."""

    key: str
    phrases: tuple[str, ...]  # that give the question away
    names: tuple[str, ...]
    questions: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    asked: tuple[AskedNumber, ...] = ()
    needed: tuple[str, ...] = ()  # where none of these is said, it is likely another topic

    def weighed(self) -> Iterator[tuple[str, int]]:
        """Yield each text with how much its words tell."""
        for weight, texts in (
            (OF_PHRASE, tuple(phrase for phrase in self.phrases if " " not in phrase)),
            (OF_PHRASE_PART, tuple(phrase for phrase in self.phrases if " " in phrase)),
            (OF_NAME, self.names),
            (OF_QUESTION, self.questions),
            (OF_RESULT, self.results),
            (OF_INPUT, tuple(label for each in self.asked for label in each.labels)),
            (OF_TEXT, self.texts),
        ):
            yield from ((text, weight) for text in texts)


@dataclass(frozen=True)
class Index:
    """Every topic with its words. Made once; asking it changes nothing."""

    topics: tuple[Topic, ...]
    vocabulary: Vocabulary

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word of every topic, without accents."""
        small = {folded(word) for word in self.vocabulary.small}
        texts = (text for topic in self.topics for text, _weight in topic.weighed())
        return frozenset(folded(word.text) for word in chain(*map(words, texts))) - small

    @cached_property
    def weights(self) -> Mapping[str, Mapping[str, Decimal]]:
        """By topic: how much each stem tells about it, rarity not counted."""
        return {topic.key: self._weights(topic) for topic in self.topics}

    @cached_property
    def rarity(self) -> Mapping[str, Decimal]:
        """How rare a stem is: the logarithm of the topics by those in which it stands."""
        standing: dict[str, int] = defaultdict(int)
        for found in self.weights.values():
            for each in found:
                standing[each] += 1
        total = len(self.topics) + 1
        return {each: (Decimal(total) / many).ln() for each, many in standing.items()}

    @cached_property
    def rarest(self) -> Decimal:
        """How rare a stem is that stands in one topic only."""
        return Decimal(len(self.topics) + 1).ln()

    @cached_property
    def near(self) -> Mapping[str, frozenset[str]]:
        """Words by what is left of them when one letter is struck, to find misspelt ones."""
        found: dict[str, set[str]] = defaultdict(set)
        for each in self.known:
            for left in one_less(each):
                found[left].add(each)
        return {left: frozenset(stems) for left, stems in found.items()}

    @cached_property
    def phrases(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """By topic: its phrases of several words, as stems."""
        return {
            topic.key: tuple(
                stems
                for phrase in topic.phrases
                if len(stems := tuple(word.stem for word in words(phrase))) > 1
            )
            for topic in self.topics
        }

    @cached_property
    def needed(self) -> Mapping[str, frozenset[str]]:
        """By topic that needs any: the stems of which one is needed, and of what means the same."""
        return {
            topic.key: frozenset(
                stem
                for text in topic.needed
                for word in words(text)
                for stem in self.stems_of(word.text, word.stem)
            )
            for topic in self.topics
            if topic.needed
        }

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, Mapping[str, Decimal]]]:
        """By topic and input: what its labels are made of; a word of many inputs tells less."""
        return {topic.key: self._labels(topic) for topic in self.topics}

    @cached_property
    def changes(self) -> frozenset[tuple[str, str]]:
        """The inputs, by topic and key, that are called a change."""
        return frozenset(
            (topic.key, key)
            for topic in self.topics
            for key, stems in self.labels[topic.key].items()
            if not self.vocabulary.changing_stems.isdisjoint(stems)
        )

    def stems_of(self, text: str, stem_of_it: str) -> Mapping[str, Decimal]:
        """Return what a word may stand for, and how surely: itself, its parts, its likes."""
        return self._meanings(text, stem_of_it)

    @cached_property
    def _meanings(self) -> Callable[[str, str], Mapping[str, Decimal]]:
        return lru_cache(maxsize=REMEMBERED)(self._meaning)  # people write the same words

    def _meaning(self, text: str, stem_of_it: str) -> Mapping[str, Decimal]:
        found = {stem_of_it: Decimal(1)}
        if stem_of_it not in self.rarity:
            found = dict.fromkeys(self._misspelt(folded(text)), ALIKE_PART) or found
        for part in parts(folded(text), self.known):
            found.setdefault(stem(part), JOINED_PART)
        for each, sure in tuple(found.items()):
            group = self.vocabulary.groups.get(each)
            if group is not None:
                found[group] = max(found.get(group, Decimal(0)), sure * ALIKE_PART)
        return found

    def _labels(self, topic: Topic) -> Mapping[str, Mapping[str, Decimal]]:
        found = {
            each.key: {
                stem: sure
                for label in each.labels
                for word in words(label)
                if word.stem not in self.vocabulary.small_stems
                for stem, sure in self.stems_of(word.text, word.stem).items()
            }
            for each in topic.asked
        }
        many = Counter(stem for stems in found.values() for stem in stems)
        return {
            key: {stem: sure / many[stem] for stem, sure in stems.items()}
            for key, stems in found.items()
        }

    def _misspelt(self, wrong: str) -> frozenset[str]:
        near = (self.near.get(left, frozenset()) for left in one_less(wrong))
        return frozenset(stem(each) for each in chain(*near) if abs(len(each) - len(wrong)) <= 1)

    def _weights(self, topic: Topic) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for text, weight in topic.weighed():
            for each, sure in self._said(text):
                found[each] = max(found.get(each, Decimal(0)), weight * sure)
        return found

    def _said(self, text: str) -> Iterable[tuple[str, Decimal]]:
        """Yield the stems of a text, those of joined words and those that mean the same."""
        for word in words(text):
            if word.stem in self.vocabulary.small_stems:
                continue
            yield word.stem, Decimal(1)
            for part in parts(folded(word.text), self.known):
                yield stem(part), JOINED_PART
            group = self.vocabulary.groups.get(word.stem)
            if group is not None:
                yield group, ALIKE_PART
