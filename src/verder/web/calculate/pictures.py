"""The pictures of a calculator: each drawing with its table, or the reason why it waits."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.calculate.words import MONEY, asked_unit_words, reason_words, value_words
from verder.documents.sheet import Kind
from verder.domain.engines.calculators.card import (
    BarKind,
    Bridge,
    Curve,
    Parts,
    Picture,
    RowBars,
    Unit,
)
from verder.domain.engines.calculators.drawing import BridgeBar, bridge_bars, curve_lines
from verder.domain.engines.formulas.calculating import Found
from verder.domain.values.missing import NotComputable
from verder.web.calculate.answers import row_name
from verder.web.calculate.asking import Asking
from verder.web.calculate.charts.bars import Bar, bars_option, whole_option
from verder.web.calculate.charts.curve import CurveMark, Line, curve_option
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Table
from verder.web.identify.charts import waterfall
from verder.web.identify.charts.parts import Option

COLOURS: Final = {
    waterfall.Look.LEFT: "--calculate",
    waterfall.Look.CUT: "--calculate-2",
    waterfall.Look.LOSS: "--down",
}
LARGE: Final = 1000  # from here on amounts lose their cents on an axis
FigureRow: TypeAlias = tuple[str, Decimal]
PointRow: TypeAlias = tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture on the page; without an answer the reason instead of the drawing."""

    id: str
    title: str
    option: Option | None = None
    table: Table[FigureRow] | Table[PointRow] | None = None
    is_low: bool = False  # has few bars
    reason: str = ""


def pictures(asking: Asking, query: QueryDict) -> list[Drawn]:
    """Return every picture of the card, in its order."""
    titles = asking.known.text.pictures
    return [
        _drawn(asking, picture, f"picture-{place + 1}", titles[place], query)
        for place, picture in enumerate(asking.known.method.pictures)
    ]


def _drawn(asking: Asking, picture: Picture, name: str, title: str, query: QueryDict) -> Drawn:
    try:
        if isinstance(picture, Curve):
            return _curve(asking, picture, name, title, query)
        return _bars(asking, picture, name, title, query)
    except NotComputable as missing:
        return Drawn(id=name, title=title, reason=reason_words(asking.known, missing))


def _bars(
    asking: Asking, picture: Bridge | Parts | RowBars, name: str, title: str, query: QueryDict
) -> Drawn:
    if isinstance(picture, Bridge):
        option, rows, key = *_bridge(asking, picture), picture.bars[0][0]
    else:
        key = picture.value if isinstance(picture, RowBars) else picture.values[0]
        bars = list(_figures(asking, picture))
        draw = whole_option if isinstance(picture, Parts) and picture.is_whole else bars_option
        option = draw(bars, _axis(asking, key, [bar.value for bar in bars]))
        rows = [(bar.name, bar.value) for bar in bars]
    return Drawn(
        id=name,
        title=title,
        option=option,
        table=_figures_table(asking, name, title, rows, key, query),
        is_low=len(rows) <= 3,
    )


def _figures(asking: Asking, picture: Parts | RowBars) -> Iterator[Bar]:
    known, found = asking.known, asking.found
    if isinstance(picture, Parts):
        for key in picture.values:
            value = found.number(key)
            yield Bar(known.label(key), value, value_words(known, key, value))
        return
    rows, _dot, column = picture.value.partition(".")
    if not found.rows[rows]:
        raise NotComputable("rows_missing")
    for place, row in enumerate(found.rows[rows]):
        value = _number(row[column])
        yield Bar(row_name(asking, rows, place), value, value_words(known, picture.value, value))


def _bridge(asking: Asking, bridge: Bridge) -> tuple[Option, list[FigureRow]]:
    bars = [
        bar
        for bar in bridge_bars(asking.found, bridge)
        if bar.place is None or bar.start != bar.end
    ]
    rows = [(_bar_name(asking, bar), _moved(bar)) for bar in bars]
    option = waterfall.waterfall_option(
        [
            waterfall.Bar(
                name=name,
                start=bar.start,
                end=bar.end,
                look=_look(bar),
                label=value_words(asking.known, bar.key, moved),
            )
            for bar, (name, moved) in zip(bars, rows, strict=True)
        ],
        COLOURS,
    )
    ends = [end for bar in bars for end in (bar.start, bar.end)]
    option["xAxis"] = {"splitNumber": 4, **_axis(asking, bridge.bars[0][0], ends)}
    option["grid"]["right"] = 96
    return option, rows


