"""Questions in words: which calculator answers them, and with which of their numbers."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from verder.apps.calculate.calculators import cards
from verder.content.calculators import LANGUAGES, CalculatorText, calculator_text
from verder.content.recognition import sentence_words
from verder.domain.engines.calculators.card import Calculator, Input, Unit
from verder.domain.engines.recognition.recognising import Recognised, recognise
from verder.domain.engines.recognition.topics import AskedNumber, Index, Topic
from verder.domain.engines.recognition.vocabulary import Vocabulary

RARELY_MEANT: Final = frozenset(("vat_share",))  # who gives a share seldom means the tax


def recognised(sentence: str) -> Recognised:
    """Return the calculators that a sentence in Dutch or English may ask for."""
    return recognise(sentence, calculator_index())


@lru_cache(maxsize=1)
def calculator_index() -> Index:
    """Return every calculator with its words in both languages, ready to be found."""
    said = sentence_words()
    vocabulary = Vocabulary(
        small=said.small,
        asking=said.asking,
        down=said.down,
        up=said.up,
        changing=said.changing,
        per=said.per,
        each=said.each,
        numbers=said.numbers,
        scales=said.scales,
        units={word: Unit(unit) for word, unit in said.units.items()},
        same=said.same,
    )
    return Index(tuple(map(_topic, cards().values())), vocabulary)


def _topic(card: Calculator) -> Topic:
    texts = [calculator_text(card.key, language) for language in LANGUAGES]
    return Topic(
        key=card.key,
        phrases=tuple(word for text in texts for word in text.words),
        names=tuple(text.name for text in texts),
        questions=tuple(text.question for text in texts),
        results=tuple(text.figures[step.key].label for text in texts for step in card.results),
        texts=tuple(text.recognise for text in texts),
        asked=tuple(_asked(card, texts)),
        needed=tuple(word for text in texts for word in text.needed),
    )


def _asked(card: Calculator, texts: list[CalculatorText]) -> Iterator[AskedNumber]:
    """Yield the numbers that stand by themselves; rows are filled in on the page."""
    for each in card.asked:
        if isinstance(each, Input) and not each.is_word:
            labels = tuple(text.figures[each.key].label for text in texts)
            yield AskedNumber(
                key=each.key, asked=each, labels=labels, by_word_only=each.key in RARELY_MEANT
            )
