"""The price after each discount, from the list price to the pocket."""

from collections.abc import Mapping
from decimal import Decimal

from verder.domain.calculate.calculators.price_waterfall import CALCULATOR
from verder.domain.engines.calculators.answering import Answer, Single, answer


def of_hundred(*rows: tuple[str, str, str]) -> Answer:
    """Return the waterfall of a list price of a hundred; a row is its kind, base and share."""
    discounts: list[Mapping[str, Single]] = [
        {"kind": kind, "base": base, "share": Decimal(share)} for kind, base, share in rows
    ]
    return answer(
        CALCULATOR,
        {"list_price": Decimal(100), "discounts": discounts, "unit_cost": Decimal(60)},
    )


def test_each_discount_brings_the_price_down() -> None:
    invoice = [("invoice", "list", share) for share in ("0.12", "0.03", "0.02")]
    later = [("off_invoice", "list", share) for share in ("0.04", "0.03", "0.02")]
    found = of_hundred(*invoice, *later)
    rows = found.rows["discounts"]
    assert [row["on_invoice"] for row in rows[:3]] == [88, 85, 83]
    assert [row["off_invoice"] for row in rows[3:]] == [79, 76, 74]


def test_two_running_discounts_are_less_than_their_sum() -> None:
    found = of_hundred(("invoice", "running", "0.10"), ("invoice", "running", "0.10"))
    assert found.number("invoice_price") == 81


def test_what_comes_later_is_taken_after_the_invoice_whatever_the_order() -> None:
    found = of_hundred(("off_invoice", "invoice_price", "0.10"), ("invoice", "list", "0.20"))
    assert found.number("invoice_price") == 80
    assert found.number("pocket_price") == 72


def test_more_than_the_list_price_is_said() -> None:
    found = of_hundred(("invoice", "list", "0.80"), ("off_invoice", "list", "0.30"))
    assert [saying.key for saying in found.warnings] == ["above_list"]
    assert found.conclusion
    assert found.conclusion.key == "nothing_left"
