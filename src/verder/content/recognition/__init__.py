"""The words that people write around those of the calculators, as plain values."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
SETS = ("small", "asking", "down", "up", "changing", "per")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """Dutch and English together, for people mix them."""

    small: frozenset[str]
    asking: frozenset[str]
    down: frozenset[str]
    up: frozenset[str]
    changing: frozenset[str]
    per: frozenset[str]
    each: frozenset[str]
    numbers: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    units: Mapping[str, str]  # what is counted, by word
    same: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def sentence_words() -> SentenceWords:
    """Return the words."""
    found = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    return SentenceWords(
        **{name: frozenset(found[name].split()) for name in SETS},
        each=frozenset(found["each"]),
        numbers={word: Decimal(value) for word, value in found["numbers"].items()},
        scales={word: Decimal(value) for word, value in found["scales"].items()},
        units={word: unit for unit, words in found["units"].items() for word in words.split()},
        same=tuple(tuple(words.split()) for words in found["same"].values()),
    )
