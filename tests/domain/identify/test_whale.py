from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.identify.whale import AccountProfit, WhaleLimits, WhaleZone, whale
from verder.domain.values.missing import NotComputable

NO_PROFIT = NotComputable("profit_not_positive")


def account(account_id: int, profit: int, revenue: int = 1000, costed: str = "1") -> AccountProfit:
    return AccountProfit(
        account_id=account_id,
        revenue=Decimal(revenue),
        profit=Decimal(profit),
        costed_share=Decimal(costed),
    )


def of(*profits: int) -> list[AccountProfit]:
    return [account(number, profit) for number, profit in enumerate(profits)]


PORTFOLIOS = st.lists(st.integers(-500, 500), min_size=1, max_size=40).map(
    lambda profits: of(*profits)
)


def six(number: Decimal | NotComputable) -> str:
    assert isinstance(number, Decimal)
    return str(number.quantize(Decimal("0.000001")))


def test_the_reference_customers_make_the_published_whale(
    net_profits: list[AccountProfit],
) -> None:
    found = whale(net_profits)
    assert (found.peak, found.peak_at, found.destroyed) == (Decimal(195_400), 11, Decimal(38_400))
    assert six(found.peak_share) == "1.244586"
    assert six(found.destroyed_share) == "0.244586"
    assert (found.profit, found.loss_makers, found.customers) == (Decimal(157_000), 9, 20)
    assert found.best_profit == 158_100
    assert six(found.best_profit_share) == "1.007006"


def test_the_reference_customers_stand_in_the_published_order(
    net_profits: list[AccountProfit],
) -> None:
    order = [row.account_id for row in whale(net_profits).accounts]
    assert order[:11] == [1, 2, 4, 5, 7, 9, 8, 11, 13, 12, 15]
    assert order[-2:] == [6, 3]


def test_the_curve_can_run_along_revenue_instead_of_customers(
    net_profits: list[AccountProfit],
) -> None:
    found = whale(net_profits)
    shares = found.revenue_shares
    assert [int(shares[0]), int(shares[-1]), len(shares)] == [0, 1, 21]
    assert six(shares[4]) == "0.636667"  # C01, C02, C04 and C05: 955,000 of 1,500,000
    assert list(shares) == sorted(shares)


def test_revenue_below_zero_takes_no_room_along_the_curve() -> None:
    found = whale([account(1, 5, revenue=100), account(2, -3, revenue=-50)])
    assert list(map(int, found.revenue_shares)) == [0, 1, 1]
    assert list(map(int, whale([account(1, 5, revenue=0)]).revenue_shares)) == [0, 0]


def test_the_zones_part_builders_neutral_customers_and_destroyers(
    net_profits: list[AccountProfit],
) -> None:
    zones = whale(net_profits).zones
    assert {zone: totals.customers for zone, totals in zones.items()} == {
        WhaleZone.BUILDER: 11,
        WhaleZone.NEUTRAL: 0,
        WhaleZone.DESTROYER: 9,
    }
    assert zones[WhaleZone.BUILDER].profit == 195_400
    assert zones[WhaleZone.DESTROYER].profit == -38_400


@pytest.mark.parametrize(
    ("profit", "revenue", "zone"),
    [
        (9, 1000, WhaleZone.NEUTRAL),
        (-9, 1000, WhaleZone.NEUTRAL),
        (10, 1000, WhaleZone.BUILDER),
        (-10, 1000, WhaleZone.DESTROYER),
        (0, 0, WhaleZone.NEUTRAL),
        (1, -1000, WhaleZone.BUILDER),
        (-1, 0, WhaleZone.DESTROYER),
    ],
)
def test_neutral_is_less_than_one_per_cent_of_revenue(
    profit: int, revenue: int, zone: WhaleZone
) -> None:
    zones = whale([account(1, profit, revenue)]).zones
    assert [each for each, totals in zones.items() if totals.customers] == [zone]


def test_when_everybody_is_profitable_the_peak_is_the_end() -> None:
    found = whale(of(5, 9, 1))
    assert (found.peak_at, found.peak_share, found.destroyed) == (3, Decimal(1), Decimal(0))


def test_one_customer_is_one_point() -> None:
    found = whale(of(7))
    assert [(int(point.x), int(point.y)) for point in found.points()] == [(0, 0), (1, 7)]


def test_losses_alone_have_a_peak_of_zero_and_no_shares() -> None:
    found = whale(of(-5, -1))
    assert (found.peak, found.peak_at, found.destroyed) == (Decimal(0), 0, Decimal(6))
    assert found.peak_share == found.destroyed_share == found.best_profit_share == NO_PROFIT


def test_a_total_of_zero_has_no_shares_either() -> None:
    found = whale(of(5, -5))
    assert (found.peak, found.peak_share) == (Decimal(5), NO_PROFIT)


def test_equal_profits_go_by_revenue_and_then_by_account() -> None:
    rows = [account(3, 5, 10), account(2, 5, 10), account(1, 5, 9)]
    assert [row.account_id for row in whale(rows).accounts] == [2, 3, 1]


def test_an_account_whose_cost_is_largely_unknown_is_left_out() -> None:
    rows = [account(1, 5, 300, "0.95"), account(2, 50, 100, "0.9499")]
    found = whale(rows)
    assert [row.account_id for row in found.left_out] == [2]
    assert (found.profit, found.left_out_revenue) == (Decimal(5), Decimal(100))
    assert found.coverage == Decimal("0.75")
    assert whale(rows, WhaleLimits(minimum_costed_share=Decimal(0))).coverage == 1


def test_without_revenue_coverage_has_no_answer() -> None:
    assert whale([account(1, 5, 0)]).coverage == NotComputable("no_positive_revenue")


def test_without_any_known_cost_there_is_no_whale() -> None:
    with pytest.raises(NotComputable, match="cost_unknown"):
        whale([account(1, 5, 300, "0")])
    with pytest.raises(NotComputable, match="no_accounts"):
        whale([])


def test_a_limit_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        WhaleLimits(neutral_share=Decimal(2))


@given(PORTFOLIOS, st.randoms(use_true_random=False))
def test_the_last_point_is_the_profit_and_nothing_lies_above_the_peak(
    rows: list[AccountProfit], random: Any
) -> None:
    found = whale(rows)
    points = found.points()
    assert points[-1].y == found.profit == sum(row.profit for row in rows)
    assert max(point.y for point in points) == found.peak
    assert found.peak == sum(row.profit for row in rows if row.profit > 0)
    assert found.destroyed == -sum(row.profit for row in rows if row.profit < 0)
    assert sum(totals.profit for totals in found.zones.values()) == found.profit
    assert whale(random.sample(rows, len(rows))) == found


@given(PORTFOLIOS)
def test_ten_times_the_money_gives_the_same_shares(rows: list[AccountProfit]) -> None:
    larger = [account(row.account_id, int(row.profit) * 10, 10_000) for row in rows]
    assert whale(larger).peak_share == whale(rows).peak_share
