"""Differences are split into parts that make up the whole, whatever the numbers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.domain.engines.calculators.asking import Line, Plain, asked, fraction, is_close
from verder.domain.calculate.calculators import (
    budget_actual,
    budget_actual_totals,
    new_product_result,
    price_mix,
    price_mix_money,
    revenue_change,
)
from verder.domain.calculate.mix_rows import BRIDGE

MONEY = st.decimals(min_value=0, max_value=10_000, places=2)
PIECES = st.decimals(min_value=0, max_value=100_000, places=1)
PLAN = ("volume", "price", "unit_cost", "fixed_cost")


@given(st.tuples(PIECES, MONEY, MONEY, MONEY), st.tuples(PIECES, MONEY, MONEY, MONEY))
def test_variances_make_up_actual_less_budget(
    budget: tuple[Decimal, ...], actual: tuple[Decimal, ...]
) -> None:
    given_numbers = {f"budget_{key}": value for key, value in zip(PLAN, budget, strict=True)} | {
        f"actual_{key}": value for key, value in zip(PLAN, actual, strict=True)
    }
    found = asked(budget_actual.CALCULATOR, given_numbers)
    was, now = ([Fraction(each) for each in side] for side in (budget, actual))
    assert is_close(found.number("volume_effect"), (now[0] - was[0]) * (was[1] - was[2]))
    assert is_close(found.number("price_effect"), (now[1] - was[1]) * now[0])
    assert is_close(found.number("cost_effect"), (was[2] - now[2]) * now[0])
    assert is_close(found.number("fixed_effect"), was[3] - now[3])
    whole = now[0] * (now[1] - now[2]) - now[3] - (was[0] * (was[1] - was[2]) - was[3])
    assert is_close(found.number("difference"), whole)
    assert all(line.is_right for line in found.checks)


@settings(max_examples=40)
@given(st.tuples(PIECES, MONEY, MONEY, MONEY), st.tuples(PIECES, MONEY, MONEY, MONEY))
def test_totals_tell_the_same_as_pieces(
    budget: tuple[Decimal, ...], actual: tuple[Decimal, ...]
) -> None:
    assume(budget[0] > 0)
    pieces: dict[str, Decimal] = {}
    totals: dict[str, Decimal] = {}
    for side, numbers in (("budget", budget), ("actual", actual)):
        volume, price, unit_cost, fixed_cost = numbers
        pieces |= {f"{side}_{key}": value for key, value in zip(PLAN, numbers, strict=True)}
        totals |= {
            f"{side}_volume": volume,
            f"{side}_revenue": volume * price,
            f"{side}_variable_cost": volume * unit_cost,
            f"{side}_fixed_cost": fixed_cost,
        }
    one = asked(budget_actual.CALCULATOR, pieces)
    other = asked(budget_actual_totals.CALCULATOR, totals)
    for key in ("volume_effect", "price_effect", "cost_effect", "fixed_effect", "difference"):
        assert is_close(other.number(key), Fraction(one.number(key)))


def test_without_a_budget_only_the_actual_result_is_known() -> None:
    actual: dict[str, Plain] = {"actual_volume": 10, "actual_price": 5, "actual_unit_cost": 3}
    found = asked(budget_actual.CALCULATOR, actual)
    assert found.number("actual_profit") == 20
    assert not isinstance(found.value("difference"), Decimal)
    assert found.conclusion
    assert found.conclusion.key == "only_actual"


def test_what_was_not_budgeted_is_new_as_a_whole() -> None:
    actual: dict[str, Plain] = {"volume": 10, "price": 5, "unit_cost": 3, "fixed_cost": 4}
    found = asked(new_product_result.CALCULATOR, actual)
    assert found.number("result") == found.number("net") == 16
    lost: dict[str, Plain] = {"replaced_volume": 9, "replaced_contribution": 2}
    assert asked(new_product_result.CALCULATOR, {**actual, **lost}).number("net") == -2


@given(PIECES, MONEY, PIECES, MONEY)
def test_price_and_volume_make_up_the_change_of_revenue(
    volume: Decimal, price: Decimal, later_volume: Decimal, later_price: Decimal
) -> None:
    found = asked(
        revenue_change.CALCULATOR,
        {
            "volume_before": volume,
            "price_before": price,
            "volume_after": later_volume,
            "price_after": later_price,
        },
    )
    whole = Fraction(later_volume) * Fraction(later_price) - Fraction(volume) * Fraction(price)
    assert is_close(found.number("volume_effect") + found.number("price_effect"), whole)


VOLUMES = st.one_of(st.just(Decimal(0)), st.decimals(min_value=1, max_value=10_000, places=1))
PRICES = st.decimals(min_value="0.01", max_value=1_000, places=2)
LINES = st.fixed_dictionaries(
    {
        f"{key}_{when}": values
        for when in ("before", "after")
        for key, values in (("volume", VOLUMES), ("price", PRICES), ("cost", PRICES))
    }
)


@settings(max_examples=40)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_volume_mix_price_cost_new_and_lost_make_up_the_difference(lines: list[Line]) -> None:
    found = asked(price_mix.CALCULATOR, {"products": lines})
    slow = slow_effects(lines)
    for key, expected in slow.items():
        assert is_close(found.number(key), expected), key
    assert ("mix_effect" in slow) is isinstance(found.value("mix_effect"), Decimal)
    assert is_close(found.number("difference"), sum(slow.values(), Fraction(0)))
    assert all(line.is_right for line in found.checks)


def slow_effects(lines: list[Line]) -> dict[str, Fraction]:
    """Return the effects as the definitions say them, line by line."""

    def contribution(line: Line, when: str) -> Fraction:
        return fraction(line, f"price_{when}") - fraction(line, f"cost_{when}")

    kept = [line for line in lines if line["volume_before"] and line["volume_after"]]
    new = [line for line in lines if not line["volume_before"]]
    lost = [line for line in lines if not line["volume_after"]]
    volume = {
        when: sum((fraction(line, f"volume_{when}") for line in kept), Fraction(0))
        for when in ("before", "after")
    }
    effects = {
        "price_effect": sum(
            (fraction(line, "price_after") - fraction(line, "price_before"))
            * fraction(line, "volume_after")
            for line in kept
        ),
        "cost_effect": sum(
            (fraction(line, "cost_before") - fraction(line, "cost_after"))
            * fraction(line, "volume_after")
            for line in kept
        ),
        "new": sum(fraction(line, "volume_after") * contribution(line, "after") for line in new),
        "lost": -sum(
            fraction(line, "volume_before") * contribution(line, "before") for line in lost
        ),
        "volume_effect": Fraction(0),
    }
    if kept:
        average = (
            sum(fraction(line, "volume_before") * contribution(line, "before") for line in kept)
            / volume["before"]
        )
        effects["volume_effect"] = (volume["after"] - volume["before"]) * average
        effects["mix_effect"] = sum(
            (
                fraction(line, "volume_after")
                - volume["after"] * fraction(line, "volume_before") / volume["before"]
            )
            * contribution(line, "before")
            for line in kept
        )
    return {key: Fraction(value) for key, value in effects.items()}


@settings(max_examples=40)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_in_euros_volume_and_mix_are_together_what_they_are_in_pieces(lines: list[Line]) -> None:
    pieces = asked(price_mix.CALCULATOR, {"products": lines})
    euros = asked(price_mix_money.CALCULATOR, {"products": lines})
    assert all(line.is_right for line in euros.checks)
    if isinstance(euros.value("mix_effect"), Decimal):
        one, other = (
            each.number("volume_effect") + each.number("mix_effect") for each in (pieces, euros)
        )
        assert is_close(one, Fraction(other))


def test_without_a_volume_before_there_is_no_mix_but_the_rest_answers() -> None:
    lines: list[Line] = [
        {"name": "new", "volume_after": 10, "price_after": 8, "cost_after": 5},
        {"name": "gone", "volume_before": 20, "price_before": 3, "cost_before": 2},
    ]
    found = asked(price_mix.CALCULATOR, {"products": lines})
    assert not isinstance(found.value("mix_effect"), Decimal)
    assert [found.number(key) for key in ("new", "lost", "volume_effect", "difference")] == [
        *(30, -20, 0, 10),
    ]
    assert found.conclusion
    assert found.conclusion.key == "nothing_kept"
    assert all(isinstance(found.value(key), Decimal) for key, _kind in BRIDGE.bars)
    assert all(line.is_right for line in found.checks)


def test_a_price_that_is_left_out_is_warned_of_and_kept_out_of_euros() -> None:
    lines: list[Line] = [{"volume_before": 5, "volume_after": 6, "price_after": 4}]
    found = asked(price_mix.CALCULATOR, {"products": lines})
    assert "price_left_out" in [warning.key for warning in found.warnings]
    euros = asked(price_mix_money.CALCULATOR, {"products": lines})
    assert not isinstance(euros.value("mix_effect"), Decimal)
    assert euros.number("price_effect") == 24
