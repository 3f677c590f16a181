"""A worked-out calculation in words, for whatever shows it whole: terminal, workbook, paper."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.utils.translation import get_language

from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.words import (
    conclusion_words,
    expression_words,
    figure_words,
    filled_words,
    formula_words,
    limit_words,
    problem_words,
    reason_words,
    saying_words,
    unit_words,
    value_words,
)
from verder.documents.calculation.told import (
    ToldCalculation,
    ToldCheck,
    ToldInput,
    ToldRows,
    ToldStep,
)
from verder.domain.engines.calculators.answering import Answer, CheckedLine
from verder.domain.engines.calculators.card import Choice, Column, Rows, Step
from verder.domain.engines.formulas.reading import read_formula
from verder.domain.values.missing import NotComputable

MANY = Decimal(2)


def tell(
    known: KnownCalculator, found: Answer, unread: Mapping[str, str] | None = None
) -> ToldCalculation:
    """Return a calculation in words; `unread` are codes of what could not even be read, by key."""
    problems = {**found.problems, **(unread or {})}
    return ToldCalculation(
        key=known.key,
        language=(get_language() or "nl")[:2],
        name=known.text.name,
        question=known.text.question,
        recognise=known.text.recognise,
        structure=known.text.structure,
        limits=known.text.limits,
        inputs=tuple(_inputs(known, found, problems)),
        rows=tuple(_rows(known, found, key) for key in known.method.rows),
        steps=tuple(_step(known, found, step) for step in known.method.steps if not step.rows),
        checks=tuple(_check(known, line) for line in found.checks),
        conclusion=conclusion_words(known, found),
        warnings=tuple(saying_words(known, each, found) for each in found.warnings),
    )


def tell_inputs(known: KnownCalculator) -> Iterator[ToldInput]:
    """Yield what a calculator asks for, the columns of rows as "rows.column"."""
    return (_input(known, key, asked) for key, asked in known.method.inputs.items())


def _inputs(
    known: KnownCalculator, found: Answer, problems: Mapping[str, str]
) -> Iterator[ToldInput]:
    for asked in known.method.asked:
        if not isinstance(asked, Rows):
            code = problems.get(asked.key)
            yield _input(
                known,
                asked.key,
                asked,
                value=value_words(known, asked.key, found.value(asked.key)),
                problem=problem_words(known, asked.key, code) if code else "",
            )


def _input(
    known: KnownCalculator, key: str, asked: Column, *, value: str = "", problem: str = ""
) -> ToldInput:
    options = asked.options if isinstance(asked, Choice) else ()
    return ToldInput(
        key=key,
        label=known.label(key),
        of=known.of(key),
        unit=unit_words(known.method.unit_of(key), MANY),
        help=known.text.figures[key].help,
        limits=tuple(limit_words(known, key)),
        options=tuple((option, known.option(key, option)) for option in options),
        is_optional=isinstance(asked, Choice) or asked.is_optional or asked.is_word,
        value=value,
        problem=problem,
    )


def _rows(known: KnownCalculator, found: Answer, key: str) -> ToldRows:
    method = known.method
    columns = [f"{key}.{column.key}" for column in method.rows[key].columns]
    steps = [step for step in method.steps if step.rows == key]
    names = [*columns, *(step.key for step in steps)]
    return ToldRows(
        key=key,
        label=known.label(key),
        columns=tuple(_input(known, name, method.inputs[name]) for name in columns),
        steps=tuple(_row_step(known, step) for step in steps),
        lines=tuple(
            tuple(value_words(known, name, row[name.partition(".")[2]]) for name in names)
            for row in found.rows[key]
        ),
    )


def _step(known: KnownCalculator, found: Answer, step: Step) -> ToldStep:
    value = found.value(step.key)
    return ToldStep(
        key=step.key,
        label=known.label(step.key),
        of=known.of(step.key),
        formula=formula_words(known, step),
        filled=filled_words(known, step, found),
        value=value_words(known, step.key, value),
        reason=reason_words(known, value) if isinstance(value, NotComputable) else "",
        is_result=step.is_result,
    )


def _row_step(known: KnownCalculator, step: Step) -> ToldStep:
    """Return a step of which each row has a figure; those stand in the lines."""
    return ToldStep(
        key=step.key,
        label=known.label(step.key),
        of=known.of(step.key),
        formula=formula_words(known, step),
        filled="",
        value="",
        reason="",
        is_result=step.is_result,
    )


def _check(known: KnownCalculator, line: CheckedLine) -> ToldCheck:
    return ToldCheck(
        left=expression_words(known, read_formula(line.check.left)),
        right=expression_words(known, read_formula(line.check.right)),
        left_value=figure_words(line.check.unit, line.left, known.currency),
        right_value=figure_words(line.check.unit, line.right, known.currency),
        is_right=line.is_right,
    )
