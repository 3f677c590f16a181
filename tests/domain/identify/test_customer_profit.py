from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.identify.ladders import c03, d20, sales
from verder.domain.identify.customer_profit import (
    CustomerProfitLimits,
    Field,
    SplitAt,
    customer_profits,
)
from verder.domain.identify.profit_ladder import Step, profit_ladder
from verder.domain.values.missing import NotComputable

AVERAGE = CustomerProfitLimits(split_at=SplitAt.AVERAGE)


def test_c03_buys_cheap_and_asks_much() -> None:
    found = customer_profits(d20())
    place = next(each for each in found.customers if each.account_id == 3)
    assert place.margin_share == Decimal("0.22")
    assert round(place.service_share, 4) == Decimal("0.3222")
    assert place.field is Field.AGGRESSIVE
    assert round(place.profit) == -18_400


def test_the_fields_part_at_the_customer_in_the_middle_or_at_the_average() -> None:
    middle, average = customer_profits(d20()), customer_profits(d20(), limits=AVERAGE)
    assert middle.margin_split == Decimal("0.30")
    assert round(average.margin_split, 4) == Decimal("0.2932")
    assert round(average.service_split, 6) == round(Decimal(282_800) / 1_500_000, 6)


def test_a_customer_exactly_on_the_split_counts_as_high() -> None:
    found = customer_profits([c03()])
    assert found.customers[0].field is Field.CARRIAGE_TRADE


def test_who_misses_an_input_is_left_out_and_coverage_says_so() -> None:
    bare = profit_ladder(sales(9, 20_000, 1))
    credit = profit_ladder(sales(8, -20_000, 1))
    found = customer_profits([c03(), bare, credit])
    assert found.coverage == Decimal("0.9")
    assert [(each.account_id, each.why.reason) for each in found.left_out] == [
        (9, "no_rates"),
        (8, "no_positive_revenue"),
    ]


def test_service_alone_may_be_the_cost_to_serve() -> None:
    found = customer_profits([c03(receivables=NotComputable("no_quantity"))], Step.CM2)
    assert found.customers[0].service_share * 180_000 == pytest.approx(Decimal(55_450))


def test_without_any_known_cost_the_reason_is_told() -> None:
    with pytest.raises(NotComputable, match="no_rates"):
        customer_profits([profit_ladder(sales(9, 20_000, 1))])
    with pytest.raises(NotComputable, match="no_rates"):
        customer_profits([c03()], Step.CM1)
    with pytest.raises(NotComputable, match="no_accounts"):
        customer_profits([])


@given(st.permutations(d20()), st.sampled_from(SplitAt))
def test_everybody_has_one_place_whatever_the_order(ladders: list, split_at: SplitAt) -> None:  # type: ignore[type-arg]
    limits = CustomerProfitLimits(split_at=split_at)
    found = customer_profits(ladders, limits=limits)
    assert found == customer_profits(d20(), limits=limits)
    assert {each.account_id for each in found.customers} == set(range(1, 21))
    assert round(sum(each.profit for each in found.customers), 6) == 157_000
