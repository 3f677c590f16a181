"""Words of a sentence: where they stand, and what they are without accents and endings."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import Final

WORD: Final = re.compile(r"[a-z]+")
ENDINGS: Final = (("ingen", 4), ("ing", 4), ("en", 2), ("ed", 4))  # and what must be left
SOFTENED: Final = {"z": "s", "v": "f"}
SHORT: Final = 3
LEAST_PART: Final = 3
LEAST_GUESSED: Final = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was written, and what it is compared by."""

    text: str
    stem: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def folded(text: str) -> str:
    """Return a text in small letters without accents, each letter in its own place.

    >>> folded("Één Coöperatie")
    'een cooperatie'
    """
    return "".join(unicodedata.normalize("NFKD", letter)[:1].lower()[:1] for letter in text)


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text.

    >>> [word.stem for word in words("Prijzen verlagen: prijs-verlaging?")]
    ['pry', 'verlag', 'pry', 'verlag']
    """
    plain = folded(text)
    return tuple(
        Word(text[found.start() : found.end()], stem(found[0]), found.start())
        for found in WORD.finditer(plain)
    )


def stem(word: str) -> str:
    """Return a word without the endings of Dutch and English, doubled letters written once.

    >>> stem("marges") == stem("marge"), stem("stukken") == stem("stuks") == stem("stuk")
    (True, True)
    >>> stem("selling") == stem("sell"), stem("uren") == stem("uur")
    (True, True)
    """
    if len(word) < SHORT:
        return word
    for ending, least in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word.removesuffix(ending)
            break
    word = word.replace("ij", "y")  # as many misspell it
    word = "".join(letter for letter, _same in groupby(word))
    word = word[:-1] + SOFTENED.get(word[-1], word[-1])
    for ending in "ese":
        if len(word) > SHORT:
            word = word.removesuffix(ending)
    return word[:-1] + "i" if word.endswith("y") and len(word) > SHORT else word


def one_less(word: str) -> frozenset[str]:
    """Return a word and what is left when one letter is struck: near words share one of these."""
    if len(word) < LEAST_GUESSED:
        return frozenset((word,))
    return frozenset((word, *(word[:place] + word[place + 1 :] for place in range(len(word)))))


def parts(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return the two words that a word is joined of, where both are known; the longest first one.

    >>> parts("prijsverlaging", frozenset({"prijs", "verlaging"}))
    ('prijs', 'verlaging')
    >>> parts("prijs", frozenset({"prijs"}))
    ()
    """
    for cut in range(len(word) - LEAST_PART, LEAST_PART - 1, -1):
        first, last = word[:cut], word[cut:]
        if last not in known:
            continue
        for name in (first, first.removesuffix("s")):
            if name in known and len(name) >= LEAST_PART:
                return (name, last)
    return ()
