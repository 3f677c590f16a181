"""What a column holds, seen from a spread of its rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from verder.facts.fields import Field, Value
from verder.facts.values.counting import DIGITS_AS_ZERO
from verder.facts.values.currencies import CODES, SIGNS
from verder.facts.values.day_texts import day_text
from verder.facts.values.kinds import kind_of
from verder.facts.values.number_shapes import is_missing, number_shape

ENOUGH = 0.5  # of the values must read as what the header promises
LOOKED_AT = 250  # values of a column


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The shares of the values of a column that read as a day, a number, a currency, a code."""

    is_empty: bool
    days: float
    numbers: float
    currencies: float
    kinds: float
    codes: float

    def may_hold(self, field: Field) -> bool:
        """Return whether the column may hold such values; an empty one may hold anything."""
        value = field.value
        if self.is_empty or (value is Value.TEXT and field.name != "kind"):
            return True
        if field.name == "kind":
            return self.kinds >= ENOUGH
        if value is Value.DATE:
            return self.days >= ENOUGH
        return (self.currencies if value is Value.CURRENCY else self.numbers) >= ENOUGH


def contents_of(cells: Iterable[str | None]) -> Contents:
    """Return what these cells of one column hold."""
    texts = [cell.strip() for cell in cells if cell and not is_missing(cell)]
    texts = texts[:: max(1, len(texts) // LOOKED_AT)]
    return Contents(
        is_empty=not texts,
        days=_share(texts, is_day),
        numbers=_share(texts, is_number),
        currencies=_share(texts, is_currency),
        kinds=_share(texts, lambda text: kind_of(text) is not None),
        codes=_share(texts, is_code),
    )


def is_day(text: str) -> bool:
    """Return whether the text looks like a day, with or without a time."""
    at = text.find(":")
    return day_text(text[: at - 2].rstrip(" T") if at > 2 else text) is not None


def is_number(text: str) -> bool:
    """Return whether the text is a number in some notation."""
    return number_shape(text.translate(_ZEROS)) is not None


def is_currency(text: str) -> bool:
    """Return whether the text names a currency."""
    return text in SIGNS or text == "$" or text.upper() in CODES


def is_code(text: str) -> bool:
    """Return whether the text looks like a number that somebody was given, not like a name."""
    return any(letter.isdecimal() for letter in text) and not any(map(str.isspace, text))


def _share(texts: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, texts)) / len(texts) if texts else 0.0


_ZEROS = {at: byte for at, byte in enumerate(DIGITS_AS_ZERO) if at != byte}
