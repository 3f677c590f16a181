"""Formulas are read from texts, refused where they are none, and written for people."""

import pytest

from verder.domain.engines.formulas.expressions import names
from verder.domain.engines.formulas.reading import read_formula
from verder.domain.engines.formulas.writing import Words, written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a - (b - c)", "a − (b − c)"),
        ("a - b - c", "a − b − c"),
        ("a / (b / c)", "a ÷ (b ÷ c)"),
        ("(a + b) * c", "(a + b) × c"),
        ("a + b * c", "a + b × c"),
        ("-(a + b)", "−(a + b)"),
        ("(-a) ** 2", "(−a) ^ 2"),
        ("2 ** (a ** b)", "2 ^ (a ^ b)"),
        ("(1 + 0.05) / 2", "(1 + 0.05) ÷ 2"),
        ("if_(a >= b and a != 0, a, 'list')", "if_(a ≥ b and a ≠ 0; a; list)"),
        ("sum(rows.amount) - above(rows.amount, a)", "sum(rows.amount) − above(rows.amount; a)"),
        ("a == b or a < b", "a = b or a < b"),
    ],
)
def test_a_formula_is_written_with_no_more_brackets_than_it_needs(text: str, shown: str) -> None:
    assert written(read_formula(text), Words()) == shown


@pytest.mark.parametrize(
    "text",
    [
        "price -",
        "price[0]",
        "price.__class__.name",
        "lambda: 1",
        "__import__('os')",
        "sum(price)",
        "above(price, 1)",
        "min(price)",
        "a < b < c",
        "not a",
        "a // b",
        "True and False and True",
        "sum(rows.amount + 1)",
        "min(a, b=1)",
        "...",
    ],
)
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"formula|called|column"):
        read_formula(text)


def test_names_come_in_the_order_of_writing() -> None:
    assert list(names(read_formula("b + a * -b + if_(c > 0, 1, 'x')"))) == ["b", "a", "b", "c"]


def test_numbers_and_whole_columns_are_written_as_asked() -> None:
    words = Words(column=lambda _key: "3; 5", number=lambda value: f"{value:f}".replace(".", ","))
    assert written(read_formula("0.5 * sum(rows.amount)"), words) == "0,5 × sum(3; 5)"
