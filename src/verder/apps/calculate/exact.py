"""Calculators and their answers as programs get them: decimals as text, reasons with codes."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.words import (
    conclusion_words,
    formula_words,
    limit_words,
    problem_words,
    reason_words,
    saying_words,
)
from verder.domain.engines.calculators.answering import Answer, CheckedLine
from verder.domain.engines.calculators.card import Choice, Column, Rows, Step
from verder.domain.engines.formulas.calculating import Found
from verder.domain.values.missing import NotComputable

Told = dict[str, Any]


def named_calculator(known: KnownCalculator) -> Told:
    """Return by what a calculator is known, and what it answers."""
    return {
        "key": known.key,
        "concept": known.method.concept,
        "name": known.text.name,
        "question": known.text.question,
    }


def whole_calculator(known: KnownCalculator) -> Told:
    """Return what a calculator asks, with unit, limits and texts, its steps and its examples."""
    method = known.method
    return {
        **named_calculator(known),
        "mark": method.mark,
        "recognise": known.text.recognise,
        "structure": known.text.structure,
        "limits": known.text.limits,
        "inputs": [
            _input(known, each.key, each) for each in method.asked if not isinstance(each, Rows)
        ],
        "rows": [_rows(known, each) for each in method.rows.values()],
        "steps": [_step(known, each) for each in method.steps],
        "examples": [
            {"source": each.source, "inputs": each.given, "expected": each.expected}
            for each in method.examples
        ],
    }


def exact_answer(
    known: KnownCalculator, found: Answer, unread: Mapping[str, str] | None = None
) -> Told:
    """Return a whole answer: each figure with its value, or null with code and sentence."""
    return {
        "calculator": known.key,
        "figures": {key: exact_figure(known, value) for key, value in found.single.items()},
        "rows": {
            key: [{name: exact_figure(known, cell) for name, cell in row.items()} for row in rows]
            for key, rows in found.rows.items()
        },
        "problems": [
            {"field": key, "code": code, "sentence": problem_words(known, key, code)}
            for key, code in {**found.problems, **(unread or {})}.items()
        ],
        "checks": [_check(known, line) for line in found.checks],
        "conclusion": conclusion_words(known, found) or None,
        "warnings": [saying_words(known, each, found) for each in found.warnings],
    }


def exact_figure(known: KnownCalculator, value: Found) -> Told:
    """Return a figure as text, or why there is none."""
    if isinstance(value, NotComputable):
        told = {"code": value.reason, "sentence": reason_words(known, value)}
        return {"value": None, "missing": told}
    return {"value": f"{value:f}" if isinstance(value, Decimal) else str(value), "missing": None}


def _input(known: KnownCalculator, key: str, asked: Column) -> Told:
    told = {
        "key": asked.key,
        "label": known.label(key),
        "of": known.of(key),
        "help": known.text.figures[key].help,
        "unit": known.method.unit_of(key),
    }
    if isinstance(asked, Choice):
        options = [{"key": each, "label": known.option(key, each)} for each in asked.options]
        return {**told, "is_optional": True, "options": options}
    return {
        **told,
        "is_optional": asked.is_optional or asked.is_word,
        "least": None if asked.least is None else f"{asked.least:f}",
        "most": None if asked.most is None else f"{asked.most:f}",
        "is_open": asked.is_open,
        "allowed": list(limit_words(known, key)),
    }


def _rows(known: KnownCalculator, rows: Rows) -> Told:
    return {
        "key": rows.key,
        "label": known.label(rows.key),
        "least": rows.least,
        "most": rows.most,
        "columns": [_input(known, f"{rows.key}.{each.key}", each) for each in rows.columns],
    }


def _step(known: KnownCalculator, step: Step) -> Told:
    return {
        "key": step.key,
        "label": known.label(step.key),
        "of": known.of(step.key),
        "unit": step.unit,
        "formula": formula_words(known, step),
        "is_result": step.is_result,
    }


def _check(known: KnownCalculator, line: CheckedLine) -> Told:
    return {
        "left": exact_figure(known, line.left),
        "right": exact_figure(known, line.right),
        "is_right": line.is_right,
    }
