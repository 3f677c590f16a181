"""Formulas that look right and are not: what somebody might write who mixes things up."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.answering import Answer, agree
from verder.domain.engines.calculators.card import Calculator, Unit
from verder.domain.engines.exercises.chance import shuffled
from verder.domain.engines.formulas.calculating import Found, Known, calculate
from verder.domain.engines.formulas.expressions import (
    Call,
    Expression,
    Name,
    Negative,
    Operation,
    names,
)
from verder.domain.values.missing import NotComputable

MONEY: Final = frozenset((Unit.MONEY, Unit.MONEY_EACH))
OTHER_SIGN: Final = {"+": "-", "-": "+", "*": "/", "/": "*"}


def wrong_formulas(
    right: Expression, found: Answer, *, others: Sequence[str], most: int, seed: str
) -> list[Expression]:
    """Return formulas with other answers than the right one, and than each other.

    `others` are names that may stand in the place of those of the formula that count the same.
    """
    known = Known(single=found.single, rows=found.rows)
    values = [_calculated(right, known)]
    chosen: list[Expression] = []
    for each in shuffled(
        seed, "formulas", dict.fromkeys(_mixed_up(right, found.calculator, others))
    ):
        value = _calculated(each, known)
        is_new = isinstance(value, Decimal) and not any(_same(value, one) for one in values)
        if is_new and len(chosen) < most:
            chosen.append(each)
            values.append(value)
    return chosen


def _calculated(expression: Expression, known: Known) -> Found:
    try:
        return calculate(expression, known)
    except NotComputable as problem:
        return problem


def _same(one: Decimal, other: Found) -> bool:
    return isinstance(other, Decimal) and agree(one, other)


def _mixed_up(
    expression: Expression, calculator: Calculator, others: Sequence[str]
) -> Iterator[Expression]:
    """Yield the formula with one thing changed."""
    inside = set(names(expression))
    match expression:
        case Name(key):
            yield from (
                Name(other)
                for other in others
                if other not in inside and _may_be_mistaken(calculator, key, other)
            )
        case Negative(value):
            yield value
            yield from (Negative(each) for each in _mixed_up(value, calculator, others))
        case Operation(sign, left, right):
            yield from _other_operations(expression)
            usable = [other for other in others if other not in inside]
            yield from (
                Operation(sign, each, right) for each in _mixed_up(left, calculator, usable)
            )
            yield from (
                Operation(sign, left, each) for each in _mixed_up(right, calculator, usable)
            )
        case Call(function, arguments):
            yield from (
                Call(function, (*arguments[:place], each, *arguments[place + 1 :]))
                for place, argument in enumerate(arguments)
                for each in _mixed_up(argument, calculator, others)
            )


def _may_be_mistaken(calculator: Calculator, key: str, other: str) -> bool:
    """Return whether two names stand in the same rows, or in none, and count the same."""
    if key.rpartition(".")[0] != other.rpartition(".")[0]:
        return False
    units = {calculator.unit_of(key), calculator.unit_of(other)}
    return len(units) == 1 or units <= MONEY


def _other_operations(operation: Operation) -> Iterator[Expression]:
    """Yield the operation with another sign, turned round, and with one side forgotten."""
    sign, left, right = operation.sign, operation.left, operation.right
    if sign not in OTHER_SIGN:
        return
    yield Operation(OTHER_SIGN[sign], left, right)
    if sign in {"-", "/"}:
        yield Operation(sign, right, left)
    yield from (side for side in (left, right) if isinstance(side, Operation))
