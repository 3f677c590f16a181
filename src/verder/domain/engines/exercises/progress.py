"""How far somebody is in a set of exercises, and how many tasks were right at once."""

from dataclasses import dataclass, replace
from typing import Final

from verder.domain.engines.exercises.exercise import Exercise

MOST_MISSES: Final = 2  # after these the answer is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """At which task of which exercise somebody is."""

    exercise: int = 0
    task: int = 0
    misses: int = 0  # at this task
    at_once: int = 0  # tasks that were right the first time
    done: int = 0  # tasks that are behind us

    @property
    def is_shown(self) -> bool:
        """Whether the answer of this task is shown, after misses enough."""
        return self.misses >= MOST_MISSES


def after_right(progress: Progress, exercise: Exercise) -> Progress:
    """Return where somebody is who answered rightly, or saw the answer and goes on."""
    is_last = progress.task + 1 >= len(exercise.tasks)
    return Progress(
        exercise=progress.exercise + is_last,
        task=0 if is_last else progress.task + 1,
        at_once=progress.at_once + (not progress.misses),
        done=progress.done + 1,
    )


def after_miss(progress: Progress) -> Progress:
    """Return where somebody is who missed."""
    return replace(progress, misses=min(progress.misses + 1, MOST_MISSES))


def is_finished(progress: Progress, many: int) -> bool:
    """Return whether all exercises are behind us."""
    return progress.exercise >= many
