"""The points of a picture: where each bar of a bridge lies, and how figures move along a curve."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verder.domain.engines.calculators.answering import Answer, Asked, worked_out
from verder.domain.engines.calculators.card import BarKind, Bridge, Calculator, Curve, Step
from verder.domain.engines.formulas.calculating import Found, Known, calculate
from verder.domain.engines.formulas.reading import read_formula
from verder.domain.values.missing import NotComputable

PIECES: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeBar:
    """A bar from where to where; one of a row knows its place."""

    key: str
    place: int | None
    kind: BarKind
    start: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveLines:
    """Values of one input, what each step is there, and the points that have a name."""

    at: tuple[Decimal, ...]
    lines: Mapping[str, tuple[Found, ...]]
    marks: tuple[tuple[str, Decimal], ...]


def bridge_bars(found: Answer, bridge: Bridge) -> tuple[BridgeBar, ...]:
    """Return the bars from left to right; raises the NotComputable of one without an answer."""
    bars: list[BridgeBar] = []
    reached = Decimal(0)
    for key, kind in bridge.bars:
        for place, value in _values(found, key):
            start = Decimal(0) if kind is BarKind.TOTAL else reached
            reached = start - value if kind is BarKind.LESS else start + value
            bars.append(BridgeBar(key=key, place=place, kind=kind, start=start, end=reached))
    return tuple(bars)


def curve_lines(calculator: Calculator, asked: Asked, found: Answer, curve: Curve) -> CurveLines:
    """Return how the steps move; raises NotComputable where the ends have no answer or no room."""
    start, end = (_end(found, formula) for formula in (curve.start, curve.end))
    if start >= end:
        raise NotComputable("no_range")
    at = tuple(start + (end - start) * piece / PIECES for piece in range(PIECES + 1))
    steps = _steps_to(calculator, curve.values)
    worked = [worked_out(calculator, {**asked, curve.over: value}, steps) for value in at]
    named = ((key, found.value(key)) for key in curve.marks)
    return CurveLines(
        at=at,
        lines={
            key: tuple(each.get(key, NotComputable("input_missing")) for each in worked)
            for key in curve.values
        },
        marks=tuple((key, value) for key, value in named if isinstance(value, Decimal)),
    )


def _values(found: Answer, key: str) -> Iterator[tuple[int | None, Decimal]]:
    rows, dot, column = key.partition(".")
    if not dot:
        yield None, found.number(key)
        return
    for place, row in enumerate(found.rows[rows]):
        value = row[column]
        if isinstance(value, NotComputable):
            raise value
        yield place, Decimal(value)


def _end(found: Answer, formula: str) -> Decimal:
    value = calculate(read_formula(formula), Known(single=found.single, rows=found.rows))
    if not isinstance(value, Decimal):
        raise NotComputable("no_number")
    return value


def _steps_to(calculator: Calculator, keys: Sequence[str]) -> tuple[Step, ...]:
    wanted = {step.key for key in keys for step in calculator.steps_to(key)}
    return tuple(step for step in calculator.steps if step.key in wanted)
