"""The picture of a profit ladder."""

from collections.abc import Sequence
from decimal import Decimal

from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.charts.parts import Option
from verder.web.identify.charts.waterfall import Bar, Look, waterfall_option
from verder.web.identify.presenters.ladder import LadderLine


def ladder_chart(lines: Sequence[LadderLine], currency: str) -> Option:
    """Return the waterfall of a ladder."""
    return waterfall_option(bars_of(lines, currency))


def bars_of(lines: Sequence[LadderLine], currency: str) -> list[Bar]:
    """Return the bars of the picture; below a step without an answer nothing can be drawn."""
    bars, reached, is_known = [], Decimal(0), True
    for line in lines:
        if isinstance(line.amount, NotComputable):
            is_known = is_known and not line.is_total
            bars.append(Bar(name=line.name, start=None, end=None, look=Look.UNKNOWN, label="?"))
        elif is_known:
            start = Decimal(0) if line.is_total else reached
            reached = start + line.amount
            bars.append(_bar(line, start, reached, currency))
    return bars


def _bar(line: LadderLine, start: Decimal, end: Decimal, currency: str) -> Bar:
    amount = end - start
    look = Look.CUT
    if line.is_total:
        look = Look.LOSS if amount < 0 else Look.LEFT
    return Bar(
        name=line.name,
        start=start,
        end=end,
        look=look,
        label=formats.short_money(amount, currency),
    )
