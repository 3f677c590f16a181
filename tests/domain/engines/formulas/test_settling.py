"""What is left of a formula once its choices are made."""

from decimal import Decimal

import pytest

from verder.domain.engines.formulas.calculating import Known, calculate
from verder.domain.engines.formulas.reading import read_formula
from verder.domain.engines.formulas.settling import settled
from verder.domain.engines.formulas.writing import Words, written

KNOWN = Known(
    single={"price": Decimal(10), "kind": "off"},
    rows={"rows": [{"left": Decimal(8), "cut": Decimal(2)}, {"left": Decimal(5)}]},
)


@pytest.mark.parametrize(
    ("formula", "place", "left"),
    [
        ("price - if_(kind == 'off', 2 * price, 0)", 0, "price − 2 × price"),
        ("price - if_(kind == 'on', 2 * price, 0)", 0, "price − 0"),
        ("2 * if_(kind == 'off', price + 1, 0)", 0, "2 × (price + 1)"),
        ("if_(kind == 'off', if_(price > 5, 1, 2), 3)", 0, "1"),
        ("if_(missing > 0, 1, 2)", 0, "if_(missing > 0; 1; 2)"),
        ("above(rows.left, price) - rows.cut", 0, "price − rows.cut"),
        ("above(rows.left, price) - rows.cut", 1, "rows.left.above − rows.cut"),
        ("-max(sum(rows.left), if_(price > 5, 1, 2))", 0, "−max(sum(rows.left); 1)"),
    ],
)
def test_only_what_counts_is_left(formula: str, place: int, left: str) -> None:
    known = Known(single=KNOWN.single, rows=KNOWN.rows, place=place)
    assert written(settled(read_formula(formula), known), Words()) == left


def test_what_is_left_says_the_same() -> None:
    formula = read_formula("price - if_(kind == 'off', above(rows.left, price) * 2, 1)")
    assert calculate(settled(formula, KNOWN), KNOWN) == calculate(formula, KNOWN) == -10
