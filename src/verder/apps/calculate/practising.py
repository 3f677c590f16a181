"""Sets of exercises that are shared by a link: all that they are stands in the link, signed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from django.core import signing

from verder.apps.calculate.calculators import cards
from verder.domain.engines.exercises.chance import shuffled
from verder.domain.engines.exercises.exercise import Exercise, make_exercise
from verder.domain.engines.exercises.progress import Progress

MOST_EXERCISES: Final = 20
LARGEST_SEED: Final = 999_999
SET: Final = "calculate.practise.set"
PLACE: Final = "calculate.practise.place"


@dataclass(frozen=True, slots=True, kw_only=True)
class PractiseSet:
    """Which calculators, how many exercises, in which language, with the numbers of which seed."""

    calculators: tuple[str, ...]
    many: int
    language: str
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How far somebody is, and what came of the last answer; nobody else knows it."""

    progress: Progress = field(default_factory=Progress)
    said: str = ""  # of the last answer: the code of its mark
    typed: str = ""


def signed_set(chosen: PractiseSet) -> str:
    """Return a set as the link holds it."""
    said = [*chosen.calculators], chosen.many, chosen.language, chosen.seed
    return signing.dumps(said, salt=SET, compress=True)


def read_set(text: str) -> PractiseSet | None:
    """Return the set of a link; nothing where it is not ours, or its calculators are no more."""
    try:
        calculators, many, language, seed = signing.loads(text, salt=SET)
    except signing.BadSignature:
        return None
    there = tuple(key for key in calculators if key in cards())
    if not there:
        return None
    return PractiseSet(calculators=there, many=many, language=language, seed=seed)


def signed_place(place: Place, *, of: PractiseSet) -> str:
    """Return how far somebody is, as the address holds it."""
    step = place.progress
    counts = step.exercise, step.task, step.misses, step.at_once, step.done
    return signing.dumps([*counts, place.said, place.typed], salt=_salt(of))


def read_place(text: str, *, of: PractiseSet) -> Place:
    """Return how far somebody is in this set; at its beginning where the address says nothing."""
    try:
        exercise, task, misses, at_once, done, said, typed = signing.loads(text, salt=_salt(of))
    except signing.BadSignature:
        return Place()
    return Place(
        progress=Progress(exercise=exercise, task=task, misses=misses, at_once=at_once, done=done),
        said=said,
        typed=typed,
    )


def exercise_of(chosen: PractiseSet, place: int) -> Exercise:
    """Return one exercise of a set: each calculator once in an order of chance, then again."""
    return _exercise(chosen.calculators, chosen.seed, place)


@lru_cache(maxsize=512)
def _exercise(keys: Sequence[str], seed: int, place: int) -> Exercise:
    turn, within = divmod(place, len(keys))
    key = shuffled(f"{seed}/{turn}", "calculators", keys)[within]
    return make_exercise(cards()[key], tuple(cards().values()), seed=f"{seed}/{place}")


def _salt(chosen: PractiseSet) -> str:
    return f"{PLACE}.{chosen.seed}.{chosen.many}.{'.'.join(chosen.calculators)}"
