"""An exercise as its page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.calculate.calculators import KnownCalculator, known_calculator
from verder.apps.calculate.checking import NO_NUMBER, Now
from verder.apps.calculate.practising import Place
from verder.apps.calculate.words import (
    MONEY,
    PER,
    expression_words,
    figure_words,
    filled_words,
    formula_words,
    number_words,
    saying_words,
    sentence_words,
    unit_words,
    value_words,
)
from verder.apps.core.currency import currency_sign
from verder.domain.engines.calculators.card import Rows, Saying, Unit
from verder.domain.engines.exercises.exercise import Conclude, Figure, Recognise, Structure, Task
from verder.domain.engines.exercises.marking import Mark
from verder.domain.engines.formulas.calculating import Found, Row
from verder.domain.values.missing import NotComputable

MANY: Final = Decimal(2)
REMARKS: Final[Mapping[str, str | Promise]] = {
    Mark.RIGHT: gettext_lazy("Right."),
    Mark.SIGN: gettext_lazy("Nearly: look at plus and minus."),
    Mark.PER_CENT: gettext_lazy("Nearly: you are a factor of a hundred off. Per cent or not?"),
    Mark.WRONG: gettext_lazy("Not yet."),
    NO_NUMBER: gettext_lazy("That is no number. Type figures only, such as 12.5."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWords:
    """A task: what is asked, from what is chosen or how a figure is counted, and what helps."""

    asked: str
    options: tuple[str, ...] = ()
    of: str = ""
    before: str = ""  # a sign in front of the figure
    behind: str = ""  # and a unit behind it
    hint: str
    solution: str


@dataclass(frozen=True, slots=True)
class Line:
    """A figure that is given or already worked out."""

    label: str
    value: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are given."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def question(known: KnownCalculator, asked: Now) -> str:
    """Return the question with its numbers in it, or as somebody asks it without."""
    if not known.text.exercise:
        return known.text.question
    return sentence_words(known, known.text.exercise, asked.exercise.answer)


def given(known: KnownCalculator, asked: Now) -> list[Line]:
    """Return the single numbers that are given; what was left empty is not."""
    found = asked.exercise.answer
    return [
        Line(known.label(each.key), value_words(known, each.key, value), known.of(each.key))
        for each in known.method.asked
        if not isinstance(each, Rows) and _is_given(value := found.value(each.key))
    ]


def tables(known: KnownCalculator, asked: Now) -> list[Table]:
    """Return the rows that are given."""
    found = asked.exercise.answer
    return [_table(known, rows, found.rows[key]) for key, rows in known.method.rows.items()]


def worked_out(known: KnownCalculator, asked: Now) -> list[Line]:
    """Return what was chosen and worked out before this task."""
    found = asked.exercise.answer
    lines = []
    for task in asked.exercise.tasks[: asked.number]:
        match task:
            case Structure(key):
                step = known.method.steps_by_key[key]
                lines.append(Line(known.label(key), formula_words(known, step)))
            case Figure(key):
                words = value_words(known, key, found.value(key))
                lines.append(Line(known.label(key), words, known.of(key)))
            case _:
                continue
    return lines


def task_words(known: KnownCalculator, asked: Now) -> TaskWords:
    """Return what a task asks, in words."""
    match asked.task:
        case Recognise(options):
            return TaskWords(
                asked=_("Which calculator answers this?"),
                options=tuple(_name(key) for key in options),
                hint=known.text.recognise,
                solution=known.text.name,
            )
        case Structure(key, options, right):
            shown = tuple(expression_words(known, each) for each in options)
            return TaskWords(
                asked=_("Which formula gives this figure: %(figure)s?")
                % {"figure": known.label(key)},
                options=shown,
                hint=known.text.structure,
                solution=shown[right],
            )
        case Conclude(options, right):
            sayings = tuple(_saying(known, key, asked) for key in options)
            return TaskWords(
                asked=_("Which conclusion follows?"),
                options=sayings,
                hint=_("Put the figures that you worked out into each sentence."),
                solution=sayings[right],
            )
    return _figure(known, asked.task, asked)


def remark(place: Place) -> str:
    """Return what is said of the last answer."""
    return str(REMARKS.get(place.said, ""))


def _figure(known: KnownCalculator, task: Task, asked: Now) -> TaskWords:
    key = task.key if isinstance(task, Figure) else ""
    step, unit = known.method.steps_by_key[key], known.method.unit_of(key)
    value = value_words(known, key, asked.exercise.answer.value(key))
    return TaskWords(
        asked=known.label(key),
        of=known.of(key),
        before=currency_sign(known.currency) if unit in MONEY else "",
        behind="%" if unit is Unit.SHARE else unit_words(unit, MANY),
        hint=f"{known.label(key)} = {formula_words(known, step)}",
        solution=f"{filled_words(known, step, asked.exercise.answer)} = {value}",
    )


def _is_given(value: Found) -> bool:
    return not isinstance(value, NotComputable) and value != 0


def _name(key: str) -> str:
    known = known_calculator(key)
    return known.text.name if known else key


def _saying(known: KnownCalculator, key: str, asked: Now) -> str:
    return saying_words(known, Saying(key), asked.exercise.answer)


def _table(known: KnownCalculator, rows: Rows, found: Sequence[Row]) -> Table:
    keys = [f"{rows.key}.{column.key}" for column in rows.columns]
    return Table(
        known.label(rows.key),
        tuple(known.label(key) for key in keys),
        tuple(
            tuple(
                _cell(known, key, line[column.key])
                for key, column in zip(keys, rows.columns, strict=True)
            )
            for line in found
        ),
    )


def _cell(known: KnownCalculator, key: str, value: Found) -> str:
    """Return a figure as short as its column allows: what it is for stands above it."""
    unit = known.method.unit_of(key)
    if unit is Unit.PIECES and isinstance(value, Decimal):
        return number_words(value)
    if unit in PER:
        return figure_words(Unit.MONEY, value, known.currency)
    return value_words(known, key, value)
