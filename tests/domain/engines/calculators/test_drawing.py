"""Bars of a bridge and lines of a curve."""

from decimal import Decimal
from itertools import pairwise

import pytest

from verder.domain.calculate.calculators.price_change import CALCULATOR as PRICE_CHANGE
from verder.domain.calculate.calculators.price_waterfall import CALCULATOR as WATERFALL
from verder.domain.engines.calculators.answering import Asked, answer
from verder.domain.engines.calculators.card import BarKind, Bridge, Curve
from verder.domain.engines.calculators.drawing import PIECES, bridge_bars, curve_lines
from verder.domain.values.missing import NotComputable

DISCOUNT = {
    "price": Decimal(50),
    "unit_cost": Decimal(30),
    "volume": Decimal(10_000),
    "change": Decimal("-0.1"),
}
DISCOUNTS: Asked = {
    "discounts": [
        {"name": name, "share": Decimal(share)} for name, share in (("A", "0.1"), ("B", "0.2"))
    ]
}
SHARES = Bridge((("discounts.share", BarKind.CHANGE),))
CURVE = Curve(
    over="change", start="-0.2", end="0.2", values=("needed_volume",), marks=("change", "volume")
)


def test_bars_of_a_bridge_follow_each_other() -> None:
    bridge = Bridge(
        (
            ("price", BarKind.TOTAL),
            ("unit_cost", BarKind.LESS),
            ("contribution", BarKind.TOTAL),
            ("contribution", BarKind.CHANGE),
        )
    )
    bars = bridge_bars(answer(PRICE_CHANGE, DISCOUNT), bridge)
    ends = [(int(bar.start), int(bar.end)) for bar in bars]
    assert ends == [(0, 50), (50, 20), (0, 20), (20, 40)]


def test_a_column_of_rows_gives_a_bar_for_each() -> None:
    bars = bridge_bars(answer(WATERFALL, DISCOUNTS), SHARES)
    assert [(bar.place, bar.end) for bar in bars] == [(0, Decimal("0.1")), (1, Decimal("0.3"))]


def test_a_bar_without_answer_leaves_no_bridge() -> None:
    with pytest.raises(NotComputable, match="input_missing"):
        bridge_bars(answer(PRICE_CHANGE, {}), Bridge((("price", BarKind.TOTAL),)))
    taken_off = Bridge((("discounts.from_invoice", BarKind.LESS),))
    with pytest.raises(NotComputable, match="input_missing"):
        bridge_bars(answer(WATERFALL, DISCOUNTS), taken_off)


def test_a_curve_says_what_the_answer_says_at_each_point() -> None:
    lines = curve_lines(PRICE_CHANGE, DISCOUNT, answer(PRICE_CHANGE, DISCOUNT), CURVE)
    assert len(lines.at) == PIECES + 1
    assert (lines.at[0], lines.at[-1]) == (Decimal("-0.2"), Decimal("0.2"))
    needed = dict(zip(lines.at, lines.lines["needed_volume"], strict=True))
    for change in (Decimal("-0.1"), Decimal("0.1")):
        exact = answer(PRICE_CHANGE, {**DISCOUNT, "change": change}).number("needed_volume")
        assert needed[change] == exact
    figures = [value for value in needed.values() if isinstance(value, Decimal)]
    assert all(one > other for one, other in pairwise(figures))
    assert lines.marks == (("change", Decimal("-0.1")), ("volume", Decimal(10_000)))


def test_a_curve_has_gaps_where_there_is_no_answer() -> None:
    steep = Curve(over="change", start="-0.6", end="0", values=("needed_volume",), marks=("price",))
    lines = curve_lines(PRICE_CHANGE, DISCOUNT, answer(PRICE_CHANGE, DISCOUNT), steep)
    assert lines.lines["needed_volume"][0] == NotComputable("contribution_not_positive")


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [("0", "0", "no_range"), ("extra_fixed_cost", "price > 1", "no_number")],
)
def test_a_curve_needs_two_ends(start: str, end: str, reason: str) -> None:
    curve = Curve(over="change", start=start, end=end, values=("new_price",))
    with pytest.raises(NotComputable, match=reason):
        curve_lines(PRICE_CHANGE, DISCOUNT, answer(PRICE_CHANGE, DISCOUNT), curve)
