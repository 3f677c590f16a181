"""Writing a formula so that people read it."""

from collections.abc import Callable
from typing import Final

from verder.domain.engines.formulas.expressions import (
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


def written(expression: Expression, name: Callable[[str], str], call: Callable[[str], str]) -> str:
    """Return a formula in words and signs, with no more brackets than it needs.

    `name` says what an input or a step is called, `call` what a function or a choice is.

    >>> from verder.domain.engines.formulas.reading import read_formula
    >>> written(read_formula("(price - cost) / price"), str.upper, str)
    '(PRICE − COST) ÷ PRICE'
    >>> written(read_formula("price / (1 + share) * -2"), str, str)
    'price ÷ (1 + share) × −2'
    """
    match expression:
        case Number(value):
            return f"{value:f}"
        case Word(word):
            return call(word)
        case Name(key):
            return name(key)
        case Negative(value):
            return f"−{_inside(value, NEGATIVE_STRENGTH, name, call)}"
        case Operation(sign, left, right):
            strength = STRENGTH[sign]
            one = _inside(left, strength, name, call)
            other = _inside(right, strength + (sign in {"-", "/", "**"}), name, call)
            return f"{one} {SHOWN.get(sign, call(sign) if sign.isalpha() else sign)} {other}"
    inside = "; ".join(written(each, name, call) for each in expression.arguments)
    return f"{call(expression.function)}({inside})"


def _inside(
    expression: Expression,
    strength: int,
    name: Callable[[str], str],
    call: Callable[[str], str],
) -> str:
    text = written(expression, name, call)
    return f"({text})" if _strength(expression) < strength else text


def _strength(expression: Expression) -> int:
    if isinstance(expression, Operation):
        return STRENGTH[expression.sign]
    return NEGATIVE_STRENGTH if isinstance(expression, Negative) else STRONGEST
