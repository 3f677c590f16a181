from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.identify.conftest import CUSTOMERS
from tests.domain.identify.ladders import DRIVERS, QUANTITIES, c03, d20, sales
from verder.domain.identify.cost_to_serve import cost_to_serve
from verder.domain.identify.loss_advice import LossAdvice, loss_advice
from verder.domain.identify.profit_ladder import (
    AccountSales,
    ProfitLadder,
    Step,
    coverage,
    deepest_step,
    profit_ladder,
)
from verder.domain.identify.whale import AccountProfit, whale
from verder.domain.values.missing import NotComputable

NO_QUANTITY = NotComputable("no_quantity")
AMOUNTS = st.integers(-100_000, 100_000).map(Decimal)


def test_the_ladder_of_c03_ends_in_the_published_loss() -> None:
    ladder = c03()
    assert ladder.cm1 == 39_600
    assert ladder.cm2 == 39_600 - 13_950 - 21_600 - 9_100 - 4_800 - 6_000
    assert ladder.cm3 == -18_400
    assert ladder.cost_to_serve() == 58_000


def test_each_step_names_the_costs_that_lead_to_it() -> None:
    costs = {step: [each.driver.code for each in c03().costs_of(step)] for step in Step}
    assert costs == {
        Step.CM1: [],
        Step.CM2: ["orders", "deliveries", "visits", "returns", "support_hours"],
        Step.CM3: ["receivables"],
    }


def test_spreading_the_cost_by_revenue_would_have_the_wrong_sign() -> None:
    whole = sum(Decimal(margin - profit) for _id, _revenue, margin, profit, _n in CUSTOMERS)
    assert whole == 282_800
    assert 39_600 - whole * 180 / 1_500 == 5_664


def test_the_net_profits_of_the_reference_customers_make_the_published_whale() -> None:
    rows = [
        AccountProfit(account_id=each.account_id, revenue=each.revenue, profit=each.cm3)
        for each in d20()
        if isinstance(each.cm3, Decimal)
    ]
    found = whale(rows)
    assert (found.peak, found.peak_at, found.destroyed) == (Decimal(195_400), 11, Decimal(38_400))
    assert found.profit == 157_000


def test_an_unknown_driver_leaves_its_step_and_those_below_without_an_answer() -> None:
    ladder = c03(visits=NO_QUANTITY)
    assert (ladder.cm1, ladder.cm2, ladder.cm3) == (Decimal(39_600), NO_QUANTITY, NO_QUANTITY)
    ladder = c03(receivables=NO_QUANTITY)
    assert (ladder.cm2, ladder.cm3) == (Decimal(-15_850), NO_QUANTITY)
    assert ladder.cost_to_serve(Step.CM2) == 55_450
    assert ladder.cost_to_serve_share() == NO_QUANTITY


def test_without_any_rate_only_the_gross_margin_is_known() -> None:
    ladder = profit_ladder(sales(1, 100, 30))
    assert (ladder.cm1, ladder.cm2) == (Decimal(30), NotComputable("no_rates"))
    assert ladder.share(Step.CM1) == Decimal("0.3")


def test_too_little_known_cost_leaves_no_margin() -> None:
    bought = replace(sales(3, 180_000, 39_600), costed_share=Decimal("0.94"))
    served = cost_to_serve(account_id=3, drivers=DRIVERS, quantities=QUANTITIES)
    ladder = profit_ladder(bought, served)
    assert {ladder.profit(step) for step in Step} == {NotComputable("cost_unknown")}
    assert profit_ladder(bought, served, minimum_costed_share=Decimal("0.9")).cm3 == -18_400


def test_without_revenue_there_are_amounts_but_no_shares() -> None:
    ladder = profit_ladder(sales(1, 0, -5))
    assert ladder.cm1 == -5
    assert ladder.share(Step.CM1) == NotComputable("no_positive_revenue")


def test_coverage_is_the_share_of_positive_revenue_with_an_answer() -> None:
    ladders = [c03(), profit_ladder(sales(1, 20_000, 1)), profit_ladder(sales(2, -50, 1))]
    assert coverage(ladders, Step.CM1) == 1
    assert coverage(ladders, Step.CM3) == Decimal("0.9")
    assert coverage([], Step.CM1) == NotComputable("no_positive_revenue")


def test_the_deepest_step_answers_for_half_of_revenue() -> None:
    bare = profit_ladder(sales(1, 180_001, 1))
    assert deepest_step([c03()]) is Step.CM3
    assert deepest_step([c03(receivables=NO_QUANTITY)]) is Step.CM2
    assert deepest_step([c03(), bare]) is Step.CM1


@pytest.mark.parametrize(
    ("profit", "margin_share", "advice"),
    [
        (Decimal(-1), Decimal("0.2932"), LossAdvice.SERVICE),
        (Decimal(-1), Decimal("0.22"), LossAdvice.PRICE),
        (Decimal(0), Decimal("0.22"), None),
        (NO_QUANTITY, Decimal("0.22"), None),
        (Decimal(-1), NotComputable("no_positive_revenue"), None),
    ],
)
def test_a_loss_at_a_good_margin_comes_from_the_service(
    profit: Decimal | NotComputable,
    margin_share: Decimal | NotComputable,
    advice: LossAdvice | None,
) -> None:
    average = Decimal("0.2932")
    found = loss_advice(profit, margin_share=margin_share, average_margin_share=average)
    assert found is advice


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_ladder_adds_up(
    costed: Decimal, uncosted: Decimal, credit: Decimal, cost: Decimal
) -> None:
    ladder = profit_ladder(
        AccountSales(
            account_id=1,
            revenue=costed + uncosted,
            credit_notes=abs(credit),
            costed_revenue=costed,
            cost=cost,
            costed_share=Decimal(1),
        ),
        cost_to_serve(account_id=1, drivers=DRIVERS, quantities=QUANTITIES),
    )
    goods = ladder.uncosted_revenue + ladder.cost_of_goods
    assert ladder.gross_sales - ladder.credit_notes == ladder.revenue
    assert ladder.cm3 == ladder.revenue - goods - 58_000


@given(st.lists(st.sampled_from([c03(), c03(visits=NO_QUANTITY)]), min_size=1))
def test_coverage_never_rises_on_the_way_down(ladders: list[ProfitLadder]) -> None:
    shares = [coverage(ladders, step) for step in Step]
    assert all(isinstance(share, Decimal) and 0 <= share <= 1 for share in shares)
    assert shares == sorted(shares, key=str, reverse=True)
