"""Writing a formula so that people read it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from verder.domain.engines.formulas.expressions import (
    COLUMN_FUNCTIONS,
    Expression,
    Name,
    Negative,
    Number,
    Operation,
    Word,
)

STRENGTH: Final = {
    "or": 1,
    "and": 2,
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">="), 3),
    **dict.fromkeys("+-", 4),
    **dict.fromkeys("*/", 5),
    "**": 7,
}
NEGATIVE_STRENGTH: Final = 6
STRONGEST: Final = 9
SHOWN: Final = {
    "-": "−",
    "*": "×",
    "/": "÷",
    "**": "^",
    "==": "=",
    "!=": "≠",
    "<=": "≤",
    ">=": "≥",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How the parts of a formula are called."""

    name: Callable[[str], str] = str  # an input or a step
    column: Callable[[str], str] = str  # all rows of one, as in a sum
    call: Callable[[str], str] = str  # a function or a choice
    number: Callable[[Decimal], str] = "{:f}".format


def written(expression: Expression, words: Words) -> str:
    """Return a formula in words and signs, with no more brackets than it needs.

    >>> from verder.domain.engines.formulas.reading import read_formula
    >>> written(read_formula("(price - cost) / price"), Words(name=str.upper))
    '(PRICE − COST) ÷ PRICE'
    >>> written(read_formula("price / (1 + share) * -2"), Words())
    'price ÷ (1 + share) × −2'
    """
    match expression:
        case Number(value):
            return words.number(value)
        case Word(word):
            return words.call(word)
        case Name(key):
            return words.name(key)
        case Negative(value):
            return f"−{_inside(value, NEGATIVE_STRENGTH, words)}"
        case Operation(sign, left, right):
            strength = STRENGTH[sign]
            one = _inside(left, strength, words)
            other = _inside(right, strength + (sign in {"-", "/", "**"}), words)
            return f"{one} {SHOWN.get(sign, words.call(sign) if sign.isalpha() else sign)} {other}"
    if expression.function in COLUMN_FUNCTIONS:
        words = replace(words, name=words.column)
    inside = "; ".join(written(each, words) for each in expression.arguments)
    return f"{words.call(expression.function)}({inside})"


def _inside(expression: Expression, strength: int, words: Words) -> str:
    text = written(expression, words)
    return f"({text})" if _strength(expression) < strength else text


def _strength(expression: Expression) -> int:
    if isinstance(expression, Operation):
        return STRENGTH[expression.sign]
    return NEGATIVE_STRENGTH if isinstance(expression, Negative) else STRONGEST
