"""How a currency stands in front of an amount, in the language of the reader."""

from functools import lru_cache

from babel import Locale
from babel.numbers import NumberPattern, get_currency_symbol
from django.utils.translation import get_language

COUNTRIES = {"nl": "nl_NL", "en": "en_GB"}
NARROW = "\u00a0"


def country() -> Locale:
    """Return the country whose notation goes with the language in use."""
    return _country_of((get_language() or "nl")[:2])


@lru_cache(maxsize=8)
def _country_of(language: str) -> Locale:
    return Locale.parse(COUNTRIES.get(language, "en_GB"))


def currency_sign(currency: str) -> str:
    """Return the sign alone: "€", "CHF"."""
    return get_currency_symbol(currency, locale=country())


def currency_mark(currency: str) -> str:
    """Return the sign with the space that may stand behind it: "€ " in Dutch, "€" in English."""
    symbol = currency_sign(currency)
    pattern: NumberPattern = country().currency_formats["standard"]
    spaced = NARROW in pattern.pattern or len(symbol) > 1
    return symbol + (NARROW if spaced else "")
