"""An exercise: recognise the question, choose the structure, work out figures, conclude."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from verder.domain.engines.calculators.answering import Answer
from verder.domain.engines.calculators.card import Calculator, Step
from verder.domain.engines.exercises.chance import shuffled
from verder.domain.engines.exercises.numbers import exercise_answer
from verder.domain.engines.exercises.wrong_formulas import wrong_formulas
from verder.domain.engines.formulas.expressions import Call, Expression, names

OPTIONS: Final = 4
MOST_FIGURES: Final = 5


@dataclass(frozen=True, slots=True)
class Recognise:
    """Which calculator answers the question."""

    options: tuple[str, ...]
    right: int


@dataclass(frozen=True, slots=True)
class Structure:
    """Which formula gives a figure."""

    key: str
    options: tuple[Expression, ...]
    right: int


@dataclass(frozen=True, slots=True)
class Figure:
    """What a figure is."""

    key: str


@dataclass(frozen=True, slots=True)
class Conclude:
    """Which sentence follows."""

    options: tuple[str, ...]
    right: int


Task: TypeAlias = Recognise | Structure | Figure | Conclude


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question with its numbers, its answer, and the tasks that lead there."""

    answer: Answer
    tasks: tuple[Task, ...]

    @property
    def calculator(self) -> Calculator:
        """Which calculator answers it."""
        return self.answer.calculator


def make_exercise(calculator: Calculator, others: Sequence[Calculator], *, seed: str) -> Exercise:
    """Return the exercise of this seed; `others` are calculators to mistake it for."""
    found = exercise_answer(calculator, seed)
    figures = asked_figures(found)
    tasks: list[Task] = []
    options = _calculators(calculator, others, seed)
    if len(options) > 1:
        tasks.append(Recognise(options, options.index(calculator.key)))
    tasks += _structure(found, figures, seed)
    tasks += [Figure(step.key) for step in figures]
    tasks += _conclude(found, seed)
    return Exercise(found, tuple(tasks))


def asked_figures(found: Answer) -> tuple[Step, ...]:
    """Return the steps to work out: the results, and before them what leads there most directly."""
    steps = found.calculator.steps_by_key
    wanted = [
        step.key
        for step in found.calculator.results
        if not step.rows and isinstance(found.value(step.key), Decimal)
    ][:MOST_FIGURES]
    for key in wanted:  # grows while it is read
        for name in dict.fromkeys(names(steps[key].expression)):
            is_figure = name in steps and not steps[name].rows and name not in wanted
            if is_figure and len(wanted) < MOST_FIGURES and isinstance(found.value(name), Decimal):
                wanted.append(name)
    return tuple(step for step in found.calculator.steps if step.key in wanted)


def _calculators(
    calculator: Calculator, others: Sequence[Calculator], seed: str
) -> tuple[str, ...]:
    """Return the right calculator among others, first those of the same part of the method.

    Those of the same concept are left out: they might answer the question too.
    """
    foreign = shuffled(
        seed, "others", (each for each in others if each.concept != calculator.concept)
    )
    nearest = sorted(foreign, key=lambda each: each.concept[0] != calculator.concept[0])
    keys = (calculator.key, *(each.key for each in nearest[: OPTIONS - 1]))
    return tuple(shuffled(seed, "calculators", keys))


def _structure(found: Answer, figures: Sequence[Step], seed: str) -> list[Task]:
    """Return the task of choosing the formula of the main result, if others look like it."""
    results = [step for step in figures if step.is_result]
    if not results:
        return []
    main = next((step for step in results if not isinstance(step.expression, Call)), results[0])
    steps = [step.key for step in found.calculator.steps]
    before = [*found.calculator.asked_keys, *steps[: steps.index(main.key)]]
    wrong = wrong_formulas(main.expression, found, others=before, most=OPTIONS - 1, seed=seed)
    if not wrong:
        return []
    options = tuple(shuffled(seed, "structure", (main.expression, *wrong)))
    return [Structure(main.key, options, options.index(main.expression))]


def _conclude(found: Answer, seed: str) -> list[Task]:
    """Return the task of choosing the conclusion, where there is more than one to choose from."""
    if found.conclusion is None or len(found.calculator.conclusions) < len(("one", "other")):
        return []
    keys = shuffled(seed, "conclusions", (each.key for each in found.calculator.conclusions))
    wrong = [key for key in keys if key != found.conclusion.key][: OPTIONS - 1]
    options = tuple(key for key in keys if key in {*wrong, found.conclusion.key})
    return [Conclude(options, options.index(found.conclusion.key))]
