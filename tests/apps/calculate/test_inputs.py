"""Inputs as people type them and as programs send them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from verder.apps.calculate.calculators import cards
from verder.apps.calculate.inputs import Sent, read_sent, read_typed, typed_number

CHANGE = cards()["price_change"]
MIX = cards()["price_mix"]


def test_programs_send_exact_numbers_as_text_or_numbers() -> None:
    sent: Sent = {"price": "12.50", "unit_cost": 0.1, "volume": 3, "change": Decimal("-0.1")}
    asked, problems = read_sent(CHANGE, sent)
    assert problems == {}
    assert asked == {
        "price": Decimal("12.50"),
        "unit_cost": Decimal("0.1"),
        "volume": Decimal(3),
        "change": Decimal("-0.1"),
        "extra_fixed_cost": None,
    }


@pytest.mark.parametrize(
    ("sent", "problems"),
    [
        ({"price": "12,50"}, {"price": "no_number"}),
        ({"price": True}, {"price": "no_number"}),
        ({"price": "NaN"}, {"price": "no_number"}),
        ({"price": "1e400"}, {"price": "no_number"}),
        ({"price": []}, {"price": "no_number"}),
        ({"colour": "red"}, {"colour": "unknown_input"}),
        ({"price": [{"amount": 1}]}, {"price.0.amount": "unknown_input", "price": "no_number"}),
    ],
)
def test_what_is_no_number_is_said_where_it_stands(sent: Sent, problems: dict[str, str]) -> None:
    assert read_sent(CHANGE, sent)[1] == problems


def test_rows_are_read_each_in_its_place() -> None:
    asked, problems = read_sent(
        MIX, {"products": [{"name": "X", "volume_before": "1"}, {"price_after": "x", "size": 1}]}
    )
    assert problems == {"products.1.price_after": "no_number", "products.1.size": "unknown_input"}
    assert asked["products"][0]["volume_before"] == Decimal(1)  # type: ignore[index]
    assert read_sent(MIX, {"products": "X"})[1] == {"products": "unknown_input"}
    assert read_sent(MIX, {"products": [{"name": 1}]})[1] == {"products.0.name": "no_word"}
    assert read_sent(MIX, {"products": [{}] * 41})[1] == {"products": "too_many_rows"}


def test_people_type_per_cent_and_leave_rows_empty() -> None:
    with override("nl"):
        asked, problems = read_typed(CHANGE, {"price": "1.234,50", "change": "-10", "volume": "x"})
        assert typed_number("0.36") == Decimal("0.36")
        rows, _none = read_typed(MIX, {"products": [{"name": " "}, {"name": "Y"}]})
    assert (asked["price"], asked["change"]) == (Decimal("1234.50"), Decimal("-0.1"))
    assert problems == {"volume": "no_number"}
    assert [row["name"] for row in rows["products"]] == ["Y"]  # type: ignore[union-attr, index]
