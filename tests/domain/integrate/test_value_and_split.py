"""Value to the customer and its split: what one side gains the other does not."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.engines.calculators.asking import Line, Plain, asked, fraction, is_close
from verder.domain.integrate.calculators import (
    contacts_needed,
    customer_saving,
    customer_value,
    price_offer,
    success_formula,
    win_win_split,
)

MONEY = st.decimals(min_value=0, max_value=100_000, places=2)
POSITIVE = st.decimals(min_value=1, max_value=100_000, places=2)
SHARE = st.decimals(min_value=0, max_value=1, places=2)
RATE = st.decimals(min_value="0.01", max_value="0.50", places=2)
DRIVERS = st.fixed_dictionaries(
    {
        "direction": st.sampled_from(["plus", "minus", "elsewhere"]),
        "period": st.sampled_from(["yearly", "once"]),
        "quantity": MONEY,
        "unit_value": MONEY,
        "confidence": SHARE,
    }
)


@settings(max_examples=40)
@given(MONEY, st.lists(DRIVERS, min_size=1, max_size=5), st.integers(1, 8), RATE)
def test_the_value_is_the_reference_and_each_difference_year_by_year(
    reference: Decimal, drivers: list[Line], years: int, rate: Decimal
) -> None:
    found = asked(
        customer_value.CALCULATOR,
        {"reference": reference, "years": years, "discount": rate, "drivers": drivers},
    )
    slow = cautious = Fraction(0)
    for driver in drivers:
        yearly = fraction(driver, "quantity") * fraction(driver, "unit_value")
        when = range(1, years + 1) if driver["period"] == "yearly" else (0,)
        worth = sum(yearly / (1 + Fraction(rate)) ** year for year in when)
        sign = {"plus": 1, "minus": -1, "elsewhere": 0}[str(driver["direction"])]
        slow += sign * worth
        cautious += sign * worth * fraction(driver, "confidence")
    assert is_close(found.number("value"), Fraction(reference) + slow)
    assert is_close(found.number("cautious_value"), Fraction(reference) + cautious)
    assert all(line.is_right for line in found.checks)


@settings(max_examples=40)
@given(POSITIVE, st.lists(DRIVERS, min_size=1, max_size=5))
def test_gains_alone_put_reference_cautious_value_and_value_in_order(
    reference: Decimal, drivers: list[Line]
) -> None:
    gains = [{**driver, "direction": "plus"} for driver in drivers]
    found = asked(customer_value.CALCULATOR, {"reference": reference, "drivers": gains})
    assert reference <= found.number("cautious_value") <= found.number("value")


def test_a_value_below_our_cost_leaves_no_room_to_deal_in() -> None:
    driver: Line = {"direction": "minus", "quantity": 1, "unit_value": 10, "confidence": 1}
    numbers: dict[str, Plain] = {"reference": 100, "our_cost": 95}
    found = asked(customer_value.CALCULATOR, {**numbers, "drivers": [driver]})
    assert not isinstance(found.value("deal_zone"), Decimal)
    assert found.conclusion
    assert found.conclusion.key == "no_zone"
    cheaper = asked(customer_value.CALCULATOR, {**numbers, "our_cost": 80, "drivers": [driver]})
    assert cheaper.conclusion
    assert cheaper.conclusion.key == "below_reference"


@settings(max_examples=40)
@given(POSITIVE, st.integers(1, 12), RATE)
def test_a_saving_is_worth_its_years_one_by_one(saving: Decimal, years: int, rate: Decimal) -> None:
    numbers: dict[str, Plain] = {"yearly_saving": saving, "years": years, "discount": rate}
    found = asked(customer_saving.CALCULATOR, numbers)
    slow = sum(Fraction(saving) / (1 + Fraction(rate)) ** year for year in range(1, years + 1))
    assert is_close(found.number("present_value"), Fraction(slow))
    plain = asked(customer_saving.CALCULATOR, {**numbers, "discount": 0})
    assert plain.number("present_value") == saving * years


@given(POSITIVE, POSITIVE, MONEY, SHARE, st.sampled_from(["difference", "surplus"]))
def test_both_gains_make_up_the_surplus_and_the_offer_tells_the_share_again(
    reference: Decimal, difference: Decimal, cost: Decimal, share: Decimal, mode: str
) -> None:
    numbers: dict[str, Plain] = {
        "reference": reference,
        "difference_value": difference,
        "our_cost": cost,
    }
    split = asked(win_win_split.CALCULATOR, {**numbers, "share": share, "mode": mode})
    surplus = reference + difference - cost
    if mode == "surplus" and surplus <= 0:
        assert not isinstance(split.value("price"), Decimal)
        return
    assert split.number("customer_gain") + split.number("our_gain") == surplus
    price = split.number("price")
    if price >= 0:
        offer = asked(price_offer.CALCULATOR, {**numbers, "offer": price})
        key = "difference_share" if mode == "difference" else "our_part"
        assert abs(offer.number(key) - share) < Decimal("1e-9")


def test_a_share_beyond_all_is_shown_and_warned_of() -> None:
    numbers: dict[str, Plain] = {"reference": 100, "difference_value": 20, "our_cost": 90}
    found = asked(win_win_split.CALCULATOR, {**numbers, "share": Decimal("1.2")})
    assert found.number("price") == 124
    assert [warning.key for warning in found.warnings] == ["outside"]
    below = asked(win_win_split.CALCULATOR, {**numbers, "share": Decimal("-0.8")})
    assert [warning.key for warning in below.warnings] == ["outside", "below_cost"]


@given(POSITIVE, RATE, RATE, POSITIVE)
def test_the_contacts_needed_bring_the_target(
    target: Decimal, direction: Decimal, quality: Decimal, order: Decimal
) -> None:
    factors: dict[str, Plain] = {
        "direction": direction,
        "quality": quality,
        "order_value": order,
    }
    needed = asked(contacts_needed.CALCULATOR, {**factors, "target": target}).number("contacts")
    found = asked(success_formula.CALCULATOR, {**factors, "contacts": needed})
    assert is_close(found.number("result"), Fraction(target))


def test_more_than_all_contacts_cannot_be_well_aimed() -> None:
    numbers: dict[str, Plain] = {
        "contacts": 100,
        "direction": Decimal("0.8"),
        "quality": Decimal("0.2"),
        "order_value": 10,
        "more_direction": Decimal("0.5"),
    }
    found = asked(success_formula.CALCULATOR, numbers)
    assert found.number("result") == 160
    assert not isinstance(found.value("new_result"), Decimal)
