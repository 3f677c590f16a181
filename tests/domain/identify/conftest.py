"""The twenty customers of the reference data set, D20."""

from decimal import Decimal

import pytest

from verder.domain.identify.double_pareto import MarginUnit
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.identify.whale import AccountProfit

# account, revenue, gross margin, net customer profit, products a year
CUSTOMERS = (
    (1, 420_000, 117_600, 55_600, 14),
    (2, 310_000, 93_000, 53_000, 11),
    (3, 180_000, 39_600, -18_400, 9),
    (4, 130_000, 45_500, 30_500, 8),
    (5, 95_000, 31_350, 19_000, 7),
    (6, 70_000, 17_500, -7_000, 6),
    (7, 55_000, 19_800, 12_000, 6),
    (8, 48_000, 14_400, 5_000, 5),
    (9, 40_000, 15_200, 10_000, 5),
    (10, 32_000, 8_000, -1_500, 4),
    (11, 28_000, 9_800, 5_000, 4),
    (12, 22_000, 6_600, 1_000, 4),
    (13, 18_000, 7_200, 4_000, 3),
    (14, 14_000, 2_800, -4_000, 3),
    (15, 11_000, 3_300, 300, 2),
    (16, 9_000, 3_150, -500, 2),
    (17, 7_000, 2_100, -1_000, 2),
    (18, 5_000, 1_500, -1_500, 1),
    (19, 4_000, 1_000, -2_000, 1),
    (20, 2_000, 400, -2_500, 1),
)


@pytest.fixture(scope="session")
def revenues() -> list[AccountRevenue]:
    return [
        AccountRevenue(number, Decimal(revenue), products, Decimal(margin))
        for number, revenue, margin, _, products in CUSTOMERS
    ]


@pytest.fixture(scope="session")
def gross_margins() -> list[MarginUnit]:
    return [
        MarginUnit(account_id=number, revenue=Decimal(revenue), margin=Decimal(margin))
        for number, revenue, margin, _, _ in CUSTOMERS
    ]


@pytest.fixture(scope="session")
def net_profits() -> list[AccountProfit]:
    return [
        AccountProfit(account_id=number, revenue=Decimal(revenue), profit=Decimal(profit))
        for number, revenue, _, profit, _ in CUSTOMERS
    ]
