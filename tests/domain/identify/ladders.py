"""The twenty customers of the reference data set as profit ladders; C03 with all its drivers."""

from decimal import Decimal

from tests.domain.identify.conftest import CUSTOMERS
from verder.domain.identify.cost_to_serve import CostStep, Driver, Measure, cost_to_serve
from verder.domain.identify.profit_ladder import AccountSales, ProfitLadder, profit_ladder
from verder.domain.values.missing import NotComputable

UNITS, BALANCE, MONEY = Measure.UNITS, Measure.BALANCE, Measure.MONEY
SERVICE, CAPITAL = CostStep.SERVICE, CostStep.CAPITAL
C03 = {
    "orders": (UNITS, SERVICE, "45", "310"),
    "deliveries": (UNITS, SERVICE, "90", "240"),
    "visits": (UNITS, SERVICE, "350", "26"),
    "returns": (UNITS, SERVICE, "120", "40"),
    "support_hours": (UNITS, SERVICE, "75", "80"),
    "receivables": (BALANCE, CAPITAL, "0.08", "31875"),
}
DRIVERS = [
    Driver(code=code, measure=measure, step=step, rate=Decimal(rate))
    for code, (measure, step, rate, _quantity) in C03.items()
]
QUANTITIES = {code: Decimal(quantity) for code, (*_rest, quantity) in C03.items()}
IN_ONE = [
    Driver(code="service", measure=MONEY, step=SERVICE, rate=Decimal(1)),
    Driver(code="capital", measure=MONEY, step=CAPITAL, rate=Decimal(1)),
]


def sales(number: int, revenue: int, margin: int) -> AccountSales:
    """Return what an account bought, its cost wholly known."""
    return AccountSales(
        account_id=number,
        revenue=Decimal(revenue),
        credit_notes=Decimal(0),
        costed_revenue=Decimal(revenue),
        cost=Decimal(revenue - margin),
        costed_share=Decimal(1),
    )


def c03(*, years: str = "1", **given: Decimal | NotComputable) -> ProfitLadder:
    """Return the ladder of C03, with other quantities of some drivers."""
    quantities = {**QUANTITIES, **given}
    served = cost_to_serve(
        account_id=3, drivers=DRIVERS, quantities=quantities, years=Decimal(years)
    )
    return profit_ladder(sales(3, 180_000, 39_600), served)


def d20() -> list[ProfitLadder]:
    """Return all ladders; of the others the whole cost to serve counts as one driver."""
    return [
        c03() if number == 3 else _in_one(number, revenue, margin, profit)
        for number, revenue, margin, profit, _products in CUSTOMERS
    ]


def _in_one(number: int, revenue: int, margin: int, profit: int) -> ProfitLadder:
    quantities = {"service": Decimal(margin - profit), "capital": Decimal(0)}
    served = cost_to_serve(account_id=number, drivers=IN_ONE, quantities=quantities)
    return profit_ladder(sales(number, revenue, margin), served)
