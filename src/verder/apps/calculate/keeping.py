"""Inputs and answers as records keep them: exact decimals as texts, and back."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, TypeAlias

from verder.domain.engines.calculators.answering import Answer, Asked, Single
from verder.domain.engines.calculators.card import Calculator, Column, Input, Rows, Saying
from verder.domain.engines.formulas.calculating import Found, Row, Value
from verder.domain.values.missing import NotComputable

MISSING: Final = "missing"
Kept: TypeAlias = Mapping[str, Any]


def kept_inputs(calculator: Calculator, asked: Asked) -> dict[str, Any]:
    """Return what was filled in, as JSON keeps it; what was left empty is not there."""
    found: dict[str, Any] = {}
    for each in calculator.asked:
        given = asked.get(each.key)
        if given is None:
            continue
        if isinstance(each, Rows):
            lines = () if isinstance(given, str | Decimal) else given
            found[each.key] = [_kept_row(each, line) for line in lines]
        elif isinstance(given, str | Decimal):
            found[each.key] = kept_value(given)
    return found


def _kept_row(rows: Rows, line: Mapping[str, Single]) -> dict[str, str]:
    given = ((column.key, line.get(column.key)) for column in rows.columns)
    return {key: kept_value(value) for key, value in given if value is not None}


def read_inputs(calculator: Calculator, kept: Kept) -> Asked:
    """Return the inputs that were kept, as far as the calculator still asks for them."""
    found: dict[str, Single | Sequence[Mapping[str, Single]]] = {}
    for each in calculator.asked:
        given = kept.get(each.key)
        if isinstance(each, Rows):
            found[each.key] = [
                {column.key: _read(column, line.get(column.key)) for column in each.columns}
                for line in given or ()
            ]
        else:
            found[each.key] = _read(each, given)
    return found


def _read(column: Column, text: str | None) -> Single:
    if text is None or not isinstance(column, Input) or column.is_word:
        return text
    return Decimal(text)


def kept_answer(found: Answer) -> dict[str, Any]:
    """Return an answer as JSON keeps it: every figure, in rows too, and what it concludes."""
    return {
        "single": _kept_row_of_answer(found.single),
        "rows": {
            key: [_kept_row_of_answer(row) for row in rows] for key, rows in found.rows.items()
        },
        "conclusion": found.conclusion.key if found.conclusion else "",
        "warnings": [each.key for each in found.warnings],
    }


def _kept_row_of_answer(row: Row) -> dict[str, Any]:
    return {
        key: {MISSING: value.reason} if isinstance(value, NotComputable) else kept_value(value)
        for key, value in row.items()
    }


def read_answer(calculator: Calculator, kept: Kept) -> Answer:
    """Return an answer as it was kept, whatever the calculator would say by now."""
    conclusions = {each.key: each for each in calculator.conclusions}
    warnings = {each.key: each for each in calculator.warnings}
    conclusion: Saying | None = conclusions.get(kept["conclusion"])
    return Answer(
        calculator=calculator,
        single=_read_row_of_answer(calculator, kept["single"]),
        rows={
            key: [_read_row_of_answer(calculator, row, f"{key}.") for row in rows]
            for key, rows in kept["rows"].items()
        },
        problems={},
        checks=(),
        conclusion=conclusion,
        warnings=tuple(warnings[key] for key in kept["warnings"] if key in warnings),
    )


def _read_row_of_answer(calculator: Calculator, kept: Kept, begin: str = "") -> dict[str, Found]:
    return {key: _read_found(calculator, begin + key, value) for key, value in kept.items()}


def _read_found(calculator: Calculator, key: str, value: Any) -> Found:  # noqa: ANN401 - as JSON has it
    if isinstance(value, Mapping):
        return NotComputable(str(value[MISSING]))
    if isinstance(value, bool):
        return value
    asked = calculator.inputs.get(key)
    is_number = key in calculator.steps_by_key or (isinstance(asked, Input) and not asked.is_word)
    return Decimal(value) if is_number else str(value)


def kept_value(value: Value) -> Any:  # noqa: ANN401 - as JSON takes it
    """Return a number as the text of all its digits, anything else as it is."""
    return f"{value:f}" if isinstance(value, Decimal) else value