def _bar_name(asking: Asking, bar: BridgeBar) -> str:
    if bar.place is None:
        return asking.known.label(bar.key)
    return row_name(asking, bar.key.partition(".")[0], bar.place)


def _moved(bar: BridgeBar) -> Decimal:
    return bar.end - bar.start


def _look(bar: BridgeBar) -> waterfall.Look:
    if bar.kind is BarKind.TOTAL:
        return waterfall.Look.LEFT
    is_loss = bar.kind is BarKind.CHANGE and bar.end < bar.start
    return waterfall.Look.LOSS if is_loss else waterfall.Look.CUT


def _curve(asking: Asking, curve: Curve, name: str, title: str, query: QueryDict) -> Drawn:
    known, found = asking.known, asking.found
    drawn = curve_lines(known.method, asking.asked, found, curve)
    numbers = {key: [_or_gap(value) for value in line] for key, line in drawn.lines.items()}
    lines = [
        Line(known.label(key), tuple(zip(drawn.at, numbers[key], strict=True)))
        for key in curve.values
    ]
    marks = dict(drawn.marks)
    if isinstance(here := found.value(curve.over), Decimal):
        marks.setdefault(curve.over, here)
    there = [number for line in numbers.values() for number in line if number is not None]
    if not there:
        raise NotComputable("input_impossible")
    unit = asked_unit_words(known, curve.over)
    option = curve_option(
        lines,
        [
            CurveMark(at, f"{known.label(key)}: {value_words(known, key, at)}")
            for key, at in marks.items()
        ],
        over=_axis(asking, curve.over, drawn.at),
        height=_axis(asking, curve.values[0], there),
        name=f"{known.label(curve.over)} ({unit})" if unit else known.label(curve.over),
    )
    rows: list[PointRow] = [
        (at, *values) for at, *values in zip(drawn.at, *drawn.lines.values(), strict=True)
    ]
    return Drawn(
        id=name,
        title=title,
        option=option,
        table=_curve_table(asking, curve, name, title, rows, query),
    )


def _axis(asking: Asking, key: str, values: Sequence[Decimal]) -> Option:
    """Return an axis that counts in the unit of a figure."""
    unit = asking.known.method.unit_of(key)
    if unit is Unit.SHARE:
        formatter = "@share"
    elif unit is Unit.MONEY and max(map(abs, values), default=Decimal(0)) >= LARGE:
        formatter = "@short_money"
    else:
        formatter = "@number"
    return {"type": "value", "axisLabel": {"formatter": formatter}}


def _kind(unit: Unit) -> Kind:
    if unit in MONEY:
        return Kind.EXACT_MONEY
    return Kind.SHARE if unit is Unit.SHARE else Kind.DECIMAL


def _figures_table(
    asking: Asking, name: str, title: str, rows: list[FigureRow], key: str, query: QueryDict
) -> Table[FigureRow]:
    unit = asked_unit_words(asking.known, key)
    columns: list[Column[FigureRow]] = [
        Column(key="name", title=_("What"), value=lambda row: row[0]),
        Column(
            key="value",
            title=unit or _("Value"),
            value=lambda row: row[1],
            kind=_kind(asking.known.method.unit_of(key)),
        ),
    ]
    return chart_table(name, title, columns, rows, query, currency=asking.known.currency)


def _curve_table(
    asking: Asking, curve: Curve, name: str, title: str, rows: list[PointRow], query: QueryDict
) -> Table[PointRow]:
    columns: list[Column[PointRow]] = [
        Column(
            key=key,
            title=asking.known.label(key),
            value=_at(place),
            kind=_kind(asking.known.method.unit_of(key)),
        )
        for place, key in enumerate((curve.over, *curve.values))
    ]
    return chart_table(name, title, columns, rows, query, currency=asking.known.currency)


def _at(place: int) -> Callable[[PointRow], Decimal | NotComputable]:
    def value(row: PointRow) -> Decimal | NotComputable:
        found = row[place]
        return found if isinstance(found, Decimal | NotComputable) else NotComputable("no_number")

    return value


def _or_gap(value: Found) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _number(value: Found) -> Decimal:
    if isinstance(value, NotComputable):
        raise value
    if not isinstance(value, Decimal):
        raise NotComputable("no_number")
    return value
