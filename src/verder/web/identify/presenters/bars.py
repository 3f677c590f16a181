"""Which customers a Pareto chart draws one by one, and what stands for the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verder.domain.identify.abc_analysis import CLASSES, Abc, AbcRow

ONE_BY_ONE = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """The customers behind the last bar."""

    count: int
    average: Decimal


def drawn_rows(found: Abc, most: int = ONE_BY_ONE) -> tuple[Sequence[AbcRow], Others | None]:
    """Return the largest customers, and what the others are together; few others are drawn too."""
    sold = [row for row in found.rows if row.group in CLASSES]
    if len(sold) <= most + 1:
        return sold, None
    rest = sold[most:]
    total = sum((row.revenue for row in rest), Decimal(0))
    return sold[:most], Others(count=len(rest), average=total / len(rest))
