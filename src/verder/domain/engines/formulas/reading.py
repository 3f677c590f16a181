"""Reading a formula from its text."""

import ast
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial, reduce
from typing import Final

from verder.domain.engines.formulas.expressions import (
    COLUMN_FUNCTIONS,
    FUNCTIONS,
    Call,
    Expression,
    Name,
    Negative,
    Number,
    Operation,
    Word,
)

SIGNS: Final[dict[type[ast.AST], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.And: "and",
    ast.Or: "or",
}


@lru_cache(maxsize=4096)
def read_formula(text: str) -> Expression:
    """Return the formula that a text says; raises ValueError where it is none.

    >>> read_formula("price * 2")
    Operation(sign='*', left=Name(key='price'), right=Number(value=Decimal('2')))
    """
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError as problem:
        raise ValueError(f"{text!r} is no formula.") from problem
    return _read(tree.body, text)


def _read(node: ast.expr, text: str) -> Expression:  # noqa: PLR0911 - one for each kind
    match node:
        case ast.Constant(value=str(word)):
            return Word(word)
        case ast.Constant():
            return Number(_number(ast.get_source_segment(text, node) or "", text))
        case ast.Name(id=key):
            return Name(key)
        case ast.Attribute(value=ast.Name(id=rows), attr=column):
            return Name(f"{rows}.{column}")
        case ast.UnaryOp(op=ast.USub(), operand=value):
            return Negative(_read(value, text))
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in SIGNS:
            return Operation(SIGNS[type(sign)], _read(left, text), _read(right, text))
        case ast.Compare(left=left, ops=[sign], comparators=[right]) if type(sign) in SIGNS:
            return Operation(SIGNS[type(sign)], _read(left, text), _read(right, text))
        case ast.BoolOp(op=sign, values=sides):
            joined = partial(Operation, SIGNS[type(sign)])
            return reduce(joined, (_read(side, text) for side in sides))
        case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
            return _call(function, tuple(_read(each, text) for each in arguments), text)
    raise ValueError(f"{text!r} says what no formula can.")


def _number(digits: str, text: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as problem:
        raise ValueError(f"{text!r} says {digits!r}, which no formula can.") from problem


def _call(function: str, arguments: tuple[Expression, ...], text: str) -> Call:
    if FUNCTIONS.get(function) != len(arguments):
        raise ValueError(f"{text!r} calls {function!r} as it cannot be called.")
    first = arguments[0]
    takes_column = function in {*COLUMN_FUNCTIONS, "above"}
    if takes_column and not (isinstance(first, Name) and first.rows):
        raise ValueError(f"{text!r} must give {function!r} a column of rows.")
    return Call(function, arguments)
