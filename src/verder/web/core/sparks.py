"""The small line beside a row that shows its trend."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 96, 24, 3


@dataclass(frozen=True, slots=True)
class Spark:
    """Points of a polyline in a box of 96 by 24, and the last of them."""

    points: str
    last_x: str
    last_y: str
    base_y: str


def spark_of(values: Sequence[float]) -> Spark:
    """Return the line through the values, scaled so that zero is always in sight.

    >>> spark_of([0, 10]).points
    '3,21 93,3'
    """
    if not values:
        return Spark("", "0", "0", "0")
    low, high = min(0.0, *map(float, values)), max(0.0, *map(float, values))
    reach = (high - low) or 1.0
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)

    def height(value: float) -> str:
        return f"{EDGE + (HEIGHT - 2 * EDGE) * (high - value) / reach:.1f}".removesuffix(".0")

    places = [
        (f"{EDGE + step * place:.1f}".removesuffix(".0"), height(float(value)))
        for place, value in enumerate(values)
    ]
    return Spark(" ".join(f"{x},{y}" for x, y in places), *places[-1], height(0.0))
