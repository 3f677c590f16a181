"""Five score classes of an indicator: which value gives which score."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

LOWEST: Final = 1
HIGHEST: Final = 5
SCORES: Final = range(LOWEST, HIGHEST + 1)


@dataclass(frozen=True, slots=True)
class ScoreClasses:
    """Where the classes 2 to 5 begin; limits that fall make low values the good ones."""

    limits: tuple[Decimal, Decimal, Decimal, Decimal]

    def __post_init__(self) -> None:
        steps = [later - earlier for earlier, later in pairwise(self.limits)]
        if not (all(step > 0 for step in steps) or all(step < 0 for step in steps)):
            raise ValueError("The limits of the classes all rise, or all fall.")

    @property
    def is_rising(self) -> bool:
        """Whether a high value is a good one."""
        return self.limits[0] < self.limits[-1]


def classes_of(limits: Sequence[Decimal]) -> ScoreClasses:
    """Return the classes that begin at these four limits."""
    second, third, fourth, fifth = limits
    return ScoreClasses((second, third, fourth, fifth))


def score_of(value: Decimal, classes: ScoreClasses) -> int:
    """Return the score 1 to 5 of a value.

    A value on a limit takes the higher class; one beyond the outer limits the nearer class.

    >>> shares = ScoreClasses((Decimal("0.005"), Decimal("0.01"), Decimal("0.03"), Decimal("0.06")))
    >>> [score_of(Decimal(value), shares) for value in ("-1", "0.01", "0.0299", "0.06", "1")]
    [1, 3, 3, 5, 5]
    """
    if classes.is_rising:
        return LOWEST + sum(1 for limit in classes.limits if value >= limit)
    return LOWEST + sum(1 for limit in classes.limits if value <= limit)
