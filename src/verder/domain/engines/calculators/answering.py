"""Working a calculator out: every step with its answer or the reason why it has none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Choice,
    Column,
    Rows,
    Saying,
    Step,
)
from verder.domain.engines.formulas.calculating import (
    TOLERANCE,
    Found,
    Known,
    Row,
    Value,
    calculate,
)
from verder.domain.engines.formulas.reading import read_formula
from verder.domain.values.missing import NotComputable

Single: TypeAlias = Decimal | str | None
Asked: TypeAlias = Mapping[str, "Single | Sequence[Mapping[str, Single]]"]


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """Both ways to a figure, and whether they agree."""

    check: Check
    left: Found
    right: Found

    @property
    def is_right(self) -> bool | None:
        """Whether they agree; nothing where one of them has no answer."""
        if not (isinstance(self.left, Decimal) and isinstance(self.right, Decimal)):
            return None
        return agree(self.left, self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a calculator says: inputs, steps, and what follows from them."""

    calculator: Calculator
    single: Mapping[str, Found]
    rows: Mapping[str, Sequence[Row]]
    problems: Mapping[str, str]  # why an input cannot be, by key, in rows "rows.place.column"
    checks: tuple[CheckedLine, ...]
    conclusion: Saying | None
    warnings: tuple[Saying, ...]

    def value(self, key: str) -> Found:
        """Return a single input or step; without an answer, the reason."""
        return self.single.get(key, NotComputable("input_missing"))

    def number(self, key: str) -> Decimal:
        """Return a single input or step; raises its NotComputable where it has no answer."""
        found = self.value(key)
        if isinstance(found, NotComputable):
            raise found
        if not isinstance(found, Decimal):
            raise NotComputable("no_number")
        return found


def agree(one: Decimal, other: Decimal) -> bool:
    """Return whether two figures are the same but for rounding in the last digits."""
    return abs(one - other) <= TOLERANCE * max(Decimal(1), abs(one), abs(other))


def answer(calculator: Calculator, asked: Asked) -> Answer:
    """Return the answer to these inputs: missing ones keep open only what needs them.

    An optional input left empty counts as nought; a choice left open is the first.
    """
    read = _read_all(calculator, asked)
    for step in calculator.steps:
        _work_out(step, read.single, read.rows)
    known = Known(single=read.single, rows=read.rows)
    return Answer(
        calculator=calculator,
        single=read.single,
        rows=read.rows,
        problems=read.problems,
        checks=tuple(
            CheckedLine(check, _found(check.left, known), _found(check.right, known))
            for check in calculator.checks
        ),
        conclusion=next((each for each in calculator.conclusions if _fits(each, known)), None),
        warnings=tuple(each for each in calculator.warnings if _fits(each, known)),
    )


def worked_out(calculator: Calculator, asked: Asked, steps: Sequence[Step]) -> Mapping[str, Found]:
    """Return the single inputs and these steps alone, for who asks the same again and again."""
    read = _read_all(calculator, asked)
    for step in steps:
        _work_out(step, read.single, read.rows)
    return read.single


class _Read(NamedTuple):
    single: dict[str, Found]
    rows: dict[str, list[dict[str, Found]]]
    problems: dict[str, str]


def _read_all(calculator: Calculator, asked: Asked) -> _Read:
    problems: dict[str, str] = {}
    single: dict[str, Found] = {}
    rows: dict[str, list[dict[str, Found]]] = {}
    for each in calculator.asked:
        given = asked.get(each.key)
        if isinstance(each, Rows):
            lines = () if given is None or isinstance(given, str | Decimal) else given
            rows[each.key] = [
                _read_row(each, line, place, problems) for place, line in enumerate(lines)
            ]
        else:
            found = None if not isinstance(given, str | Decimal) else given
            single[each.key] = _read(each, found, each.key, problems)
    return _Read(single, rows, problems)


def _read_row(
    rows: Rows, line: Mapping[str, Single], place: int, problems: dict[str, str]
) -> dict[str, Found]:
    return {
        column.key: _read(
            column, line.get(column.key), f"{rows.key}.{place}.{column.key}", problems
        )
        for column in rows.columns
    }


def _read(asked: Column, given: Single, where: str, problems: dict[str, str]) -> Found:
    if isinstance(asked, Choice):
        if given is not None and given not in asked.options:
            problems[where] = "no_option"
        return str(given) if given in asked.options else asked.options[0]
    if given is None and asked.is_optional:
        return Decimal(0)
    if isinstance(given, str) and asked.is_word:
        return given
    if not isinstance(given, Decimal):
        return NotComputable("input_missing")
    problem = asked.problem(given)
    if problem is None:
        return given
    problems[where] = problem
    return NotComputable("input_impossible")


def _work_out(
    step: Step, single: dict[str, Found], rows: Mapping[str, list[dict[str, Found]]]
) -> None:
    """Add a step to what is known, in each row where it belongs to rows."""
    if not step.rows:
        single[step.key] = _step(step, Known(single=single, rows=rows))
        return
    column = step.key.partition(".")[2]
    for place, row in enumerate(rows[step.rows]):
        row[column] = _step(step, Known(single=single, rows=rows, place=place))


def _step(step: Step, known: Known) -> Found:
    for refusal in step.refusals:
        if _found(refusal.when, known) is True:
            return NotComputable(refusal.reason)
    return _found(step.formula, known)


def _found(formula: str, known: Known) -> Found:
    try:
        return calculate(read_formula(formula), known)
    except NotComputable as problem:
        return problem


def _fits(saying: Saying, known: Known) -> bool:
    return not saying.when or _found(saying.when, known) is True


def values(found: Answer) -> dict[str, Value]:
    """Return every single input and step that has an answer."""
    return {
        key: value for key, value in found.single.items() if not isinstance(value, NotComputable)
    }
