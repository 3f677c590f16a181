"""Solving backwards: the value of an input that gives the result that is wanted."""

from collections.abc import Callable, Iterator
from decimal import Context, Decimal, localcontext
from itertools import pairwise
from typing import Final, NamedTuple

from verder.domain.engines.calculators.answering import Asked, worked_out
from verder.domain.engines.calculators.card import Calculator, Input
from verder.domain.engines.formulas.calculating import EXACT
from verder.domain.values.missing import NotComputable

MOST_TURNS: Final = 300
EDGE_TURNS: Final = 30
SHOWN: Final = Context(prec=24)  # what is found by narrowing is no more exact
HALF: Final = Decimal("0.5")
EXACT_ENOUGH: Final = Decimal("1e-30")
REACH: Final = tuple(Decimal(10) ** power for power in range(-6, 13))  # how far is looked, per side
HALVES: Final = tuple(Decimal(place) / 20 for place in range(21))


class Missed(NamedTuple):
    """A value, and by how much the result is missed with it."""

    value: Decimal
    by: Decimal


def solve(
    calculator: Calculator, asked: Asked, *, free: str, result: str, wanted: Decimal
) -> Decimal:
    """Return the value of the single input `free` with which the step `result` is `wanted`.

    Where several would do, the one nearest to what is given now. Raises ValueError where the
    calculator has no such input or step, and NotComputable "no_value_gives_this" where none does.
    """
    put_in = calculator.inputs.get(free)
    if not isinstance(put_in, Input) or "." in free or result not in calculator.steps_by_key:
        raise ValueError(f"{calculator.key} cannot free {free!r} for {result!r}.")

    steps = calculator.steps_to(result)

    def miss(value: Decimal) -> Decimal | None:
        """Return by how much the result is missed, or nothing where it has no answer."""
        if put_in.problem(value):
            return None
        found = worked_out(calculator, {**asked, free: value}, steps).get(result)
        return found - wanted if isinstance(found, Decimal) else None

    given = asked.get(free)
    now = given if isinstance(given, Decimal) and not put_in.problem(given) else _middle(put_in)
    with localcontext(EXACT):
        for below, above in _brackets(miss, put_in, now):
            found = _narrowed(miss, below, above)
            if found is not None:
                return found.normalize(SHOWN)
    raise NotComputable("no_value_gives_this")


def _middle(put_in: Input) -> Decimal:
    if put_in.slider:
        return sum(put_in.slider, Decimal(0)) / 2
    least, most = put_in.least, put_in.most
    return Decimal(1) if least is None or most is None or most > 1 else (least + most) / 2


def _brackets(
    miss: Callable[[Decimal], Decimal | None], put_in: Input, now: Decimal
) -> list[tuple[Missed, Missed]]:
    """Return neighbours with the wanted result between them, the nearest to now first."""
    points = [(point, miss(point)) for point in sorted(set(_points(put_in, now)))]
    misses = [Missed(point, found) for point, found in points if found is not None]
    for (point, found), (following, after) in pairwise(points):
        if found is not None and after is None:
            misses += _towards(miss, Missed(point, found), following)
        if found is None and after is not None:
            misses += _towards(miss, Missed(following, after), point)
    misses.sort()
    around = [
        (below, above)
        for below, above in pairwise(misses)
        if not below.by or not above.by or (below.by < 0) is not (above.by < 0)
    ]
    return sorted(around, key=lambda pair: max(pair[0].value - now, now - pair[1].value))


def _towards(
    miss: Callable[[Decimal], Decimal | None], there: Missed, beyond: Decimal
) -> Iterator[Missed]:
    """Yield values ever nearer to the border behind which there is no answer any more."""
    for _turn in range(EDGE_TURNS):
        middle = (there.value + beyond) / 2
        found = miss(middle)
        if found is None:
            beyond = middle
        else:
            there = Missed(middle, found)
            yield there


def _points(put_in: Input, now: Decimal) -> Iterator[Decimal]:
    yield now
    for reach in REACH:
        yield from (reach, -reach)
        yield from (now - reach, now + reach)
        yield from (now - now * reach, now + now * reach)
    ends = [end for end in (put_in.least, put_in.most) if end is not None]
    yield from ends
    if len(ends) == 2 and ends[1] - ends[0] <= 2:  # shares: everywhere between
        yield from (ends[0] + (ends[1] - ends[0]) * part for part in HALVES)


def _narrowed(
    miss: Callable[[Decimal], Decimal | None], below: Missed, above: Missed
) -> Decimal | None:
    """Return where the miss is nothing between the two, or nothing where it only jumps there."""
    least = EXACT_ENOUGH * max(Decimal(1), abs(below.by), abs(above.by))
    for turn in range(MOST_TURNS):
        nearest = min(below, above, key=lambda missed: abs(missed.by))
        if abs(nearest.by) <= least:
            return nearest.value
        # Every other turn halves, so that a curve that is flat on one side cannot hold it up.
        part = HALF if turn % 2 else below.by / (below.by - above.by)
        middle = below.value + (above.value - below.value) * part
        found = miss(middle)
        if found is None:
            return None
        if (found < 0) is (below.by < 0):
            below = Missed(middle, found)
        else:
            above = Missed(middle, found)
    return None
