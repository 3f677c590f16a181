"""A waterfall that reads downward as a ladder does: what is left, and what is taken off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from verder.web.identify.charts.parts import Option, money, money_axis

STACK: Final = "ladder"


class Look(Enum):
    """What a bar is."""

    LEFT = "left"
    LOSS = "loss"
    CUT = "cut"
    UNKNOWN = "unknown"


COLOURS: Final[Mapping[Look, str]] = {
    Look.LEFT: "--identify",
    Look.LOSS: "--down",
    Look.CUT: "--identify-3",
    Look.UNKNOWN: "--ink-3",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line, from where to where; without ends it is only named."""

    name: str
    start: Decimal | None
    end: Decimal | None
    look: Look
    label: str

    @property
    def low(self) -> Decimal:
        """Its left end."""
        return Decimal(0) if self.start is None or self.end is None else min(self.start, self.end)

    @property
    def high(self) -> Decimal:
        """Its right end."""
        return Decimal(0) if self.start is None or self.end is None else max(self.start, self.end)


def waterfall_option(bars: Sequence[Bar], colours: Mapping[Look, str] = COLOURS) -> Option:
    """Return the bars below each other, in the order of the ladder.

    A bar that crosses zero is two pieces, for ECharts stacks amounts below zero apart.
    """
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "grid": {"left": 8, "right": 68, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": money_axis(splitNumber=4),
        "yAxis": {
            "type": "category",
            "inverse": True,
            "data": [bar.name for bar in bars],
            "axisLabel": {"width": 132, "overflow": "break", "interval": 0},
        },
        "series": [
            _unseen([_base(bar) for bar in bars]),
            _pieces(bars, [_above_zero(bar) for bar in bars], colours, is_labelled=True),
            _pieces(bars, [_below_zero(bar) for bar in bars], colours, is_labelled=False),
        ],
    }


def _base(bar: Bar) -> Decimal:
    return bar.low if bar.low > 0 else min(bar.high, Decimal(0))


def _above_zero(bar: Bar) -> Decimal:
    return max(bar.high, Decimal(0)) - max(bar.low, Decimal(0))


def _below_zero(bar: Bar) -> Decimal:
    return min(bar.low, Decimal(0)) - min(bar.high, Decimal(0))


def _unseen(bases: Sequence[Decimal]) -> Option:
    return {
        "type": "bar",
        "stack": STACK,
        "silent": True,
        "itemStyle": {"color": "transparent"},
        "data": [money(base) for base in bases],
    }


def _pieces(
    bars: Sequence[Bar],
    pieces: Sequence[Decimal],
    colours: Mapping[Look, str],
    *,
    is_labelled: bool,
) -> Option:
    return {
        "type": "bar",
        "stack": STACK,
        "barWidth": "62%",
        "data": [
            _piece(
                bar,
                piece,
                colours[bar.look],
                is_labelled=is_labelled == (bar.high > 0 or bar.low == 0),
            )
            for bar, piece in zip(bars, pieces, strict=True)
        ],
    }


def _piece(bar: Bar, piece: Decimal, colour: str, *, is_labelled: bool) -> Option:
    label = {
        "show": is_labelled,
        "formatter": bar.label,
        "position": "right",
        "color": "--ink",
        "fontWeight": 400 if bar.look is Look.CUT else 600,
    }
    return {
        "value": money(piece),
        "name": f"{bar.name}\n{bar.label}",
        "itemStyle": {"color": colour, "borderRadius": 2},
        "label": label,
    }
