"""What a formula is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

ARITHMETIC: Final = ("+", "-", "*", "/", "**")
COMPARISONS: Final = ("<", "<=", ">", ">=", "==", "!=")
JOINING: Final = ("and", "or")

COLUMN_FUNCTIONS: Final = ("sum", "count", "smallest", "largest")
"""They take one column of rows as a whole."""
FUNCTIONS: Final = {
    **dict.fromkeys(COLUMN_FUNCTIONS, 1),
    "min": 2,
    "max": 2,
    "round_up": 1,
    "log": 1,
    "if_": 3,
    "above": 2,
}
"""Every function with the number of what stands between its brackets.

`if_(condition, then, otherwise)`; `above(rows.column, first)` is the column's value in the row
before, and `first` in the first row; `round_up` goes to the next whole number;
`log` is the natural logarithm, which tells how many years of growth a multiple takes.
"""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is part of the method."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Word:
    """One of the answers to a question of choice."""

    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """An input or a step; `rows.column` is the column's value in the row at hand."""

    key: str

    @property
    def rows(self) -> str:
        """The rows that it stands in, or nothing."""
        return self.key.partition(".")[0] if "." in self.key else ""


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite of a number."""

    value: "Expression"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sides with a sign between them: of arithmetic, comparison, or "and" and "or"."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of other expressions."""

    function: str
    arguments: tuple["Expression", ...]


Expression: TypeAlias = Number | Word | Name | Negative | Operation | Call


def parts(expression: Expression) -> tuple[Expression, ...]:
    """Return what an expression is directly made of."""
    match expression:
        case Negative(value):
            return (value,)
        case Operation(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def names(expression: Expression) -> Iterator[str]:
    """Yield the names in an expression, in the order of writing, each as often as it stands there.

    >>> from verder.domain.engines.formulas.reading import read_formula
    >>> list(names(read_formula("volume * price - sum(costs.amount)")))
    ['volume', 'price', 'costs.amount']
    """
    if isinstance(expression, Name):
        yield expression.key
    for part in parts(expression):
        yield from names(part)
