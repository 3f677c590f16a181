"""What a language has besides the words of the calculators: numbers, units, small words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Final

from verder.domain.engines.calculators.card import Unit
from verder.domain.engines.recognition.words import folded, stem

HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Words as people write them, of all languages together."""

    small: frozenset[str] = frozenset()  # words that say nothing about the question
    asking: frozenset[str] = frozenset()  # "how many": what follows is what is wanted
    down: frozenset[str] = frozenset()  # "discount": a change beside it is one downward
    up: frozenset[str] = frozenset()
    changing: frozenset[str] = frozenset()  # what such a change is called
    per: frozenset[str] = frozenset()  # "a week": for what a number is, not what it counts
    each: frozenset[str] = frozenset()  # "a piece": money beside it is for one piece
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    scales: Mapping[str, Decimal] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    same: tuple[tuple[str, ...], ...] = ()  # words of which one may stand for the other

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """The stem of each word that has others like it, with what these have in common."""
        return {stem(folded(word)): f"={group[0]}" for group in self.same for word in group}

    @cached_property
    def small_stems(self) -> frozenset[str]:
        """Words that say nothing, as stems."""
        return _stems(self.small)

    @cached_property
    def asking_stems(self) -> frozenset[str]:
        """Words that ask, as stems."""
        return _stems(self.asking)

    @cached_property
    def down_stems(self) -> frozenset[str]:
        """Words of going down, as stems."""
        return _stems(self.down)

    @cached_property
    def up_stems(self) -> frozenset[str]:
        """Words of going up, as stems."""
        return _stems(self.up)

    @cached_property
    def changing_stems(self) -> frozenset[str]:
        """Words for a change, as stems."""
        return _stems(self.changing)

    def number(self, word: str) -> Decimal | None:
        """Return what a written number is worth, also where it is joined of others.

        >>> words = {"drie": Decimal(3), "twintig": Decimal(20)}
        >>> known = Vocabulary(numbers=words, scales={"honderd": Decimal(100)})
        >>> known.number("drieentwintig"), known.number("driehonderd"), known.number("prijs")
        (Decimal('23'), Decimal('300'), None)
        """
        if word in self.numbers:
            return self.numbers[word]
        for scale, worth in self.scales.items():
            before = word.removesuffix(scale)
            if before != word and before in self.numbers:
                return self.numbers[before] * worth
        for tens, worth in self.numbers.items():
            before = word.removesuffix(f"en{tens}")
            if before != word and before in self.numbers and worth < HUNDRED:
                return self.numbers[before] + worth
        return None


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(folded(word)) for word in words)
