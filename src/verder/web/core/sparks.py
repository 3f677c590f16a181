"""The small line beside a row that shows its trend."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

WIDTH, HEIGHT, EDGE = 96, 24, 3
_SPARK = (
    '<svg class="spark" viewBox="0 0 96 24" width="96" height="24" role="img" aria-label="{}">'
    '<line class="spark-base" x1="0" x2="96" y1="{}" y2="{}" /><polyline points="{}" />'
    '<circle cx="{}" cy="{}" r="2.2" /></svg>'
)


def spark_html(values: Sequence[Decimal], label: str) -> SafeString:
    """Return the line through the values, scaled so that zero is always in sight.

    >>> '"3,21 93,3"' in spark_html([Decimal(0), Decimal(10)], "Revenue")
    True
    """
    if not values:
        return SafeString("")
    heights = [float(value) for value in values]
    low, high = min(0.0, *heights), max(0.0, *heights)
    scale = (HEIGHT - 2 * EDGE) / ((high - low) or 1.0)
    across = _across(len(heights))
    down = [_written(EDGE + scale * (high - value)) for value in heights]
    points = " ".join(map(",".join, zip(across, down, strict=True)))
    base = _written(EDGE + scale * high)
    return format_html(_SPARK, label, base, base, points, across[-1], down[-1])


@lru_cache(maxsize=64)
def _across(count: int) -> tuple[str, ...]:
    """Return how far to the right each of so many points stands."""
    step = (WIDTH - 2 * EDGE) / max(1, count - 1)
    return tuple(_written(EDGE + step * place) for place in range(count))


def _written(place: float) -> str:
    return f"{round(place, 1):g}"
