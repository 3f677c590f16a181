"""What comes out of a formula: exact decimals, or the reason why there is no answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import (
    ROUND_CEILING,
    Context,
    Decimal,
    InvalidOperation,
    Overflow,
    localcontext,
)
from typing import Final, TypeAlias

from verder.domain.engines.formulas.expressions import (
    COLUMN_FUNCTIONS,
    Call,
    Expression,
    Name,
    Negative,
    Number,
    Operation,
    Word,
)
from verder.domain.values.missing import NotComputable

DIGITS: Final = 50
EXACT: Final = Context(prec=DIGITS, Emin=-99, Emax=99, traps=[InvalidOperation, Overflow])
TOLERANCE: Final = Decimal("1e-9")

Value: TypeAlias = Decimal | str | bool
Found: TypeAlias = Value | NotComputable
Row: TypeAlias = Mapping[str, Found]

ARITHMETIC: Final[Mapping[str, Callable[[Decimal, Decimal], Decimal]]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "**": lambda left, right: left**right,
}
ORDER: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
COLUMNS: Final[Mapping[str, Callable[[Sequence[Decimal]], Decimal]]] = {
    "sum": lambda values: sum(values, Decimal(0)),
    "count": lambda values: Decimal(len(values)),
    "smallest": min,
    "largest": max,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the names of a formula stand for, and the row in which it is calculated."""

    single: Mapping[str, Found]
    rows: Mapping[str, Sequence[Row]]
    place: int = 0

    def value(self, key: str) -> Value:
        """Return what a name stands for; raises its NotComputable where it has no answer."""
        rows, dot, column = key.partition(".")
        return self.in_row(rows, column, self.place) if dot else _there(self.single, key)

    def in_row(self, rows: str, column: str, place: int) -> Value:
        """Return one cell."""
        return _there(self.rows[rows][place], column)

    def column(self, key: str) -> list[Decimal]:
        """Return a whole column; raises "rows_missing" where there are none."""
        rows, _, column = key.partition(".")
        if not self.rows[rows]:
            raise NotComputable("rows_missing")
        return [_number(_there(row, column)) for row in self.rows[rows]]


def calculate(expression: Expression, known: Known) -> Value:
    """Return what comes out.

    Raises NotComputable: the reason of a name without answer, "division_by_zero",
    "too_large", or "no_number" where a root or power of these does not exist.

    >>> from verder.domain.engines.formulas.reading import read_formula
    >>> known = Known(single={"price": Decimal(50), "cost": Decimal(30)}, rows={})
    >>> calculate(read_formula("(price - cost) / price"), known)
    Decimal('0.4')
    """
    with localcontext(EXACT):
        try:
            return _calculate(expression, known)
        except Overflow:
            raise NotComputable("too_large") from None
        except InvalidOperation:
            raise NotComputable("no_number") from None


def _calculate(expression: Expression, known: Known) -> Value:
    match expression:
        case Number(value):
            return value
        case Word(word):
            return word
        case Name(key):
            return known.value(key)
        case Negative(value):
            return -_number(_calculate(value, known))
        case Operation():
            return _operation(expression, known)
    return _call(expression, known)


def _operation(operation: Operation, known: Known) -> Value:
    left = _calculate(operation.left, known)
    if operation.sign in {"and", "or"}:
        is_settled = left is (operation.sign == "or")
        return left if is_settled else _calculate(operation.right, known)
    right = _calculate(operation.right, known)
    if operation.sign in {"==", "!="}:
        return (left == right) is (operation.sign == "==")
    one, other = _number(left), _number(right)
    if operation.sign in ORDER:
        return ORDER[operation.sign](one, other)
    if (operation.sign == "/" and not other) or (operation.sign == "**" and not one and other < 0):
        raise NotComputable("division_by_zero")
    return ARITHMETIC[operation.sign](one, other)


def _call(call: Call, known: Known) -> Value:
    first, *others = call.arguments
    if call.function in COLUMN_FUNCTIONS:
        return COLUMNS[call.function](known.column(_key(first)))
    if call.function == "if_":
        return _calculate(others[0] if _calculate(first, known) else others[1], known)
    if call.function == "above":
        if not known.place:
            return _calculate(others[0], known)
        rows, _, column = _key(first).partition(".")
        return known.in_row(rows, column, known.place - 1)
    values = [_number(_calculate(each, known)) for each in call.arguments]
    return OF_NUMBERS[call.function](*values)


def round_up(value: Decimal) -> Decimal:
    """Return the next whole number; what is a whole one but for rounding stays what it is.

    >>> round_up(Decimal("7000.2")), round_up(Decimal("7000.0000000001"))
    (Decimal('7001'), Decimal('7000'))
    """
    return (value - TOLERANCE).to_integral_value(ROUND_CEILING)


def natural_log(value: Decimal) -> Decimal:
    """Return the natural logarithm; raises "no_number" for nought and below.

    >>> (natural_log(Decimal("1.21")) / natural_log(Decimal("1.1"))).quantize(Decimal("1e-9"))
    Decimal('2.000000000')
    """
    if value <= 0:
        raise NotComputable("no_number")
    return value.ln()


OF_NUMBERS: Final[Mapping[str, Callable[..., Decimal]]] = {
    "min": min,
    "max": max,
    "round_up": round_up,
    "log": natural_log,
}


def _there(values: Mapping[str, Found], key: str) -> Value:
    found = values.get(key, NotComputable("input_missing"))
    if isinstance(found, NotComputable):
        raise found
    return found


def _number(value: Value) -> Decimal:
    if not isinstance(value, Decimal):
        raise NotComputable("no_number")
    return value


def _key(expression: Expression) -> str:
    """Return the name of a column; reading has seen to it that it is one."""
    return expression.key if isinstance(expression, Name) else ""
