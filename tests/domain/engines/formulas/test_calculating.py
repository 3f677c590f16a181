"""What comes out of a formula, and why nothing does."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.engines.formulas.calculating import Known, Value, calculate
from verder.domain.engines.formulas.reading import read_formula
from verder.domain.values.missing import NotComputable

KNOWN = Known(
    single={
        "two": Decimal(2),
        "none": Decimal(0),
        "kind": "list",
        "open": NotComputable("input_missing"),
    },
    rows={
        "costs": [{"amount": Decimal(3)}, {"amount": Decimal(5)}],
        "gaps": [{"amount": NotComputable("input_missing")}],
        "nothing": [],
    },
)
NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=3)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("two ** 3 - 1", Decimal(7)),
        ("-two / 4", Decimal("-0.5")),
        ("sum(costs.amount)", Decimal(8)),
        ("count(costs.amount)", Decimal(2)),
        ("smallest(costs.amount)", Decimal(3)),
        ("largest(costs.amount)", Decimal(5)),
        ("min(two, 3) + max(two, 3)", Decimal(5)),
        ("round_up(two / 3)", Decimal(1)),
        ("round_up(log(8) / log(two))", Decimal(3)),
        ("if_(kind == 'list', 1, open)", Decimal(1)),
        ("if_(kind != 'list', open, 2)", Decimal(2)),
        ("two > 1 and two < 3", True),
        ("two <= 1 or two >= 3", False),
        ("two < 1 and open > 1", False),
        ("two > 1 or open > 1", True),
        ("two > 1 and two > 0 and none > 0", False),
        ("costs.amount", Decimal(3)),
        ("above(costs.amount, two)", Decimal(2)),
        ("'list'", "list"),
    ],
)
def test_what_comes_out(formula: str, expected: Value) -> None:
    assert calculate(read_formula(formula), KNOWN) == expected


def test_a_row_sees_the_row_before_it() -> None:
    second = Known(single=KNOWN.single, rows=KNOWN.rows, place=1)
    formula = read_formula("above(costs.amount, two) * costs.amount")
    assert calculate(formula, second) == Decimal(15)


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("1 / none", "division_by_zero"),
        ("none ** -1", "division_by_zero"),
        ("none ** none", "no_number"),
        ("(0 - two) ** 0.5", "no_number"),
        ("10 ** 10 ** 10", "too_large"),
        ("kind + 1", "no_number"),
        ("-kind", "no_number"),
        ("kind < 1", "no_number"),
        ("open + 1", "input_missing"),
        ("unheard_of", "input_missing"),
        ("sum(gaps.amount)", "input_missing"),
        ("sum(nothing.amount)", "rows_missing"),
        ("round_up(kind)", "no_number"),
        ("log(none)", "no_number"),
        ("log(-two)", "no_number"),
    ],
)
def test_why_nothing_comes_out(formula: str, reason: str) -> None:
    with pytest.raises(NotComputable) as problem:
        calculate(read_formula(formula), KNOWN)
    assert problem.value.reason == reason


@given(one=NUMBERS, other=NUMBERS, third=NUMBERS)
def test_signs_bind_as_in_arithmetic(one: Decimal, other: Decimal, third: Decimal) -> None:
    known = Known(single={"a": one, "b": other, "c": third}, rows={})
    assert calculate(read_formula("a - b * c + -a"), known) == -(other * third)
