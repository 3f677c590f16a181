"""What holds for any numbers, not only for those of the examples."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verder.domain.calculate.calculators.break_even import CALCULATOR as BREAK_EVEN
from verder.domain.calculate.calculators.contribution import CALCULATOR as CONTRIBUTION
from verder.domain.calculate.calculators.costing_methods import CALCULATOR as COSTING
from verder.domain.calculate.calculators.margin import CALCULATOR as MARGIN
from verder.domain.calculate.calculators.margin_and_markup import CALCULATOR as MARGIN_AND_MARKUP
from verder.domain.calculate.calculators.minimal_contribution import CALCULATOR as MINIMAL
from verder.domain.calculate.calculators.price_chain import CALCULATOR as PRICE_CHAIN
from verder.domain.calculate.calculators.price_for_margin import CALCULATOR as PRICE_FOR_MARGIN
from verder.domain.calculate.calculators.price_waterfall import CALCULATOR as WATERFALL
from verder.domain.calculate.calculators.target_profit import CALCULATOR as TARGET_PROFIT
from verder.domain.engines.calculators.answering import agree, answer

amounts = st.decimals("0.01", 100_000, places=2)
volumes = st.decimals(1, 1_000_000, places=0)
shares = st.decimals("-0.95", "0.95", places=4)
cuts = st.decimals(0, "0.5", places=3)
discounts = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(("invoice", "off_invoice")),
        "base": st.sampled_from(("list", "running", "invoice_price")),
        "share": cuts,
        "fixed_amount": st.decimals(0, 10, places=2),
    }
)
ONE = Decimal(1)


@given(shares)
def test_a_margin_comes_back_from_its_markup(share: Decimal) -> None:
    there = answer(MARGIN_AND_MARKUP, {"basis": "margin", "share": share})
    markup = there.number("markup_share")
    back = answer(MARGIN_AND_MARKUP, {"basis": "markup", "share": markup})
    assert agree(back.number("margin_share"), share)


@given(amounts, shares)
def test_the_price_for_a_margin_has_that_margin(cost: Decimal, share: Decimal) -> None:
    prices = answer(PRICE_FOR_MARGIN, {"unit_cost": cost, "share": share})

    def found(price: str, key: str) -> Decimal:
        return answer(MARGIN, {"unit_cost": cost, "price": prices.number(price)}).number(key)

    assert agree(found("price_for_margin", "margin_share"), share)
    assert agree(found("price_for_markup", "markup_share"), share)


@given(amounts, cuts, cuts, cuts)
def test_the_shop_price_is_shared_out_whole(
    price: Decimal, vat: Decimal, retailer: Decimal, wholesaler: Decimal
) -> None:
    asked = {
        "consumer_price": price,
        "vat_share": vat,
        "retailer_share": retailer,
        "wholesaler_share": wholesaler,
    }
    found = answer(PRICE_CHAIN, asked)
    parts = ("vat", "retailer_margin", "wholesaler_margin", "our_price")
    assert agree(sum(map(found.number, parts), Decimal(0)), price)
    assert all(line.is_right for line in found.checks)


@given(amounts, st.lists(discounts, min_size=1, max_size=8))
def test_the_falls_of_a_waterfall_add_up(
    price: Decimal, rows: list[dict[str, Decimal | str]]
) -> None:
    found = answer(WATERFALL, {"list_price": price, "discounts": rows})
    falls = [row["amount"] for row in found.rows["discounts"]]
    whole = sum((fall for fall in falls if isinstance(fall, Decimal)), Decimal(0))
    assert agree(found.number("pocket_price") + whole, price)
    assert all(line.is_right for line in found.checks)


@given(amounts, st.lists(cuts, min_size=1, max_size=6))
def test_running_discounts_may_change_places(price: Decimal, shares: list[Decimal]) -> None:
    rows: list[dict[str, Decimal | str]] = [
        {"kind": "invoice", "base": "running", "share": share} for share in shares
    ]

    def pocket(lines: Sequence[Mapping[str, Decimal | str]]) -> Decimal:
        return answer(WATERFALL, {"list_price": price, "discounts": lines}).number("pocket_price")

    assert agree(pocket(rows), pocket(rows[::-1]))


@given(amounts, amounts, amounts)
def test_break_even_leaves_no_profit(cost: Decimal, above: Decimal, fixed: Decimal) -> None:
    asked = {"price": cost + above, "unit_cost": cost, "fixed_cost": fixed}
    volume = answer(BREAK_EVEN, asked).number("break_even_volume")
    at_that = answer(CONTRIBUTION, {**asked, "volume": volume})
    assert abs(at_that.number("profit")) < Decimal("1e-9") * max(ONE, fixed)


@given(amounts, amounts, amounts, st.decimals(0, 1_000_000, places=2), volumes)
def test_the_goal_is_reached_by_price_or_by_volume(
    cost: Decimal, above: Decimal, fixed: Decimal, wanted: Decimal, volume: Decimal
) -> None:
    asked = {"unit_cost": cost, "fixed_cost": fixed}
    goal = {**asked, "wanted_profit": wanted}
    by_price = answer(MINIMAL, {**goal, "volume": volume}).number("minimal_price")
    by_volume = answer(TARGET_PROFIT, {**goal, "price": cost + above}).number("needed_volume")

    def profit(price: Decimal, pieces: Decimal) -> Decimal:
        return answer(CONTRIBUTION, {**asked, "price": price, "volume": pieces}).number("profit")

    assert agree(profit(by_price, volume), wanted)
    assert agree(profit(cost + above, by_volume), wanted)


@given(amounts, amounts, amounts, volumes, volumes, volumes)
def test_both_ways_of_costing_differ_by_the_fixed_cost_in_stock(
    price: Decimal, cost: Decimal, fixed: Decimal, normal: Decimal, made: Decimal, sold: Decimal
) -> None:
    found = answer(
        COSTING,
        {
            "price": price,
            "unit_production_cost": cost,
            "fixed_production_cost": fixed,
            "normal_volume": normal,
            "produced": made,
            "sold": sold,
        },
    )
    difference = found.number("absorption_profit") - found.number("direct_profit")
    assert agree(difference, (made - sold) * fixed / normal)
    assert all(line.is_right for line in found.checks)
