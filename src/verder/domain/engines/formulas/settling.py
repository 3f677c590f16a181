"""Making the choices that stand in a formula, so that only what counts is left of it."""

from typing import Final

from verder.domain.engines.formulas.calculating import Known, calculate
from verder.domain.engines.formulas.expressions import (
    COLUMN_FUNCTIONS,
    Call,
    Expression,
    Name,
    Negative,
    Operation,
)
from verder.domain.values.missing import NotComputable

ABOVE: Final = ".above"
"""Behind the name of a column: its value in the row before."""


def settled(expression: Expression, known: Known) -> Expression:  # noqa: PLR0911 - one a kind
    """Return the formula as it counts here: of an "if" one side, of the row before its figure.

    >>> from decimal import Decimal
    >>> from verder.domain.engines.formulas.reading import read_formula
    >>> known = Known(single={"volume": Decimal(0)}, rows={})
    >>> settled(read_formula("price - if_(volume > 0, cost, 2)"), known).right
    Number(value=Decimal('2'))
    """
    match expression:
        case Negative(value):
            return Negative(settled(value, known))
        case Operation(sign, left, right):
            return Operation(sign, settled(left, known), settled(right, known))
        case Call("if_", (condition, then, otherwise)):
            try:
                chosen = then if calculate(condition, known) else otherwise
            except NotComputable:
                return expression
            return settled(chosen, known)
        case Call("above", (Name(key), first)):
            return Name(key + ABOVE) if known.place else settled(first, known)
        case Call(function, arguments) if function not in COLUMN_FUNCTIONS:
            return Call(function, tuple(settled(each, known) for each in arguments))
    return expression
