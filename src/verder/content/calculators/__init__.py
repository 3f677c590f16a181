"""The words of the calculators: a file each, for every language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureText:
    """An input, a choice or a step: what it is called, what a share is of, and what helps."""

    label: str
    of: str = ""  # "of the selling price"; each share says this
    help: str = ""
    options: Mapping[str, str] = field(default_factory=dict)  # of a choice


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorText:
    """What a calculator says in one language. Sayings may hold figures: `{needed_volume}`."""

    name: str
    question: str  # as somebody asks it
    recognise: str  # how one knows that this is the question
    structure: str  # how the answer is built up, in a sentence or two
    limits: str  # what it takes for granted
    words: tuple[str, ...]  # that give the question away
    needed: tuple[str, ...] = ()  # where none of these is said, it is likely another question
    figures: Mapping[str, FigureText]  # by key; rows have one of their own besides their columns
    sayings: Mapping[str, str]  # conclusions and warnings
    reasons: Mapping[str, str] = field(default_factory=dict)  # why a step has no answer
    pictures: tuple[str, ...] = ()  # their titles
    exercise: str = ""  # the question of an exercise, with its numbers: `{price}`


@lru_cache(maxsize=256)
def calculator_text(key: str, language: str) -> CalculatorText:
    """Return the words of a calculator; raises FileNotFoundError where it has none."""
    found = tomllib.loads((HERE / language / f"{key}.toml").read_text(encoding="utf-8"))
    return CalculatorText(
        **{
            **found,
            "words": tuple(found["words"]),
            "needed": tuple(found.get("needed", ())),
            "pictures": tuple(found.get("pictures", ())),
            "figures": {name: FigureText(**text) for name, text in found["figures"].items()},
        }
    )
