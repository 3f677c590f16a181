from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.layers import (
    ACTIVE_LAYERS,
    BENCHMARKS,
    THREE_LAYERS,
    Layer,
    PyramidLimits,
)
from verder.domain.identify.pyramid import pyramid
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import round_half_up

TOP, LARGE, MEDIUM, SMALL = ACTIVE_LAYERS


def of(*amounts: int) -> list[AccountRevenue]:
    return [AccountRevenue(number, Decimal(each)) for number, each in enumerate(amounts)]


@pytest.mark.parametrize(
    ("customers", "layers"),
    [
        (1, [1, 0, 0, 0]),
        (3, [1, 0, 0, 2]),
        (7, [1, 0, 1, 5]),
        (20, [1, 0, 3, 16]),
        (37, [1, 1, 6, 29]),
        (150, [2, 6, 22, 120]),
        (1000, [10, 40, 150, 800]),
    ],
)
def test_layers_have_their_numbers_however_few_the_customers(
    customers: int, layers: list[int]
) -> None:
    found = pyramid(of(*range(1, customers + 1)))
    assert [answers.customers for answers in found.layers.values()] == layers
    assert found.is_small is (customers < 50)


def test_two_hundred_customers_of_falling_size_give_the_published_sums() -> None:
    found = pyramid(AccountRevenue(r, Decimal(1_000_000) / r) for r in range(1, 201))
    sums = [str(round_half_up(answers.revenue)) for answers in found.layers.values()]
    shares = [Decimal(str(answers.share)) for answers in found.layers.values()]
    assert sums == ["1500000.00", "1428968.25", "1349574.78", "1599487.91"]
    assert [str(round_half_up(share, 4)) for share in shares] == [
        "0.2552",
        "0.2431",
        "0.2296",
        "0.2721",
    ]


def test_a_layer_answers_with_average_margin_and_the_claim_of_the_textbook() -> None:
    rows = [
        AccountRevenue(1, Decimal(50), margin=Decimal(20)),
        AccountRevenue(2, Decimal(30), margin=Decimal(-3)),
        AccountRevenue(3, Decimal(20)),
    ]
    layers = pyramid(rows).layers
    small = layers[SMALL]
    assert [row.account_id for row in small.accounts] == [2, 3]
    assert (small.revenue, small.average) == (Decimal(50), Decimal(25))
    assert (small.margin, small.margin_known) == (Decimal(-3), 1)
    assert small.benchmark_share == Decimal("0.2")
    assert layers[LARGE].average == NotComputable("empty_layer")
    assert layers[LARGE].margin == NotComputable("cost_unknown")


def test_who_bought_before_but_not_now_is_inactive() -> None:
    found = pyramid(of(5, 0, -3), bought_before=[9, 0, 1, 7])
    assert found.inactive == (7, 9)
    assert [row.account_id for row in found.no_revenue] == [1]
    assert [row.account_id for row in found.credit_balances] == [2]
    assert found.by_account() == {0: TOP}
    assert found.revenues() == {0: Decimal(5), 1: Decimal(0), 2: Decimal(-3)}


def test_without_customers_the_layers_are_empty() -> None:
    found = pyramid([])
    assert [answers.customers for answers in found.layers.values()] == [0, 0, 0, 0]
    assert found.layers[TOP].share == NotComputable("no_positive_revenue")


def test_cuts_and_benchmark_can_be_changed() -> None:
    limits = PyramidLimits(
        top_share=Decimal("0.1"),
        large_share=Decimal("0.2"),
        medium_share=Decimal("0.3"),
        benchmark=THREE_LAYERS,
    )
    found = pyramid(of(*range(10)), limits=limits)
    assert [answers.customers for answers in found.layers.values()] == [1, 2, 3, 3]
    assert found.layers[TOP].benchmark_share == Decimal("0.5")
    assert found.layers[SMALL].benchmark_share is None


def test_both_textbooks_claim_all_revenue() -> None:
    assert [sum(each.shares.values()) for each in BENCHMARKS] == [1, 1]


@pytest.mark.parametrize("shares", [("-0.1", "0.1"), ("0.5", "0.6")])
def test_shares_that_make_no_pyramid_are_refused(shares: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="at most 1"):
        PyramidLimits(top_share=Decimal(shares[0]), large_share=Decimal(shares[1]))


@given(st.lists(st.integers(-100, 1000), max_size=60))
def test_layers_hold_every_active_account_once_in_order(amounts: list[int]) -> None:
    found = pyramid(of(*amounts))
    layers = [row.revenue for answers in found.layers.values() for row in answers.accounts]
    assert layers == sorted((Decimal(each) for each in amounts if each > 0), reverse=True)
    assert sum(answers.revenue for answers in found.layers.values()) == found.revenue
    assert Layer.INACTIVE not in found.by_account().values()
