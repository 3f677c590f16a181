"""Formulas as living Excel formulas, which say in words why there is no answer.

Functions have their English names, as files hold them; each Excel shows its own. A step is a
number or a text with the reason why it has none, and what needs it takes that reason over, so
that nobody ever reads #DIV/0!.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from verder.domain.engines.calculators.card import Refusal
from verder.domain.engines.formulas.expressions import (
    COLUMN_FUNCTIONS,
    Call,
    Expression,
    Name,
    Negative,
    Number,
    Operation,
    Word,
    names,
    parts,
)
from verder.domain.engines.formulas.reading import read_formula

STRENGTH: Final = {
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">="), 1),
    **dict.fromkeys("+-", 2),
    **dict.fromkeys("*/", 3),
    "**": 4,
}
SIGNS: Final = {"==": "=", "!=": "<>", "**": "^"}
COLUMNS: Final = {"sum": "SUM", "smallest": "MIN", "largest": "MAX"}
MOST_LETTERS: Final = 250  # of a text in a formula
NEARLY: Final = "0.000000001"  # what is whole but for rounding stays what it is
JOINED: Final = re.compile(f".{{1,{MOST_LETTERS}}}", re.DOTALL)


class Cells(Protocol):
    """Where the inputs and steps of a calculator stand in a workbook."""

    def single(self, key: str) -> str:
        """Return the name or address of a single input or step."""

    def in_row(self, key: str, place: int) -> str:
        """Return the address of "rows.column" in a row."""

    def column(self, key: str) -> str:
        """Return the address of a whole column, with the rows that are not used."""

    def used(self, rows: str) -> str:
        """Return the address of how many rows are used."""

    def option(self, key: str, option: str) -> str:
        """Return what an answer to a question of choice is called."""

    def is_first(self, key: str, option: str) -> bool:
        """Return whether it is what counts where nobody chose."""

    def is_number(self, key: str) -> bool:
        """Return whether it must be filled with a number, so that nothing is not nought."""

    def is_step(self, key: str) -> bool:
        """Return whether it is worked out, and may hold a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Living:
    """Writes formulas for cells; `reasons` are sentences by code, `place` a row."""

    cells: Cells
    reasons: Mapping[str, str]
    place: int = 0

    def step(self, formula: str, refusals: tuple[Refusal, ...] = ()) -> str:
        """Return a step: its refusals first, then its value or the reason why it has none."""
        text = self._safe(read_formula(formula))
        for refusal in reversed(refusals):
            text = f"IF({self.holds(refusal.when)},{self.reason(refusal.reason)},{text})"
        return text

    def holds(self, condition: str) -> str:
        """Return whether something is so; what cannot be worked out is not."""
        expression = read_formula(condition)
        text = f"IFERROR(IF({self._written(expression)},TRUE,FALSE),FALSE)"
        missing = self._missing(expression)
        return f"IF({missing},FALSE,{text})" if missing else text

    def reason(self, code: str) -> str:
        """Return the sentence of a reason as a text of a formula."""
        return quoted(self.reasons[code])

    def _safe(self, expression: Expression) -> str:
        """Return a value, or the reason why there is none, never an error."""
        text = self._written(expression)
        if code := _failure(expression):
            text = f"IFERROR({text},{self._first_reason(expression, code)})"
        if missing := self._missing(expression):
            text = f"IF({missing},{self._first_reason(expression, 'input_missing')},{text})"
        for rows in sorted({key.partition(".")[0] for key in _columns(expression)}):
            text = f"IF({self.cells.used(rows)}=0,{self.reason('rows_missing')},{text})"
        return text

    def _missing(self, expression: Expression) -> str:
        """Return the condition under which what is surely needed is not there."""
        tests = []
        needed = list(dict.fromkeys(_needed(expression, self.place)))
        if addresses := [self._address(*each) for each in needed if self._counts(each[0])]:
            tests.append(f"COUNT({','.join(addresses)})<{len(addresses)}")
        for key in dict.fromkeys(_columns(expression)):
            if self._counts(key):
                used = self.cells.used(key.partition(".")[0])
                tests.append(f"COUNT({self.cells.column(key)})<{used}")
        return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})" if tests else ""

    def _counts(self, key: str) -> bool:
        return self.cells.is_number(key) or self.cells.is_step(key)

    def _first_reason(self, expression: Expression, code: str) -> str:
        """Return the first reason that stands where a number should, or that of the code."""
        text = self.reason(code)
        for key in filter(self.cells.is_step, dict.fromkeys(_columns(expression))):
            column = self.cells.column(key)
            text = f'IFERROR(INDEX({column},MATCH("?*",{column},0)),{text})'
        for key, above in reversed(list(dict.fromkeys(_mentioned(expression, self.place)))):
            if self.cells.is_step(key):
                address = self._address(key, above)
                text = f"IF(ISTEXT({address}),{address},{text})"
        return text

    def _address(self, key: str, above: bool) -> str:  # noqa: FBT001 - one of a pair
        if "." not in key:
            return self.cells.single(key)
        return self.cells.in_row(key, self.place - above)

    def _written(self, expression: Expression) -> str:
        match expression:
            case Number(value):
                return f"{value:f}"
            case Word(word):
                return quoted(word)
            case Name(key):
                return self._address(key, above=False)
            case Negative(value):
                return f"(-{self._inside(value, STRENGTH['**'] + 1)})"
            case Operation():
                return self._operation(expression)
        return self._call(expression)

    def _operation(self, operation: Operation) -> str:
        sign, left, right = operation.sign, operation.left, operation.right
        if sign == "and":
            return f"IF({self._written(left)},{self._safe(right)},FALSE)"
        if sign == "or":
            return f"IF({self._written(left)},TRUE,{self._safe(right)})"
        if isinstance(left, Name) and isinstance(right, Word):
            chosen = self._chosen(left.key, right.value)
            return chosen if sign == "==" else f"NOT({chosen})"
        strength = STRENGTH[sign]
        other = self._inside(right, strength + 1)
        return f"{self._inside(left, strength)}{SIGNS.get(sign, sign)}{other}"

    def _chosen(self, key: str, option: str) -> str:
        address = self._address(key, above=False)
        chosen = f"{address}={quoted(self.cells.option(key, option))}"
        return f'OR({chosen},{address}="")' if self.cells.is_first(key, option) else chosen

    def _inside(self, expression: Expression, strength: int) -> str:
        text = self._written(expression)
        is_weak = isinstance(expression, Operation) and STRENGTH.get(expression.sign, 9) < strength
        return f"({text})" if is_weak else text

    def _call(self, call: Call) -> str:
        first, *others = call.arguments
        key = first.key if isinstance(first, Name) else ""
        match call.function:
            case "above":
                return self._address(key, above=True) if self.place else self._inside(others[0], 9)
            case "if_":
                branches = ",".join(self._safe(each) for each in others)
                text = f"IF({self._written(first)},{branches})"
            case "round_up":
                text = f"(-INT({NEARLY}-{self._inside(first, STRENGTH['*'])}))"
            case "log":
                text = f"LN({self._written(first)})"
            case "min" | "max":
                text = f"{call.function.upper()}({','.join(map(self._alone, call.arguments))})"
            case _:
                text = self._column(call.function, key)
        return text

    def _alone(self, expression: Expression) -> str:
        """Return what a function takes, to which an empty cell is nothing but must be nought."""
        text = self._written(expression)
        return f"N({text})" if isinstance(expression, Name) else text

    def _column(self, function: str, key: str) -> str:
        used, column = self.cells.used(key.partition(".")[0]), self.cells.column(key)
        if function == "count":
            return used
        text = f"{COLUMNS[function]}({column})"
        if function == "sum" or self._counts(key):
            return text
        return f"IF(COUNT({column})<{used},{COLUMNS[function]}(0,{column}),{text})"


