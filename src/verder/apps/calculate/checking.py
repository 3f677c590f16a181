"""Answers to exercises as people type them: what comes of each."""

from dataclasses import dataclass
from typing import Final

from verder.apps.calculate.inputs import typed_number
from verder.apps.calculate.practising import Place, PractiseSet, exercise_of
from verder.domain.engines.calculators.card import Unit
from verder.domain.engines.exercises.exercise import Exercise, Figure, Task
from verder.domain.engines.exercises.marking import Mark, marked
from verder.domain.engines.exercises.progress import after_miss, after_right, is_finished

NO_NUMBER: Final = "no_number"  # it cannot be read, and does not count as a miss
MOST_TYPED: Final = 30


@dataclass(frozen=True, slots=True)
class Now:
    """The exercise and the task at which somebody is."""

    exercise: Exercise
    task: Task
    number: int  # of the task in its exercise, from 0


def now(chosen: PractiseSet, place: Place) -> Now | None:
    """Return what is asked now; nothing where all exercises are behind us."""
    progress = place.progress
    if is_finished(progress, chosen.many):
        return None
    exercise = exercise_of(chosen, progress.exercise)
    number = min(progress.task, len(exercise.tasks) - 1)
    return Now(exercise, exercise.tasks[number], number)


def after_answer(chosen: PractiseSet, place: Place, typed: str) -> Place:
    """Return where somebody is with this answer; whom the answer was shown goes on with any."""
    asked = now(chosen, place)
    if asked is None:
        return place
    if place.progress.is_shown:
        return Place(progress=after_right(place.progress, asked.exercise))
    said = said_of(asked, typed)
    if said == Mark.RIGHT:
        return Place(progress=after_right(place.progress, asked.exercise), said=said)
    missed = place.progress if said == NO_NUMBER else after_miss(place.progress)
    return Place(progress=missed, said=said, typed=typed[:MOST_TYPED])


def said_of(asked: Now, typed: str) -> str:
    """Return the code of what is said of an answer."""
    task = asked.task
    if not isinstance(task, Figure):
        return Mark.RIGHT if typed == str(task.right) else Mark.WRONG
    is_share = asked.exercise.calculator.unit_of(task.key) is Unit.SHARE
    try:
        number = typed_number(typed.strip(), is_share=is_share)
    except ValueError:
        return NO_NUMBER
    return marked(number, asked.exercise.answer.number(task.key))
