"""Which calculators there are, with their words in the language of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Final

from django.utils.translation import get_language

from verder.content.calculators import CalculatorText, FigureText, calculator_text
from verder.domain.engines.calculators.card import Calculator

AREAS: Final = ("calculate", "identify", "integrate", "organise")
EURO: Final = "EUR"
NO_TEXT: Final = FigureText(label="")


@dataclass(frozen=True, slots=True)
class KnownCalculator:
    """A calculator with its words."""

    method: Calculator
    text: CalculatorText
    currency: str = EURO  # in which its amounts are written

    @property
    def key(self) -> str:
        """By which name addresses, records and the terminal know it."""
        return self.method.key

    def label(self, key: str) -> str:
        """Return what an input, a step or a kind of rows is called."""
        return self.text.figures[key].label

    def of(self, key: str) -> str:
        """Return what a share is of, as "of the price now"; nothing for other figures."""
        return self.text.figures.get(key, NO_TEXT).of

    def option(self, key: str, option: str) -> str:
        """Return what an answer to a question of choice is called."""
        return self.text.figures[key].options[option]


def calculators(currency: str = EURO) -> tuple[KnownCalculator, ...]:
    """Return every calculator in the language of the page, in the order of the method."""
    language = _language()
    return tuple(_known(card.key, language, currency) for card in cards().values())


def known_calculator(key: str, currency: str = EURO) -> KnownCalculator | None:
    """Return a calculator in the language of the page, if there is one of that name."""
    return _known(key, _language(), currency) if key in cards() else None


@lru_cache(maxsize=1)
def cards() -> dict[str, Calculator]:
    """Return every card by its key: each module of an area's `calculators` has one."""
    found = sorted(_cards(), key=lambda card: (card.concept[0], int(card.concept[1:]), card.key))
    return {card.key: card for card in found}


def _cards() -> Iterator[Calculator]:
    for area in AREAS:
        place = f"verder.domain.{area}.calculators"
        if find_spec(f"verder.domain.{area}") is None or find_spec(place) is None:
            continue
        for module in iter_modules(import_module(place).__path__):
            yield import_module(f"{place}.{module.name}").CALCULATOR


@lru_cache(maxsize=256)
def _known(key: str, language: str, currency: str) -> KnownCalculator:
    return KnownCalculator(cards()[key], calculator_text(key, language), currency)


def _language() -> str:
    return (get_language() or "nl")[:2]