def quoted(text: str) -> str:
    """Return a text as a formula has it, in parts that are short enough.

    >>> quoted('Say "no".')
    '"Say ""no""."'
    """
    pieces = JOINED.findall(text) or [""]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def _needed(expression: Expression, place: int) -> Iterator[tuple[str, bool]]:
    """Yield the names without which there is surely no value, and whether in the row above."""
    match expression:
        case Name(key):
            yield key, False
        case Operation(sign, left, right):
            if isinstance(right, Word):
                return
            yield from _needed(left, place)
            if sign not in {"and", "or"}:
                yield from _needed(right, place)
        case Call("if_", (condition, *_branches)):
            yield from _needed(condition, place)
        case Call("above", (Name(key), first)):
            yield from [(key, True)] if place else _needed(first, place)
        case Call(function) if function in COLUMN_FUNCTIONS:
            return
        case _:
            for part in parts(expression):
                yield from _needed(part, place)


def _columns(expression: Expression) -> Iterator[str]:
    """Yield the columns of which a whole is taken."""
    if isinstance(expression, Call) and expression.function in COLUMN_FUNCTIONS:
        yield from names(expression)
        return
    for part in parts(expression):
        yield from _columns(part)


def _mentioned(expression: Expression, place: int) -> Iterator[tuple[str, bool]]:
    """Yield each name outside whole columns, and whether it is that of the row above."""
    match expression:
        case Name(key):
            yield key, False
        case Call("above", (Name(key), first)):
            yield from [(key, True)] if place else _mentioned(first, place)
        case Call(function) if function in COLUMN_FUNCTIONS:
            return
        case _:
            for part in parts(expression):
                yield from _mentioned(part, place)


def _failure(expression: Expression) -> str:
    """Return the code of what may go wrong in the arithmetic, or nothing."""
    found = {code for part in _all(expression) if (code := _own_failure(part))}
    order = ("division_by_zero", "no_number", "input_missing")
    return next((code for code in order if code in found), "")


def _own_failure(expression: Expression) -> str:
    match expression:
        case Operation("/"):
            return "division_by_zero"
        case Operation("**") | Call("log"):
            return "no_number"
        case Operation("and" | "or") | Call("if_"):
            return "input_missing"
    return ""


def _all(expression: Expression) -> Iterator[Expression]:
    yield expression
    for part in parts(expression):
        yield from _all(part)
