"""The answer as the page shows it: results, steps with their numbers, and the check."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from verder.apps.calculate.words import (
    conclusion_words,
    expression_words,
    figure_parts,
    figure_words,
    filled_words,
    formula_words,
    reason_words,
    saying_words,
    value_words,
)
from verder.domain.engines.calculators.answering import CheckedLine
from verder.domain.engines.calculators.card import Input, Rows, Step, Unit
from verder.domain.engines.formulas.calculating import Found
from verder.domain.engines.formulas.reading import read_formula
from verder.domain.values.missing import NotComputable
from verder.web.calculate.asking import Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """A figure that answers the question, or the reason why there is none."""

    key: str
    label: str
    value: str
    figure: str  # the value without its unit, which stands behind it, smaller
    unit: str
    of: str
    reason: str
    is_negative: bool
    is_solvable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """What a step says of one row."""

    name: str
    filled: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step: name = formula in words = formula with numbers = result."""

    key: str
    label: str
    formula: str
    filled: str
    value: str
    of: str
    reason: str
    is_result: bool
    rows: tuple[RowLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLine:
    """An input: known with its value, or still open."""

    label: str
    value: str
    is_known: bool
    is_optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """Both ways to a figure, and whether they agree."""

    left: str
    left_value: str
    right: str
    right_value: str
    is_right: bool


def results(asking: Asking) -> list[ResultLine]:
    """Return the figures that answer the question."""
    return [_result(asking, step, asking.found.value(step.key)) for step in _results(asking)]


def _results(asking: Asking) -> tuple[Step, ...]:
    return tuple(step for step in asking.known.method.results if not step.rows)


def _result(asking: Asking, step: Step, value: Found) -> ResultLine:
    figure, unit = figure_parts(asking.known, step.key, value)
    return ResultLine(
        key=step.key,
        label=asking.known.label(step.key),
        value=value_words(asking.known, step.key, value),
        figure=figure,
        unit=unit,
        of=asking.known.of(step.key),
        reason=_reason(asking, value),
        is_negative=isinstance(value, Decimal) and value < 0,
        is_solvable=is_solvable(step),
    )


def is_solvable(step: Step) -> bool:
    """Return whether an input can be found for a result: one that is rounded up jumps."""
    return not step.rows and "round_up" not in step.formula and step.unit is not Unit.NAME


def steps(asking: Asking) -> list[StepLine]:
    """Return every step in its order."""
    return [_step(asking, step) for step in asking.known.method.steps]


def _step(asking: Asking, step: Step) -> StepLine:
    known, found = asking.known, asking.found
    value = None if step.rows else found.value(step.key)
    return StepLine(
        key=step.key,
        label=known.label(step.key),
        formula=formula_words(known, step),
        filled=filled_words(known, step, found) if value is not None else "",
        value=value_words(known, step.key, value) if value is not None else "",
        of=known.of(step.key),
        reason=_reason(asking, value),
        is_result=step.is_result,
        rows=tuple(_row_lines(asking, step)),
    )


def _row_lines(asking: Asking, step: Step) -> Iterator[RowLine]:
    if not step.rows:
        return
    known, found = asking.known, asking.found
    column = step.key.partition(".")[2]
    for place, row in enumerate(found.rows[step.rows]):
        yield RowLine(
            name=row_name(asking, step.rows, place),
            filled=filled_words(known, step, found, place),
            value=value_words(known, step.key, row[column]),
            reason=_reason(asking, row[column]),
        )


def row_name(asking: Asking, rows: str, place: int) -> str:
    """Return what a row is called: its word where it has one, else its number."""
    row = asking.found.rows[rows][place]
    words = (
        row[column.key]
        for column in asking.known.method.rows[rows].columns
        if isinstance(column, Input) and column.is_word
    )
    return next((word for word in words if isinstance(word, str) and word), str(place + 1))


def given(asking: Asking) -> list[GivenLine]:
    """Return the single inputs, known and unknown."""
    known = asking.known
    lines = []
    for each in known.method.asked:
        if isinstance(each, Rows):
            continue
        value = asking.found.value(each.key)
        is_typed = bool(asking.texts.get(each.key)) or not isinstance(each, Input)
        lines.append(
            GivenLine(
                label=known.label(each.key),
                value=value_words(known, each.key, value),
                is_known=is_typed and not isinstance(value, NotComputable),
                is_optional=isinstance(each, Input) and each.is_optional,
            )
        )
    return lines


def checks(asking: Asking) -> list[CheckLine]:
    """Return the checks whose both sides have an answer."""
    return [
        _check(asking, line, line.left, line.right)
        for line in asking.found.checks
        if line.is_right is not None
    ]


def _check(asking: Asking, line: CheckedLine, left: Found, right: Found) -> CheckLine:
    known, unit = asking.known, line.check.unit
    return CheckLine(
        left=expression_words(known, read_formula(line.check.left)),
        left_value=figure_words(unit, left, known.currency),
        right=expression_words(known, read_formula(line.check.right)),
        right_value=figure_words(unit, right, known.currency),
        is_right=bool(line.is_right),
    )


def conclusion(asking: Asking) -> str:
    """Return the sentence that answers the question, or nothing while it cannot."""
    return conclusion_words(asking.known, asking.found)


def warnings(asking: Asking) -> list[str]:
    """Return what to mind."""
    return [saying_words(asking.known, each, asking.found) for each in asking.found.warnings]


def _reason(asking: Asking, value: Found | None) -> str:
    return reason_words(asking.known, value) if isinstance(value, NotComputable) else ""
